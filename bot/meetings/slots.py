"""Slots: times at which both sides can meet, and what each side bears.

A side works from DAY_BEGINS to DAY_ENDS on its own clock; a meeting fits only if both do, on a common working day.
What it bears is counted in STEPs before MORNING or after AFTERNOON. The burden of past meetings is set off against the
next: of all slots the one comes first after which both sides have borne most nearly the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.workdays.calendar import Calendar, is_common_working_day

STEP = timedelta(minutes=30)
DAY_BEGINS, DAY_ENDS = time(8), time(19)
"""Earliest beginning and latest end on a side's own clock."""

MORNING, AFTERNOON = time(10), time(16)
"""Between these a meeting is no burden."""


@dataclass(frozen=True)
class Party:
    """One side at a meeting: its key, the zone (IANA) of its clock, its working days."""

    key: str
    zone: str
    calendar: Calendar


@dataclass(frozen=True)
class Slot:
    """A time to meet (UTC) and what each party bears of it, in STEPs, by key."""

    starts_at: datetime
    burdens: Mapping[str, int]

    @property
    def total(self) -> int:
        """What all bear together."""
        return sum(self.burdens.values())


def find_slots(
    parties: Sequence[Party], first: date, last: date, length: timedelta, borne: Mapping[str, int]
) -> Iterator[Slot]:
    """Every day's best slot from `first` to `last`, the fairest and easiest first. `borne`: the burden so far."""
    slots = (slot for day in _days(first, last) for slot in _slots_on(day, parties, length))
    by_day = groupby(slots, key=lambda slot: slot.starts_at.date())
    best = (min(group, key=lambda slot: _rank(slot, borne)) for _day, group in by_day)
    return iter(sorted(best, key=lambda slot: _rank(slot, borne)))


def burdens_of(parties: Iterable[Party], starts_at: datetime, length: timedelta) -> Mapping[str, int]:
    """What each party bears of a meeting, in STEPs, whether it fits their working hours or not."""
    return {party.key: sum(early_and_late(ZoneInfo(party.zone), starts_at, length)) for party in parties}


def _slots_on(day: date, parties: Sequence[Party], length: timedelta) -> Iterator[Slot]:
    """Slots of one day (UTC) in which all work."""
    moment = datetime.combine(day, time(), UTC)
    while moment.date() == day:
        if all(_works(party, moment, length) for party in parties) and _common(parties, moment):
            yield Slot(moment, burdens_of(parties, moment, length))
        moment += STEP


def _works(party: Party, moment: datetime, length: timedelta) -> bool:
    begin, end = _local(ZoneInfo(party.zone), moment, length)
    same_day = begin.date() == end.date()
    return same_day and begin.time() >= DAY_BEGINS and end.time() <= DAY_ENDS


def _common(parties: Sequence[Party], moment: datetime) -> bool:
    calendars = tuple(party.calendar for party in parties)
    days = {moment.astimezone(ZoneInfo(party.zone)).date() for party in parties}
    return all(is_common_working_day(day, calendars) for day in days)


def early_and_late(zone: ZoneInfo, starts_at: datetime, length: timedelta) -> tuple[int, int]:
    """How far a meeting reaches before MORNING and after AFTERNOON on the clock of a zone, in STEPs."""
    begin, end = _local(zone, starts_at, length)
    early = datetime.combine(begin.date(), MORNING) - begin
    late = end - datetime.combine(begin.date(), AFTERNOON)
    return max(0, -(-early // STEP)), max(0, -(-late // STEP))


def _local(zone: ZoneInfo, starts_at: datetime, length: timedelta) -> tuple[datetime, datetime]:
    begin = starts_at.astimezone(zone).replace(tzinfo=None)
    return begin, (starts_at + length).astimezone(zone).replace(tzinfo=None)


def _rank(slot: Slot, borne: Mapping[str, int]) -> tuple[int, int, datetime]:
    """How far apart the parties would be, what it costs all, and sooner before later."""
    after = [borne.get(key, 0) + steps for key, steps in slot.burdens.items()]
    return max(after) - min(after), slot.total, slot.starts_at


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=1)
