"""Instant run-off: the option with the fewest first choices leaves, its ballots pass on, until one has more than half.

Options level at the bottom leave together; if all that are left are level, they share the place. So nothing is drawn
by lot and no option gains from its number in the list.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.polls.counting.marks import Marks, Sheaf


@dataclass(frozen=True)
class Round:
    """One round: first choices by option still in, and how many ballots name none of these any more."""

    votes: tuple[tuple[int, int], ...]
    exhausted: int


def run_off(cast: Sheaf, options: int) -> tuple[tuple[tuple[int, ...], ...], tuple[Round, ...]]:
    """Options by place (the last to leave first) and the rounds that led there."""
    left = frozenset(range(options))
    gone: list[tuple[int, ...]] = []
    rounds: list[Round] = []
    while True:
        votes = _first_choices(cast, left)
        rounds.append(Round(tuple(sorted(votes.items())), sum(cast.values()) - sum(votes.values())))
        if 2 * max(votes.values()) > sum(votes.values()) or len(set(votes.values())) == 1:
            return (*_by_votes(votes), *reversed(gone)), tuple(rounds)
        last = tuple(sorted(option for option in left if votes[option] == min(votes.values())))
        gone.append(last)
        left -= set(last)


def _first_choices(cast: Sheaf, left: Iterable[int]) -> dict[int, int]:
    votes = dict.fromkeys(left, 0)
    for marks, times in cast.items():
        first = _first_of(marks, votes)
        if first is not None:
            votes[first] += times
    return votes


def _first_of(marks: Marks, left: Iterable[int]) -> int | None:
    return min((option for option in left if marks[option]), key=lambda option: marks[option], default=None)


def _by_votes(votes: dict[int, int]) -> Iterable[tuple[int, ...]]:
    for number in sorted(set(votes.values()), reverse=True):
        yield tuple(sorted(option for option, each in votes.items() if each == number))
