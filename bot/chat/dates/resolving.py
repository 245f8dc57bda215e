"""From what was said to the day and the time that are meant, seen from now."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from bot.chat.dates.clashes import (
    day_missing,
    days_differ,
    only_clock,
    time_missing,
    too_far,
    two_times,
    wrong_season,
)
from bot.chat.dates.days import day_of
from bot.chat.dates.dots import settle_dots
from bot.chat.dates.halves import hour_and_minute
from bot.chat.dates.instants import moments_of, to_instant
from bot.chat.dates.said import Said
from bot.chat.dates.zones import out_of_season


@dataclass(frozen=True)
class Read:
    """What a phrase says."""

    day: date
    clock: time | None
    """None: only the day was said."""
    zone: tzinfo | None
    """The zone or offset that the writer named, else None: the writer's own clock."""

    def iso(self) -> str:
        """2026-12-01, 2026-12-01T15:00, or with the offset when a zone was named."""
        if self.clock is None:
            return self.day.isoformat()
        return datetime.combine(self.day, self.clock, self.zone).isoformat(timespec="minutes")


def resolve(said: Said, now: datetime, home: ZoneInfo) -> Read:
    """Day and time for someone whose clock is in `home`; Refusal when they are not clear."""
    settle_dots(said)
    found = _elapsed(said, now, home) if said.has("elapsed") else _named(said, now, home)
    if said.zone and found.clock and out_of_season(said.zone, datetime.combine(found.day, found.clock)):
        raise wrong_season(str(said.zone), found.day)
    return found


def resolve_clock(said: Said) -> time:
    """A time of day alone; Refusal when anything else was said."""
    settle_dots(said, as_time=True)
    if said.zone is not None or set(said.figures) - {"hour", "minute"}:
        raise only_clock()
    clock = hour_and_minute(said)
    if clock is None:
        raise time_missing()
    return time(clock[0] % 24, clock[1])


def _named(said: Said, now: datetime, home: ZoneInfo) -> Read:
    """A day and a time by name; in another zone only when it is the same day there."""
    day, clock = _on_clock_of(said, now.astimezone(home))
    if said.zone is None:
        return Read(day, clock, None)
    if clock is None:
        raise time_missing()
    there, _ = _on_clock_of(said, now.astimezone(said.zone))
    if there != day:
        raise days_differ(day, there)
    to_instant(day, clock, said.zone)
    return Read(day, clock, said.zone)


def _on_clock_of(said: Said, local: datetime) -> tuple[date, time | None]:
    """Day and time on the clock on which it is now `local`."""
    clock = hour_and_minute(said)
    passed = clock is not None and clock < (local.hour, local.minute)
    day = day_of(said, local.date(), passed)
    if clock is None:
        if day is None:
            raise day_missing()
        return day, None
    day, (hour, minute) = day or local.date(), clock
    return (day, time(hour, minute)) if hour < 24 else (_after(day), time(0, minute))


def _after(day: date) -> date:
    try:
        return day + timedelta(days=1)
    except OverflowError:
        raise too_far() from None


def _elapsed(said: Said, now: datetime, home: ZoneInfo) -> Read:
    """So many minutes from now, whatever the clocks do meanwhile."""
    if set(said.figures) != {"elapsed"} or said.parts:
        raise two_times()
    place = said.zone or home
    try:
        moment = (now.astimezone(UTC) + timedelta(minutes=said.figures["elapsed"])).astimezone(place)
    except OverflowError:
        raise too_far() from None
    wall = moment.replace(second=0, microsecond=0, tzinfo=None, fold=0)
    zone = said.zone
    if len(moments_of(wall, place)) > 1:  # the clock shows it twice: only the offset tells which
        zone = timezone(moment.utcoffset() or timedelta())
    return Read(wall.date(), wall.time(), zone)
