"""What people can ask about reminders: how they come, and that one comes again later."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.chat.actions import Action, FormAction
from bot.reminders.wishes import Lead


class Later(StrEnum):
    """When a reminder shall come again."""

    MINUTES = "minutes"
    HOUR = "hour"
    MORNING = "morning"


class Ahead(StrEnum):
    """How one is reminded of meetings: as each kind needs it, at times of one's own, or not at all."""

    KIND = "kind"
    OWN = "own"
    NONE = "none"


class Where(StrEnum):
    """Where one is reminded of meetings."""

    PRIVATE = "private"
    ROOM = "room"


class DayOff(StrEnum):
    """A day on which one is not to be reminded, if it can wait. The weekdays stand in their order."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"
    HOLIDAYS = "holidays"


@dataclass(frozen=True)
class OpenReminders(Action, name="reminders"):
    """How I am reminded."""


@dataclass(frozen=True)
class OpenLeads(Action, name="remleads"):
    """Ask how long before a meeting, and where."""


@dataclass(frozen=True)
class SaveLeads(FormAction, name="saveremleads"):
    ahead: Ahead
    leads: tuple[Lead, ...]
    where: Where


@dataclass(frozen=True)
class OpenQuiet(Action, name="remquiet"):
    """Ask for quiet hours and days off."""


@dataclass(frozen=True)
class SaveQuiet(FormAction, name="saveremquiet"):
    since: str
    until: str
    days_off: tuple[DayOff, ...]


@dataclass(frozen=True)
class OpenAway(Action, name="remaway"):
    """Ask from when until when one is away."""


@dataclass(frozen=True)
class SaveAway(FormAction, name="saveremaway"):
    since: datetime | None
    until: datetime


@dataclass(frozen=True)
class ComeBack(Action, name="remback"):
    """I am not away any more."""


@dataclass(frozen=True)
class AskLater(Action, name="later"):
    """Ask when a reminder shall come again; `delivery` is the message it came with."""

    delivery: int


@dataclass(frozen=True)
class Snooze(Action, name="snooze"):
    """Let it come again then."""

    delivery: int
    later: Later


@dataclass(frozen=True)
class Unsnooze(Action, name="unsnooze"):
    """It need not come again."""

    delivery: int
