"""A deadline that is given as a number of common working days: both sides have all of them to vote."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.chat.cities import BERLIN_TIME
from bot.chat.text import Text, _
from bot.errors import Refusal
from bot.polls.model import Poll
from bot.work import Work
from bot.workdays.calendar import Calendar, add_working_days, is_provisional
from bot.workdays.model import WEEKEND, Country
from bot.workdays.names import DAY_OFF, name_words

ENDS_AT = time(16)
"""On Berlin's clock: the working day is nearly over there, and the same day in Beijing (22:00 or 23:00)."""

MOST_DAYS = 60
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Rest:
    """Days off in one country, one after the other, that were not counted."""

    country: Country
    name: str
    first: date
    last: date

    @property
    def words(self) -> Text:
        """What is rested for, where and when."""
        match self.country:
            case Country.CN:
                return (
                    _(
                        "{holiday} in China ({first} to {last})",
                        holiday=name_words(self.name),
                        first=self.first,
                        last=self.last,
                    )
                    if self.last > self.first
                    else _("{holiday} in China ({day})", holiday=name_words(self.name), day=self.first)
                )
            case Country.DE:
                return (
                    _(
                        "{holiday} in Germany ({first} to {last})",
                        holiday=name_words(self.name),
                        first=self.first,
                        last=self.last,
                    )
                    if self.last > self.first
                    else _("{holiday} in Germany ({day})", holiday=name_words(self.name), day=self.first)
                )


@dataclass(frozen=True)
class Deadline:
    """When a vote ends (UTC), whether days among those counted may still change, and the rests passed over."""

    at: datetime
    provisional: bool = False
    passed_over: tuple[Rest, ...] = ()


def calendars_of(work: Work) -> tuple[Calendar, ...]:
    """The working days of both sides; of Germany those that all states keep."""
    return tuple(Calendar(country, work.notices.find) for country in Country)


def deadline_of(work: Work, poll: Poll, now: datetime) -> Deadline:
    """When the poll ends if it is opened now: at its moment, or so many common working days ahead."""
    days = poll.terms.working_days
    return Deadline(poll.closes_at) if days is None else in_working_days(work, days, now)


def in_working_days(work: Work, days: int, now: datetime) -> Deadline:
    """The end of the N-th common working day after today (Berlin's calendar). Refusal when that is too far ahead."""
    calendars = calendars_of(work)
    start = now.astimezone(ZoneInfo(BERLIN_TIME)).date()
    try:
        last = add_working_days(start, days, calendars)
    except ValueError:
        raise Refusal(_("So many common working days take more than a year. Please give fewer.")) from None
    between = [start + DAY * number for number in range(1, (last - start).days + 1)]
    at = datetime.combine(last, ENDS_AT, ZoneInfo(BERLIN_TIME)).astimezone(UTC)
    return Deadline(at, is_provisional(between, calendars), tuple(_rests(between, calendars)))


def before_working_days(work: Work, closes_at: datetime, zone: str, days: int) -> datetime:
    """The same time on the clock of `zone`, so many common working days earlier (UTC)."""
    wall = closes_at.astimezone(ZoneInfo(zone))
    day = add_working_days(wall.date(), -days, calendars_of(work))
    return datetime.combine(day, wall.time(), ZoneInfo(zone)).astimezone(UTC)


def _rests(days: list[date], calendars: tuple[Calendar, ...]) -> Iterator[Rest]:
    """The weekdays among these that one side does not work, in runs of one name; weekends go without saying."""
    for calendar in calendars:
        run: Rest | None = None
        for day in days:
            if calendar.works_on(day) or (day.weekday() in WEEKEND and not calendar.name_of(day)):
                continue
            name = calendar.name_of(day) or DAY_OFF
            if run is not None and (run.name, run.last) == (name, day - DAY):
                run = Rest(calendar.country, name, run.first, day)
                continue
            if run is not None:
                yield run
            run = Rest(calendar.country, name, day, day)
        if run is not None:
            yield run
