"""Starter topics on intellectual property rights, from creating them to enforcing them."""

from bot.polls.library.entries import Starter
from bot.polls.library.intellectual_property.enforcement import ENFORCEMENT
from bot.polls.library.intellectual_property.improvements import IMPROVEMENTS
from bot.polls.library.intellectual_property.licensing import LICENSING
from bot.polls.library.intellectual_property.open_source import OPEN_SOURCE
from bot.polls.library.intellectual_property.patents_standards import PATENTS_STANDARDS
from bot.polls.library.intellectual_property.rnd_ownership import RND_OWNERSHIP
from bot.polls.library.intellectual_property.service_inventions import SERVICE_INVENTIONS
from bot.polls.library.intellectual_property.staff_moves import STAFF_MOVES
from bot.polls.library.intellectual_property.trade_secrets import TRADE_SECRETS
from bot.polls.library.intellectual_property.utility_design import UTILITY_DESIGN

INTELLECTUAL_PROPERTY: tuple[Starter, ...] = (
    RND_OWNERSHIP,
    SERVICE_INVENTIONS,
    TRADE_SECRETS,
    STAFF_MOVES,
    LICENSING,
    IMPROVEMENTS,
    PATENTS_STANDARDS,
    UTILITY_DESIGN,
    ENFORCEMENT,
    OPEN_SOURCE,
)
