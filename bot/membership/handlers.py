"""Everything the roster answers: importing the parts declares them."""

from bot.membership import (
    application_handlers,
    group_handlers,
    history,
    invitation_handlers,
    join_handlers,
    linking_handlers,
    people_handlers,
    reach_handlers,
)
from bot.membership.feature import feature

__all__ = [
    "application_handlers",
    "feature",
    "group_handlers",
    "history",
    "invitation_handlers",
    "join_handlers",
    "linking_handlers",
    "people_handlers",
    "reach_handlers",
]
