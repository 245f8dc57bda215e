"""Schulze by its definition: an option beats another when its strongest way there is stronger than the way back.

A way of at least a certain strength is looked for by walking along links of that strength, from the strongest down;
an option stands below the longest chain of options that beat one another and it.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

from bot.recount.paper import Ballot

Table = tuple[tuple[int, ...], ...]
"""How many prefer the option of the row to that of the column."""


def preferred(ballots: Sequence[Ballot], options: int) -> Table:
    """Pair by pair, how many ballots name the one before the other, or it alone."""
    return tuple(
        tuple(
            sum(each.count for each in ballots if _names_before(each, one, other)) for other in range(options)
        )
        for one in range(options)
    )


def _names_before(ballot: Ballot, one: int, other: int) -> bool:
    mine, theirs = ballot.marks[one], ballot.marks[other]
    return mine > 0 and (theirs == 0 or mine < theirs)


def levels(pairs: Table) -> Table:
    """Options by place, from the pairs."""
    everyone = range(len(pairs))
    way = [[_strongest(pairs, start, end) for end in everyone] for start in everyone]
    beaten_by = {
        one: [other for other in everyone if other != one and way[other][one] > way[one][other]]
        for one in everyone
    }

    @lru_cache
    def depth(option: int) -> int:
        return max((depth(better) + 1 for better in beaten_by[option]), default=0)

    deep = [depth(option) for option in everyone]
    return tuple(tuple(each for each in everyone if deep[each] == number) for number in range(max(deep) + 1))


def _strongest(pairs: Table, start: int, end: int) -> int:
    """The greatest strength with which `end` can be reached; 0 when it cannot."""
    strengths = sorted({pairs[one][other] for one, other in _links(pairs)}, reverse=True)
    return next((each for each in strengths if end in _reached(pairs, start, each)), 0)


def _links(pairs: Table) -> Iterator[tuple[int, int]]:
    for one, other in product(range(len(pairs)), repeat=2):
        if pairs[one][other] > pairs[other][one]:
            yield one, other


def _reached(pairs: Table, start: int, strength: int) -> set[int]:
    """Where one comes from `start` along links of at least this strength."""
    steps = [(one, other) for one, other in _links(pairs) if pairs[one][other] >= strength]
    reached, fresh = set[int](), {start}
    while fresh:
        fresh = {other for one, other in steps if one in fresh} - reached
        reached |= fresh
    return reached
