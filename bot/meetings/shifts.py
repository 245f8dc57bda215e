"""Clock changes between two meetings: which city's clocks, by how much, since when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.chat.cards import Block, Paragraph
from bot.chat.cities import BEIJING, BERLIN
from bot.chat.text import City, Minutes, Words, _
from bot.meetings.model import Meeting
from bot.meetings.rhythm import fall_on
from bot.meetings.series import Series
from bot.work import Work

MINUTE, DAY, YEAR = timedelta(minutes=1), timedelta(days=1), timedelta(days=366)
MOST_SEEN = 60
"""Days of a series in which the next clock change is looked for."""


@dataclass(frozen=True)
class Shift:
    """Since the day `since` (on its own clock) the city's clocks show `by` more than before."""

    city: City
    since: date
    by: timedelta


def shifts_between(earlier: datetime, later: datetime, cities: Iterable[City]) -> Iterator[Shift]:
    """Of the cities, one for each zone, those whose clocks run otherwise at the later moment (UTC)."""
    by_zone: dict[str, City] = {}
    for city in cities:
        by_zone.setdefault(city.zone, city)
    for zone, city in by_zone.items():
        by = _offset(later, zone) - _offset(earlier, zone)
        if by:
            yield Shift(city, _changed_on(earlier, later, zone), by)


def shift_words(work: Work, meeting: Meeting, own: City | None) -> Iterator[Block]:
    """For the first meeting after a clock change of one side: that it changed, and what time it is there now."""
    before = work.meetings.before(meeting)
    if before is None:
        return
    cities = (*((own,) if own else ()), BEIJING, BERLIN)
    shifts = list(shifts_between(before.starts_at, meeting.starts_at, cities))
    for shift in shifts:
        yield Paragraph(_said(shift))
    if shifts and meeting.series_id is not None:
        yield from _other_times(before, meeting, cities)


def coming_shift_words(series: Series, now: datetime, cities: Iterable[City]) -> Iterator[Block]:
    """What the next clock change, within a year, does to a series: from which day on it begins where at what time."""
    days = [day for day in series.rhythm.days() if day >= now.date()][:MOST_SEEN]
    falls = [fall_on(day, series.wall, series.zone) for day in days if day <= now.date() + YEAR]
    for earlier, later in pairwise(falls):
        moved = list(_moved(earlier.starts_at, later.starts_at, cities))
        for city, was, is_now in moved:
            yield Paragraph(
                _(
                    "From {day} on it begins in {city} at {now} instead of {before}: clocks change.",
                    day=later.day,
                    city=city,
                    now=is_now,
                    before=was,
                )
            )
        if moved:
            return


def pushed_words(meeting: Meeting) -> Iterator[Block]:
    """Of a meeting whose wall time a clock change leaves out: that it begins later than agreed."""
    local = meeting.starts_at.astimezone(ZoneInfo(meeting.zone)).replace(tzinfo=None)
    if local != meeting.wall:
        yield Paragraph(
            _(
                "Clocks go forward on that day and leave {before} out, so it begins at {now} on the clock on which "
                "it was agreed.",
                before=meeting.wall.time(),
                now=local.time(),
            )
        )


def _said(shift: Shift) -> Words:
    length = Minutes(abs(shift.by) // MINUTE)
    if shift.by > timedelta():
        return _(
            "Clocks in {city} went forward by {length} on {day}.",
            city=shift.city,
            length=length,
            day=shift.since,
        )
    return _(
        "Clocks in {city} went back by {length} on {day}.", city=shift.city, length=length, day=shift.since
    )


def _other_times(before: Meeting, meeting: Meeting, cities: Iterable[City]) -> Iterator[Block]:
    """Where the time of day is another one than last time."""
    for city, was, is_now in _moved(before.starts_at, meeting.starts_at, cities):
        yield Paragraph(
            _(
                "In {city} the meeting now begins at {now} instead of {before}.",
                city=city,
                now=is_now,
                before=was,
            )
        )


def _moved(earlier: datetime, later: datetime, cities: Iterable[City]) -> Iterator[tuple[City, time, time]]:
    """Cities, one for each zone, on whose clocks the second moment has another time of day than the first."""
    for city in {city.zone: city for city in reversed(tuple(cities))}.values():
        was, is_now = (each.astimezone(ZoneInfo(city.zone)).time() for each in (earlier, later))
        if was != is_now:
            yield city, was, is_now


def _offset(moment: datetime, zone: str) -> timedelta:
    return moment.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()


def _changed_on(low: datetime, high: datetime, zone: str) -> date:
    """The day of the last change before `high`."""
    wanted = _offset(high, zone)
    while high - low > DAY and _offset(high - DAY, zone) == wanted:
        high -= DAY
    low = max(low, high - DAY)
    while high - low > MINUTE:
        middle = low + (high - low) / 2
        low, high = (low, middle) if _offset(middle, zone) == wanted else (middle, high)
    return high.astimezone(ZoneInfo(zone)).date()
