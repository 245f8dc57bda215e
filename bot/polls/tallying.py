"""From ballots or counters to a tally: the one place that says what the bars of each method show."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.polls.counting import Method, Sheaf, count
from bot.polls.counting.marks import PREFERENCES, highest_mark
from bot.polls.model import Tally

Counters = Mapping[tuple[int, int], int]
"""How many ballots gave an option (by number) a mark."""


def tally_of(method: Method, options: int, counters: Counters, voters: int, entitled: int) -> Tally:
    """The tally while a poll is open. The places of a ranking need every ballot and are not in it."""
    marks = range(1, highest_mark(method, options) + 1)
    spread = tuple(tuple(counters.get((option, mark), 0) for mark in marks) for option in range(options))
    return Tally(tuple(_votes(method, each) for each in spread), voters, entitled, spread)


def result_of(method: Method, options: int, ballots: Sheaf, entitled: int) -> Tally:
    """The tally of a poll that is over, from every ballot, with its places."""
    counted = count(method, ballots, options)
    counters: dict[tuple[int, int], int] = {}
    for marks, times in ballots.items():
        for option, mark in enumerate(marks):
            counters[option, mark] = counters.get((option, mark), 0) + times
    tally = tally_of(method, options, counters, counted.voters, entitled)
    pairs = counted.figures if method in PREFERENCES else ()
    return replace(tally, places=counted.places, rounds=counted.rounds, pairs=pairs)


def _votes(method: Method, spread: Sequence[int]) -> int:
    """Of an option: votes, points, the sum of ratings, for dates who can come, of a ranking the first choices."""
    if method in PREFERENCES:
        return spread[0]
    if method is Method.DATES:
        return sum(spread)
    return sum(mark * times for mark, times in enumerate(spread, start=1))
