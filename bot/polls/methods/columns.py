"""What a method adds to the table of a result: its figures, column by column."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat.text import Percent, Value, Verbatim, _
from bot.polls.counting import Method
from bot.polls.counting.marks import IF_NEED_BE, SUITS
from bot.polls.methods.saying import average
from bot.polls.model import Poll, Tally

OUT = Verbatim("")
"""In a round of a run-off: the option has left before."""


@dataclass(frozen=True)
class Column:
    """One figure of every option."""

    title: Value
    values: Sequence[Value]


def columns_of(poll: Poll, tally: Tally) -> tuple[Column, ...]:
    """The figures of the poll's method."""
    match poll.method:
        case Method.RATING:
            averages = [average(votes, tally.voters) for votes in tally.votes]
            return (Column(_("Sum of ratings"), tally.votes), Column(_("Average rating"), averages))
        case Method.POINTS:
            return (
                Column(_("Points"), tally.votes),
                _shares(_("Share of all points"), tally, sum(tally.votes)),
            )
        case Method.DATES:
            return (_given(_("suits"), tally, SUITS), _given(_("if need be"), tally, IF_NEED_BE))
        case Method.RANKED | Method.RUNOFF:
            return (Column(_("First choices"), tally.votes), *_rounds(tally))
        case _:
            return (
                Column(_("Votes"), tally.votes),
                _shares(_("Share of those who voted"), tally, tally.voters),
            )


def _shares(title: Value, tally: Tally, whole: int) -> Column:
    return Column(title, [Percent(votes / whole if whole else 0) for votes in tally.votes])


def _given(title: Value, tally: Tally, mark: int) -> Column:
    return Column(title, [each[mark - 1] for each in tally.spread])


def _rounds(tally: Tally) -> Sequence[Column]:
    numbered = enumerate(tally.rounds if tally.voters else (), start=1)
    options = range(len(tally.votes))
    return [
        Column(_("Round {number}", number=number), [dict(each.votes).get(option, OUT) for option in options])
        for number, each in numbered
    ]
