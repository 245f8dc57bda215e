"""What people can ask about series of meetings, about finding a time, and about date polls."""

from dataclasses import dataclass
from datetime import datetime

from bot.chat.actions import Action, FormAction
from bot.chat.text import Variants
from bot.meetings.rhythm import Every
from bot.meetings.series import OnHoliday


@dataclass(frozen=True)
class OpenRepeat(Action, name="meetrepeat"):
    """Ask for the form that makes a meeting the first of a series; it stands on `revision`."""

    meeting: int
    revision: int | None = None


@dataclass(frozen=True)
class RepeatMeeting(FormAction):
    """The filled form of a series; `ends` is what was typed: a day, a number of meetings, or nothing."""

    meeting: int
    revision: int
    every: Every
    step: int
    ends: str
    on_holiday: OnHoliday


@dataclass(frozen=True)
class ShowSeries(Action, name="series"):
    """Show a series with its next meetings."""

    series: int


@dataclass(frozen=True)
class MoveToCommonDay(Action, name="meetcommon"):
    """Move a meeting that falls on a holiday to the next common working day."""

    meeting: int
    revision: int


@dataclass(frozen=True)
class OpenFind(Action, name="meetfind"):
    """Ask for the form that looks for a time."""

    group: int


@dataclass(frozen=True)
class FindSlots(FormAction):
    """The filled form: how long, and from which day to which; the days as they were typed."""

    group: int
    minutes: int
    first: str
    last: str


@dataclass(frozen=True)
class ShowSlots(Action, name="slot"):
    """Another page of proposed times; `window` says which days are searched (proposing.window_of)."""

    group: int
    window: int
    minutes: int
    page: int


@dataclass(frozen=True)
class TakeSlot(Action, name="meettake"):
    """Ask for the form of a new meeting at a proposed time (a stamp)."""

    group: int
    at: int
    minutes: int


@dataclass(frozen=True)
class OpenDatePoll(Action, name="meetask"):
    """Ask for the form of a date poll with the best times of this search."""

    group: int
    window: int
    minutes: int


@dataclass(frozen=True)
class AskDates(FormAction):
    """The filled form of a date poll; `dates` are stamps, `closes_at` is UTC."""

    group: int
    title: Variants
    dates: tuple[str, ...]
    closes_at: datetime


@dataclass(frozen=True)
class ScheduleDate(FormAction):
    """The filled form; `starts_at` is the stamp of the date."""

    poll: int
    starts_at: str
    minutes: int
    place: str
    link: str
    link_cn: str
