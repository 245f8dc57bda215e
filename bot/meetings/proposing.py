"""Proposals of times: the best slots of a search, what each side bears, and which holidays are near."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from bot.meetings.parties import Present, Rest, borne_in, present_in, rest_on
from bot.meetings.slots import Slot, find_slots
from bot.work import Work
from bot.workdays.calendar import is_provisional

MOST = 60
"""Slots that one search looks at; more than anybody pages through."""

LONGEST_SEARCH = timedelta(days=184)
AROUND = timedelta(days=3)
"""How near to the searched days a holiday is named."""


@dataclass(frozen=True)
class Search:
    """What is looked for: a meeting of so many minutes from the first to the last day."""

    group_id: int
    minutes: int
    first: date
    last: date


WINDOW = 1000


def window_of(first: date, last: date) -> int:
    """Two days as one number, short enough for a button: the first as an ordinal, and how many days later the last."""
    return first.toordinal() * WINDOW + (last - first).days


def search_of(group_id: int, window: int, minutes: int) -> Search:
    """The search that a button carries. Raises ValueError for a number that names no days."""
    first, days = divmod(window, WINDOW)
    return Search(group_id, minutes, date.fromordinal(first), date.fromordinal(first + days))


@dataclass(frozen=True)
class Stretch:
    """Days in a row that a side has off, or can hardly be reached, by one name."""

    side: str
    key: str
    first: date
    last: date


@dataclass(frozen=True)
class Proposals:
    """What was found. `borne`: by side what it has borne this year, in steps of half an hour, before any of these."""

    search: Search
    present: Present
    slots: tuple[Slot, ...]
    borne: Mapping[str, int]
    holidays: tuple[Stretch, ...]
    provisional: bool


def propose(work: Work, search: Search, now: datetime) -> Proposals:
    """The best slot of every common working day, the fairest first; without what has passed and what is taken."""
    present = present_in(work, search.group_id)
    borne = borne_in(work, search.group_id, present.parties, now)
    first = max(search.first, now.date())
    found = find_slots(present.parties, first, search.last, timedelta(minutes=search.minutes), borne)
    taken = _taken(work, search, first)
    slots = tuple(islice((slot for slot in found if slot.starts_at > now and not taken(slot)), MOST))
    near = (first - AROUND, search.last + AROUND)
    return Proposals(
        search,
        present,
        slots,
        borne,
        tuple(_stretches(present, *near)),
        is_provisional(near, present.calendars),
    )


def _taken(work: Work, search: Search, first: date) -> Callable[[Slot], bool]:
    """Whether the group meets already at a time."""
    length = timedelta(minutes=search.minutes)
    begin, end = (datetime.combine(day, time(), UTC) for day in (first - AROUND, search.last + AROUND))
    planned = [
        (each.starts_at, each.ends_at) for each in work.meetings.held_between(search.group_id, begin, end)
    ]
    return lambda slot: any(
        slot.starts_at < over and begins < slot.starts_at + length for begins, over in planned
    )


def _stretches(present: Present, first: date, last: date) -> Iterator[Stretch]:
    """Every side's holidays between two days, each named once with its days, in order."""
    rests = (
        rest
        for number in range((last - first).days + 1)
        for rest in _rests_on(present, first + timedelta(days=number))
    )
    running: dict[tuple[str, str], Stretch] = {}
    for rest in rests:
        known = running.get((rest.side, rest.key))
        begun = known.first if known and rest.day - known.last <= AROUND else rest.day
        if known and begun == rest.day and known.first != rest.day:
            yield known
        running[rest.side, rest.key] = Stretch(rest.side, rest.key, begun, rest.day)
    yield from sorted(running.values(), key=lambda stretch: (stretch.first, stretch.side))


def _rests_on(present: Present, day: date) -> Iterator[Rest]:
    found = (rest_on(party, day) for party in present.parties)
    yield from dict.fromkeys(_by_season(present, rest) for rest in found if rest is not None)


def _by_season(present: Present, rest: Rest) -> Rest:
    """Within the weeks that have a name of their own, their name says more than that of the single day."""
    party = next(party for party in present.parties if party.key == rest.side)
    season = party.calendar.season(rest.day)
    return rest if season is None else Rest(rest.side, rest.day, season, rest.off)
