"""Marks: what one ballot says, as one whole number per option, and which marks a method allows."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

Marks = tuple[int, ...]
"""One number per option in the order of the poll; what it means is the method's. All 0: nothing said."""

Sheaf = Mapping[Marks, int]
"""Ballots, alike ones together: how often each was cast."""

HIGHEST_RATING = 5
POINTS = 10
"""How many points one ballot allocates at most."""

IF_NEED_BE, SUITS = 1, 2
"""Marks of a date: it would do if need be; it suits. 0: it does not."""


class Method(StrEnum):
    """How a question is answered and counted; the value is stored.

    ONE, SEVERAL: 1 marks a chosen option. YES_NO, CONSENT: as ONE, the options being yes / no / abstain and
    agree / abstain / object. RATING: 0 to 5. RANKED (Schulze) and RUNOFF (instant run-off): 1 is the first choice,
    2 the second and so on, 0 below all that are ranked. POINTS: how many of POINTS it gets. DATES: see SUITS.
    """

    ONE = "one"
    SEVERAL = "several"
    YES_NO = "yes_no"
    CONSENT = "consent"
    RATING = "rating"
    RANKED = "ranked"
    RUNOFF = "runoff"
    POINTS = "points"
    DATES = "dates"


SINGLE = frozenset((Method.ONE, Method.YES_NO, Method.CONSENT))
"""Methods in which a ballot marks one option."""

PREFERENCES = frozenset((Method.RANKED, Method.RUNOFF))
"""Methods in which a ballot puts options in an order."""

WEIGHED = frozenset((Method.RATING, Method.DATES))
"""Methods in which a ballot weighs every option, so that 0 says something, too."""

WHOLE = WEIGHED | {Method.POINTS}
"""Methods in which a ballot is filled in as a whole."""

_HIGHEST = {Method.RATING: HIGHEST_RATING, Method.POINTS: POINTS, Method.DATES: SUITS}


def highest_mark(method: Method, options: int) -> int:
    """The highest mark that an option can get."""
    return options if method in PREFERENCES else _HIGHEST.get(method, 1)


class Wrong(ValueError):
    """Marks that the method does not allow: a fault of a program or a forged file, never of a person's choice."""


def says(method: Method, marks: Sequence[int]) -> bool:
    """Whether these marks are a vote: of dates and ratings also when every mark is 0, which is an answer there."""
    return bool(marks) if method in WEIGHED else any(marks)


def check(method: Method, marks: Sequence[int], options: int) -> None:
    """Raise Wrong unless these marks are a ballot of the method with this many options."""
    if len(marks) != options:
        raise Wrong(f"{len(marks)} marks for {options} options")
    highest = highest_mark(method, options)
    if not all(0 <= mark <= highest for mark in marks):
        raise Wrong(f"a mark is outside 0 to {highest}")
    if method in SINGLE and sum(marks) > 1:
        raise Wrong("more than one option is marked")
    if method is Method.POINTS and sum(marks) > POINTS:
        raise Wrong(f"more than {POINTS} points are given")
    ranks = sorted(mark for mark in marks if mark)
    if method in PREFERENCES and ranks != list(range(1, len(ranks) + 1)):
        raise Wrong("ranks are missing or given twice")
