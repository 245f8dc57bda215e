"""Filling a ballot press by press, without keeping anything: each button carries the ballot as it would be then.

Marks are written as one sign an option. Where a press chooses an option, every option has its mark from the start;
where each option is asked about in turn, those have that were answered.
"""

from collections.abc import Sequence

from bot.chat.text import Words, _
from bot.errors import Refusal
from bot.polls.counting import Marks, Method
from bot.polls.counting.marks import HIGHEST_RATING, IF_NEED_BE, POINTS, PREFERENCES, SUITS, WHOLE, says
from bot.polls.methods.saying import mark_words, ranked_words
from bot.polls.model import Poll

SIGNS = "0123456789abc"


def to_signs(marks: Marks) -> str:
    """Marks as a button carries them."""
    return "".join(SIGNS[mark] for mark in marks)


def from_signs(poll: Poll, signs: str) -> Marks:
    """Marks as a button carried them; Refusal for what is no ballot of this poll."""
    if len(signs) > len(poll.options) or not set(signs) <= set(SIGNS):
        raise Refusal(_("These marks do not fit this poll. /vote shows it as it is now."))
    return tuple(map(SIGNS.index, signs))


def is_complete(poll: Poll, marks: Marks) -> bool:
    """Whether the ballot can be cast as it is."""
    return len(marks) == len(poll.options) and says(poll.method, marks)


def next_steps(poll: Poll, marks: Marks) -> Sequence[tuple[Words, Marks]]:
    """What can be pressed next, with the marks as they are then; nothing once a single choice is made."""
    if poll.method in WHOLE:
        return _answers(poll, marks)
    if is_complete(poll, marks) and poll.method not in PREFERENCES | {Method.SEVERAL}:
        return ()
    before = marks if len(marks) == len(poll.options) else ()
    blank = (0,) * len(poll.options)
    return [
        (_label(poll, marks, option), poll.marked(before, option, None) or blank)
        for option in range(len(poll.options))
    ]


def _label(poll: Poll, marks: Marks, option: int) -> Words:
    words = poll.own_labels[option]
    if not marks or not marks[option]:
        return words
    said = ranked_words(marks[option], words) if poll.method in PREFERENCES else words
    return _("Remove: {option}", option=said)


def _answers(poll: Poll, marks: Marks) -> Sequence[tuple[Words, Marks]]:
    """The marks that the next option can get."""
    if len(marks) >= len(poll.options):
        return ()
    match poll.method:
        case Method.RATING:
            possible: Sequence[int] = range(HIGHEST_RATING, -1, -1)
        case Method.POINTS:
            possible = range(max(0, POINTS - sum(marks)) + 1)
        case _:
            possible = (SUITS, IF_NEED_BE, 0)
    return [(mark_words(poll.method, mark), (*marks, mark)) for mark in possible]
