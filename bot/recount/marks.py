"""What ballots of each method may hold and what they come to, straight from the definitions of docs/recount.md."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.recount.elimination import eliminate
from bot.recount.paper import Ballot, Round
from bot.recount.paths import levels, preferred

SINGLE = ("one", "yes_no", "consent")
RANKED, RUNOFF, DATES, RATING, POINTS, SEVERAL = "ranked", "runoff", "dates", "rating", "points", "several"
PREFERENCES = (RANKED, RUNOFF)
METHODS = (*SINGLE, SEVERAL, RATING, POINTS, DATES, *PREFERENCES)

ALL_POINTS = 10
HIGHEST = {RATING: 5, POINTS: ALL_POINTS, DATES: 2}


@dataclass(frozen=True)
class Counted:
    """What the ballots come to, option by option."""

    voters: int
    votes: tuple[int, ...]
    spread: tuple[tuple[int, ...], ...]
    places: tuple[tuple[int, ...], ...]
    pairs: tuple[tuple[int, ...], ...] = ()
    rounds: tuple[Round, ...] = ()


def highest(method: str, options: int) -> int:
    """The highest mark of an option."""
    return options if method in PREFERENCES else HIGHEST.get(method, 1)


def is_possible(method: str, marks: Sequence[int], options: int) -> bool:
    """Whether somebody can have cast these marks."""
    if len(marks) != options or max(marks) > highest(method, options):
        return False
    if method in (RATING, DATES):
        return True
    given = [mark for mark in marks if mark > 0]
    if not given:
        return False
    if method in SINGLE:
        return len(given) == 1
    if method == POINTS:
        return sum(given) <= ALL_POINTS
    return method == SEVERAL or sorted(given) == [*range(1, len(given) + 1)]


def counted(method: str, ballots: Sequence[Ballot], options: int) -> Counted:
    """Every figure of a poll from its ballots, each of them possible."""
    voters = sum(ballot.count for ballot in ballots)
    spread = tuple(
        tuple(
            sum(ballot.count for ballot in ballots if ballot.marks[option] == mark)
            for mark in range(1, highest(method, options) + 1)
        )
        for option in range(options)
    )
    if method not in PREFERENCES:
        return from_spread(method, voters, spread)
    pairs = preferred(ballots, options)
    first = tuple(given[0] for given in spread)
    if not voters:
        return Counted(0, first, spread, (), pairs)
    if method == RANKED:
        return Counted(voters, first, spread, levels(pairs), pairs)
    places, rounds = eliminate(ballots, options)
    return Counted(voters, first, spread, places, pairs, rounds)


def from_spread(method: str, voters: int, spread: tuple[tuple[int, ...], ...]) -> Counted:
    """The figures of a method without preferences, from how many gave each option each mark."""
    if method == DATES:
        votes = tuple(maybe + suits for maybe, suits in spread)
        worth = [(whole, suits) for whole, (_maybe, suits) in zip(votes, spread, strict=True)]
    else:
        votes = tuple(sum(times * mark for mark, times in enumerate(given, 1)) for given in spread)
        worth = [(each, 0) for each in votes]
    return Counted(voters, votes, spread, _ordered(worth) if voters else ())


def _ordered(worth: Sequence[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """Options by how many are worth more; those with as many stand on one place."""
    behind = [sum(other > own for other in worth) for own in worth]
    return tuple(
        tuple(option for option, each in enumerate(behind) if each == number)
        for number in sorted(set(behind))
    )
