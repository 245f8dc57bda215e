"""Wishes: how a member wants to be reminded. Hours and weekdays are those of their own clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType

from bot.chat.text import Text, _
from bot.reminders.waking import EVENING, MORNING, Quiet


class Lead(StrEnum):
    """How long before a meeting one wants to be reminded; the value is stored."""

    WEEK = "week"
    DAY = "day"
    HOUR = "hour"
    MINUTES = "minutes"
    START = "start"


AHEAD: Mapping[Lead, timedelta] = MappingProxyType(
    {
        Lead.WEEK: timedelta(weeks=1),
        Lead.DAY: timedelta(days=1),
        Lead.HOUR: timedelta(hours=1),
        Lead.MINUTES: timedelta(minutes=10),
    }
)
"""START is the moment at which one is called in; when exactly is for the kind of meeting to say."""

LEADS: Mapping[Lead, Text] = MappingProxyType(
    {
        Lead.WEEK: _("a week before"),
        Lead.DAY: _("a day before"),
        Lead.HOUR: _("an hour before"),
        Lead.MINUTES: _("ten minutes before"),
        Lead.START: _("when it begins, with the link"),
    }
)


@dataclass(eq=False)
class Wishes:
    """What a member chose. `leads` None: as each kind of meeting needs it; empty: no reminders of meetings.

    `in_rooms`: not in private where a room of the group is reminded. `quiet_from` to `quiet_until`: when nothing comes
    that can wait; the same twice: never. `weekdays_off` counts from 0 for Monday; `holidays_off`: the public holidays
    of their side. From `away_from` to `away_until` (UTC) they are away.
    """

    member_id: int
    leads: tuple[Lead, ...] | None = None
    in_rooms: bool = False
    quiet_from: time = EVENING
    quiet_until: time = MORNING
    weekdays_off: tuple[int, ...] = ()
    holidays_off: bool = False
    away_from: datetime | None = None
    away_until: datetime | None = None

    @property
    def quiet(self) -> Quiet:
        """The quiet hours."""
        return Quiet(self.quiet_from, self.quiet_until)

    def is_away(self, moment: datetime) -> bool:
        """Whether they are away at this moment (UTC)."""
        if self.away_from is None or self.away_until is None:
            return False
        return self.away_from <= moment < self.away_until
