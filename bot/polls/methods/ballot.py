"""The ballot of a method that asks about every option at once: one choice for each of them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from bot.chat.actions import FormAction
from bot.chat.forms import Choice, Form, Option
from bot.chat.text import Text, _, _n
from bot.polls.counting import Marks, Method
from bot.polls.counting.marks import HIGHEST_RATING, IF_NEED_BE, POINTS, SUITS
from bot.polls.methods.words import PHRASES
from bot.polls.model import Ballot, Poll


@dataclass(frozen=True)
class CastBallot(FormAction):
    """The filled ballot: the mark of each option in its order, None for those that the poll does not have."""

    poll: int
    mark_1: int | None
    mark_2: int | None
    mark_3: int | None
    mark_4: int | None
    mark_5: int | None
    mark_6: int | None
    mark_7: int | None
    mark_8: int | None
    mark_9: int | None
    mark_10: int | None
    mark_11: int | None
    mark_12: int | None

    @property
    def marks(self) -> Marks:
        """As the method reads them."""
        given = (getattr(self, name) for name in MARKS)
        return tuple(mark for mark in given if mark is not None)


MARKS = tuple(each.name for each in fields(CastBallot) if each.name != "poll")
"""The fields of the marks, in the order of the options."""

DATES: Mapping[int, Text] = {SUITS: _("suits"), IF_NEED_BE: _("if need be"), 0: _("does not suit")}
"""What is said of a date, by its mark."""


def ballot_form(poll: Poll, mine: Ballot) -> Form:
    """One choice for each option, beginning with the vote that stands."""
    offered = _offered(poll.method)
    choices = tuple(
        Choice(name, label, options=offered, given=str(mine[number]) if mine else None)
        for number, (name, label) in enumerate(zip(MARKS, poll.own_labels, strict=False))
    )
    unused: dict[str, object] = dict.fromkeys(MARKS[len(choices) :])
    return Form(
        _("Your vote"),
        CastBallot,
        choices,
        _("Vote"),
        {"poll": poll.id, **unused},
        _("About “{question}”: {how}", question=poll.question, how=PHRASES[poll.method]),
    )


def _offered(method: Method) -> tuple[Option, ...]:
    match method:
        case Method.DATES:
            return tuple(Option(str(mark), words) for mark, words in DATES.items())
        case Method.RATING:
            return tuple(Option(str(mark), mark) for mark in range(HIGHEST_RATING, -1, -1))
        case _:
            return tuple(Option(str(points), points) for points in range(POINTS + 1))


def wrong_points(marks: Marks) -> dict[str, Text]:
    """What is wrong with the points that were given, beside the option that got most."""
    most = MARKS[max(range(len(marks)), key=lambda option: marks[option])]
    if sum(marks) > POINTS:
        return {
            most: _n(
                "You have given {given} points, {n} more than the ten there are. Please take it from some option.",
                "You have given {given} points, {n} more than the ten there are. Please take them from some option.",
                sum(marks) - POINTS,
                given=sum(marks),
            )
        }
    if not any(marks):
        return {most: _("You have given no point yet, and ten are there to be shared out.")}
    return {}


def left_over(marks: Marks) -> int:
    """How many points are left to give."""
    return POINTS - sum(marks)
