"""FEATURES: every feature of the bot, one line each."""

from bot.agenda.handlers import feature as agenda
from bot.calendars.handlers import feature as calendars
from bot.dialogs.handlers import feature as dialogs
from bot.errands.handlers import feature as errands
from bot.guide.handlers import feature as guide
from bot.meetings.handlers import feature as meetings
from bot.membership.handlers import feature as membership
from bot.minutes.handlers import feature as minutes
from bot.polls.handlers import feature as polls
from bot.privacy.handlers import feature as privacy
from bot.proposals.handlers import feature as proposals
from bot.record.handlers import feature as record
from bot.registry import Registry
from bot.reminders.handlers import feature as reminders
from bot.rooms.handlers import feature as rooms
from bot.roster.handlers import feature as roster
from bot.tasks.handlers import feature as tasks

FEATURES = (
    guide,
    membership,
    rooms,
    polls,
    proposals,
    meetings,
    calendars,
    agenda,
    minutes,
    tasks,
    reminders,
    record,
    privacy,
    roster,
    dialogs,
    errands,
)

REGISTRY = Registry.of(FEATURES)
