"""What should happen in a straw poll and a formal vote, as simply as it can be said: what the program is held to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import product

from bot.membership.roles import Role, Side
from bot.polls.counting import Method
from bot.polls.rules import SIDES, Quorum, Rule, Votes, judge

Marks = tuple[int, ...]
NOTHING: Marks = ()
MOST_HELD = 2
"""Votes that an organisation may hold for others."""


@dataclass
class Somebody:
    """A person: of which organisation and family, with which place and office."""

    name: str
    organisation: str
    family: str
    side: Side
    place: Role | None = Role.MEMBER
    rank: int | None = None
    chairs: bool = False

    def go(self) -> None:
        """Offices end with the place, or with the vote."""
        self.rank, self.chairs = None, False


@dataclass
class Cast:
    """A ballot, who cast it, and whether they go first (0) or second (1)."""

    marks: Marks
    by: str
    rank: int = 0


@dataclass
class Poll:
    """One poll. Voters of a straw poll are people, those of a formal vote families of organisations."""

    formal: bool
    method: Method
    closes_at: datetime
    people: dict[str, Somebody]
    seats: dict[str, Side] = field(default_factory=dict)
    cast: dict[str, Cast] = field(default_factory=dict)
    handed: dict[str, str] = field(default_factory=dict)
    agreed: dict[Side, str] = field(default_factory=dict)
    over: bool = False
    rested: int = 0
    options: int = 3

    def takes(self, now: datetime) -> bool:
        """Whether votes count."""
        return not self.over and now < self.closes_at

    def voter(self, who: Somebody) -> str | None:
        """For whom somebody votes; None for those without a vote."""
        if not self.formal:
            return who.name if who.place is Role.MEMBER else None
        return who.family if who.place and who.rank is not None and who.family in self.seats else None

    def own(self, who: Somebody) -> str | None:
        """The same, unless that vote is handed to another organisation."""
        voter = self.voter(who)
        return None if voter in self.handed else voter

    def held(self, who: Somebody, family: str) -> str | None:
        """A vote that was handed to somebody's organisation."""
        own = self.voter(who)
        if own == family:
            return self.own(who)
        return family if own is not None and self.handed.get(family) == own else None

    def put(self, voter: str | None, who: Somebody, marks: Marks | None) -> bool:
        """Cast it, or (None) take it back; whether that is allowed."""
        if voter is None:
            return False
        before, rank = self.cast.get(voter), who.rank or 0 if self.formal else 0
        if before and before.by != who.name and before.rank < rank:
            return False
        if marks is None and not before:
            return False
        if before and (before.by, before.marks) == (who.name, marks):
            return True  # the same again changes nothing, not even with whose word it counts
        if marks:
            self.cast[voter] = Cast(marks, who.name, rank)
        else:
            self.cast.pop(voter, None)
        return True

    def press(self, voter: str | None, option: int, ticked: bool | None) -> Marks:
        """What a ballot says after a press."""
        before = self.cast.get(voter or "")
        marks = list(before.marks if before else NOTHING) or [0] * self.options
        if self.method is Method.RANKED:
            return _ranked(marks, option, not marks[option] if ticked is None else ticked)
        if self.method is Method.SEVERAL:
            marks[option] = int(not marks[option] if ticked is None else ticked)
        elif ticked is not False:
            marks = [int(each == option) for each in range(self.options)]
        else:
            marks[option] = 0
        return tuple(marks) if any(marks) else NOTHING

    def holders(self, who: Somebody) -> list[str]:
        """To whom somebody may hand their organisation's vote."""
        own = self.own(who)
        if own is None or who.rank != 0 or own in self.cast or own in self.handed.values():
            return []
        held = list(self.handed.values())
        return [
            each
            for each, side in self.seats.items()
            if side is self.seats[own]
            and each != own
            and each not in self.handed
            and held.count(each) < MOST_HELD
        ]

    def revoke(self, who: Somebody) -> bool:
        """Take the vote back that was handed on, and what was cast with it."""
        own = self.voter(who)
        if own is None or own not in self.handed or who.rank != 0:
            return False
        del self.handed[own]
        self.cast.pop(own, None)
        return True

    def votes(self) -> tuple[int, ...]:
        """By option; of a ranking the first choices."""
        said = [each.marks for each in self.cast.values()]
        return tuple(sum(marks[option] == 1 for marks in said) for option in range(self.options))

    def sides(self) -> dict[Side, Votes]:
        """How each side voted."""
        return _by_side(self.seats, {family: each.marks for family, each in self.cast.items()})

    def is_settled(self) -> bool:
        """Whether the outcome stays the same in every way the missing votes can fall: by trying all of them."""
        missing = [each for each in self.seats if each not in self.cast]
        said = {family: each.marks for family, each in self.cast.items()}
        ways = product(EVERY, repeat=len(missing))
        outcomes = (self._adopted({**said, **dict(zip(missing, way, strict=True))}) for way in ways)
        first = next(outcomes)
        return all(each is first for each in outcomes)

    def _adopted(self, said: dict[str, Marks]) -> bool:
        return judge(RULE, QUORUM, _by_side(self.seats, said)).adopted

    def missing(self) -> set[str]:
        """Who is to be reminded, by name."""
        return set(self._missing())

    def _missing(self) -> Iterator[str]:
        if not self.formal:
            yield from (
                each.name for each in self.people.values() if self.voter(each) not in (None, *self.cast)
            )
            return
        wanted = {self.handed.get(family, family) for family in self.seats if family not in self.cast}
        for family in wanted:
            able = [each for each in self.people.values() if self.voter(each) == family]
            first = min((each.rank or 0 for each in able), default=0)
            yield from (each.name for each in able if each.rank == first)


RULE, QUORUM = Rule.DOUBLE, Quorum.HALF_PER_SIDE
EVERY: tuple[Marks, ...] = ((1, 0, 0), (0, 1, 0), (0, 0, 1), NOTHING)


def _by_side(seats: dict[str, Side], said: dict[str, Marks]) -> dict[Side, Votes]:
    of = {side: [said.get(family, NOTHING) for family in seats if seats[family] is side] for side in SIDES}
    return {side: Votes(len(each), *(each.count(marks) for marks in EVERY[:3])) for side, each in of.items()}


def _ranked(marks: list[int], option: int, wanted: bool) -> Marks:
    order = sorted((each for each, mark in enumerate(marks) if mark), key=lambda each: marks[each])
    if wanted and option not in order:
        order.append(option)
    if not wanted and option in order:
        order.remove(option)
    ranks = tuple(order.index(each) + 1 if each in order else 0 for each in range(len(marks)))
    return ranks if order else NOTHING
