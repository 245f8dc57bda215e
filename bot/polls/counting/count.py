"""The count of one poll: figures by option, places, and for a run-off its rounds."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.polls.counting.marks import IF_NEED_BE, SUITS, Marks, Method, Sheaf, check, says
from bot.polls.counting.runoff import Round, run_off
from bot.polls.counting.schulze import pairwise, schulze

Places = tuple[tuple[int, ...], ...]
"""Options by place, the first place first; options that are level share one. Nothing is ever drawn by lot."""


@dataclass(frozen=True)
class Count:
    """What the ballots come to.

    `figures`: by option, what was counted for it: (votes,), (points,), (sum of ratings,), for dates
    (suits, if need be), for preferences how many prefer it to each option. `voters`: ballots that say something.
    """

    voters: int
    figures: tuple[tuple[int, ...], ...]
    places: Places
    rounds: tuple[Round, ...] = ()

    @property
    def winners(self) -> tuple[int, ...]:
        """The option in first place, several when they are level, none when nobody said anything for any."""
        return self.places[0] if self.places and self.voters else ()


def count(method: Method, ballots: Sheaf, options: int) -> Count:
    """Count ballots of a poll with this many options; empty ones are no votes. Raises Wrong for impossible marks."""
    cast = {marks: times for marks, times in ballots.items() if says(method, marks)}
    for marks in cast:
        check(method, marks, options)
    voters = sum(cast.values())
    match method:
        case Method.RANKED:
            return Count(voters, pairwise(cast, options), schulze(cast, options))
        case Method.RUNOFF:
            places, rounds = run_off(cast, options)
            return Count(voters, pairwise(cast, options), places, rounds)
        case Method.DATES:
            figures = tuple(
                (_times(cast, option, SUITS), _times(cast, option, IF_NEED_BE)) for option in range(options)
            )
            return Count(voters, figures, _placed(figures, lambda each: (sum(each), each[0])))
        case _:
            sums = tuple((_sum(cast, option),) for option in range(options))
            return Count(voters, sums, _placed(sums, tuple))


def _sum(cast: Sheaf, option: int) -> int:
    return sum(marks[option] * times for marks, times in cast.items())


def _times(cast: Sheaf, option: int, mark: int) -> int:
    return sum(times for marks, times in cast.items() if marks[option] == mark)


def _placed(
    figures: Sequence[tuple[int, ...]], worth: Callable[[tuple[int, ...]], tuple[int, ...]]
) -> Places:
    """Options by what their figures are worth, the highest first. A date: who can come, then whom it suits."""
    values: Iterable[tuple[int, ...]] = sorted({worth(each) for each in figures}, reverse=True)
    return tuple(
        tuple(option for option, each in enumerate(figures) if worth(each) == value) for value in values
    )


__all__ = ["Count", "Marks", "Places", "Round", "count"]
