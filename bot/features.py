"""FEATURES: every feature of the bot, one line each."""

from bot.dialogs.handlers import feature as dialogs
from bot.feature import Registry
from bot.guide.handlers import feature as guide
from bot.meetings.handlers import feature as meetings
from bot.membership.handlers import feature as membership
from bot.polls.handlers import feature as polls
from bot.proposals.handlers import feature as proposals
from bot.record.handlers import feature as record
from bot.rooms.handlers import feature as rooms

FEATURES = (guide, membership, rooms, polls, proposals, meetings, record, dialogs)

REGISTRY = Registry.of(FEATURES)
