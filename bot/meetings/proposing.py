"""Proposals of times: the best slots of a search, what each side bears, and which holidays are near."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
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
    """The best slot of every common working day, the fairest first; those of today that have passed are left out."""
    present = present_in(work, search.group_id)
    borne = borne_in(work, search.group_id, present.parties, now)
    first = max(search.first, now.date())
    found = find_slots(present.parties, first, search.last, timedelta(minutes=search.minutes), borne)
    slots = tuple(islice((slot for slot in found if slot.starts_at > now), MOST))
    near = (first - AROUND, search.last + AROUND)
    return Proposals(
        search,
        present,
        slots,
        borne,
        tuple(_stretches(present, *near)),
        is_provisional(near, present.calendars),
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
