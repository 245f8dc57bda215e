"""Rhythm: on which days the meetings of a series fall, and the moment of each; the only module that asks dateutil.

A series is a wall time in one zone and a rule. Days come from the rule alone; a moment is worked out from day, wall
time and zone as they are known now, so a new rule of a zone moves what is still to come.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil import rrule

from bot.chat.dates.instants import moments_of

MOST = 1200
"""Meetings of one series: over twenty years of weekly ones."""

LAST = -1
"""The place of the last such weekday in a month."""

SHORTEST_MONTH = 28


class Every(StrEnum):
    """How a series recurs; the value is stored."""

    WEEKS = "weeks"
    MONTHLY_DAY = "monthly_day"
    MONTHLY_WEEKDAY = "monthly_weekday"


@dataclass(frozen=True)
class Rhythm:
    """A rule that begins on `first`. `step`: every how many weeks or months. It ends with `until` or after `count`.

    MONTHLY_DAY keeps the day of the month, in shorter months their last day. MONTHLY_WEEKDAY keeps the weekday and its
    place in the month; a fifth one is always the last.
    """

    every: Every
    first: date
    step: int = 1
    until: date | None = None
    count: int | None = None

    @property
    def place(self) -> int:
        """Which of its weekday in the month the first day is: 1 to 4, or LAST."""
        place = (self.first.day - 1) // 7 + 1
        return place if place < 5 else LAST

    @property
    def gap(self) -> timedelta:
        """The shortest time from one day to the next."""
        days = 7 if self.every is Every.WEEKS else SHORTEST_MONTH
        return timedelta(days=days * self.step)

    def days(self) -> Iterator[date]:
        """The days in order, the first included, at most MOST."""
        most = MOST if self.count is None else min(self.count, MOST)
        for moment in islice(self._rule(), most):
            if self.until is not None and moment.date() > self.until:
                return
            yield moment.date()

    def _rule(self) -> rrule.rrule:
        start = datetime.combine(self.first, time())
        if self.every is Every.WEEKS:
            return rrule.rrule(rrule.WEEKLY, dtstart=start, interval=self.step)
        if self.every is Every.MONTHLY_WEEKDAY:
            weekday = rrule.weekday(self.first.weekday(), self.place)
            return rrule.rrule(rrule.MONTHLY, dtstart=start, interval=self.step, byweekday=weekday)
        days = (
            range(SHORTEST_MONTH, self.first.day + 1) if self.first.day > SHORTEST_MONTH else [self.first.day]
        )
        return rrule.rrule(
            rrule.MONTHLY, dtstart=start, interval=self.step, bymonthday=list(days), bysetpos=-1
        )


@dataclass(frozen=True)
class Fall:
    """When one meeting of a series falls (UTC). `shifted`: how far a clock change pushed it off its wall time."""

    day: date
    starts_at: datetime
    shifted: timedelta = timedelta()


def fall_on(day: date, wall: time, zone: str) -> Fall:
    """The moment at which clocks in the zone show this wall time on that day.

    What the clock shows twice means the first time. What it leaves out is pushed later by what it leaves out.
    """
    place = ZoneInfo(zone)
    local = datetime.combine(day, wall)
    moments = moments_of(local, place)
    if moments:
        return Fall(day, moments[0])
    before, after = (local.replace(tzinfo=place, fold=fold).utcoffset() or timedelta() for fold in (0, 1))
    return Fall(day, moments_of(local + (after - before), place)[0], after - before)
