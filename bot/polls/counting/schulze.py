"""The Schulze method: an option wins whose every way of being preferred to another beats the way back.

Source: Markus Schulze, A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
single-winner election method (Social Choice and Welfare 36, 2011); strength of a link: winning votes.
"""

from collections.abc import Sequence
from itertools import product

from bot.polls.counting.marks import Marks, Sheaf

Matrix = tuple[tuple[int, ...], ...]
"""How many prefer the option of the row to that of the column."""


def pairwise(cast: Sheaf, options: int) -> Matrix:
    """How many ballots prefer each option to each other; not ranked is below every rank."""
    table = [[0] * options for _each in range(options)]
    for marks, times in cast.items():
        places = _places(marks)
        for one, other in product(range(options), repeat=2):
            if places[one] < places[other]:
                table[one][other] += times
    return tuple(map(tuple, table))


def _places(marks: Marks) -> Sequence[int]:
    return [mark or len(marks) + 1 for mark in marks]


def schulze(cast: Sheaf, options: int) -> tuple[tuple[int, ...], ...]:
    """Options by place. On each place stand those that none of the rest beats; level ones share it."""
    strength = strongest_paths(pairwise(cast, options))
    left = set(range(options))
    places: list[tuple[int, ...]] = []
    while left:
        best = [
            one for one in left if all(strength[one][other] >= strength[other][one] for other in left - {one})
        ]
        places.append(tuple(sorted(best)))
        left -= set(best)
    return tuple(places)


def strongest_paths(preferred: Matrix) -> list[list[int]]:
    """For each pair the strength of the strongest path: a path is as strong as its weakest link."""
    everyone = range(len(preferred))
    strength = [
        [preferred[one][other] if preferred[one][other] > preferred[other][one] else 0 for other in everyone]
        for one in everyone
    ]
    for via, start, end in product(everyone, repeat=3):
        if start != end and via not in (start, end):
            through = min(strength[start][via], strength[via][end])
            strength[start][end] = max(strength[start][end], through)
    return strength
