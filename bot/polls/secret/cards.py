"""The ballot of a secret vote on one person's screen, and what their card of the poll says of their vote."""

from collections.abc import Iterable

from bot.chat.cards import Block, Button, Buttons, Card, Paragraph, Style
from bot.chat.text import Text, Words, _, _n
from bot.polls.actions import TakeBackVote
from bot.polls.counting import Marks, Method
from bot.polls.counting.marks import POINTS, PREFERENCES, WHOLE
from bot.polls.methods.back import back
from bot.polls.methods.saying import ballot_words
from bot.polls.methods.words import PHRASES, RANKING
from bot.polls.model import Poll
from bot.polls.secret.actions import CastSecretBallot, FillSecretBallot
from bot.polls.secret.filling import is_complete, next_steps, to_signs
from bot.polls.secret.words import PROTECTED, UNPROTECTED
from bot.polls.terms import Secrecy


def ballot_card(poll: Poll, marks: Marks) -> Card:
    """The ballot as it is filled so far: what can be pressed next, and once it is complete the button that casts it."""
    return Card(
        _("Your ballot: {question}", question=poll.question),
        (*_so_far(poll, marks), *_buttons(poll, marks), back(poll)),
    )


def _so_far(poll: Poll, marks: Marks) -> Iterable[Block]:
    if is_complete(poll, marks):
        yield Paragraph(_("Your choice: {options}", options=ballot_words(poll, marks)))
        if poll.method is Method.POINTS and sum(marks) < POINTS:
            rest = POINTS - sum(marks)
            yield Paragraph(_n("{n} point is left to give.", "{n} points are left to give.", rest))
        yield Paragraph(_before_casting(poll))
    elif poll.method in WHOLE and len(marks) == len(poll.options):
        yield Paragraph(_("Nothing is given yet, and an empty ballot is no vote. Please choose again."))
    elif poll.method in WHOLE:
        words = _("{number} of {whole}: {option}", **_asked(poll, marks))
        yield Paragraph(words)
    else:
        yield Paragraph(RANKING if poll.method in PREFERENCES else PHRASES[poll.method])


def _asked(poll: Poll, marks: Marks) -> dict[str, Words | int]:
    return {"number": len(marks) + 1, "whole": len(poll.options), "option": poll.own_labels[len(marks)]}


def _before_casting(poll: Poll) -> Text:
    if poll.terms.secrecy is Secrecy.FINAL:
        return _("Nothing is kept of it yet. Once it is cast, it cannot be changed or taken back.")
    return _(
        "Nothing is kept of it yet. Once it is cast, you can change it until {when}.", when=poll.closes_at
    )


def _buttons(poll: Poll, marks: Marks) -> Iterable[Buttons]:
    steps = next_steps(poll, marks)
    if steps:
        pressed = (Button(words, FillSecretBallot(poll.id, to_signs(after))) for words, after in steps)
        yield Buttons(tuple(pressed))
    ending = []
    if is_complete(poll, marks):
        final = poll.terms.secrecy is Secrecy.FINAL
        label = _("Cast this vote for good") if final else _("Cast this vote")
        ending.append(Button(label, CastSecretBallot(poll.id, to_signs(marks)), Style.MAIN))
    if any(marks) or is_complete(poll, marks):
        ending.append(Button(_("Choose again"), FillSecretBallot(poll.id)))
    if ending:
        yield Buttons(tuple(ending))


def own_words(poll: Poll, *, voted: bool) -> tuple[Block, ...]:
    """What one's own card says of one's vote while the poll is open: that it is recorded, never what it says."""
    if voted and poll.terms.secrecy is Secrecy.FINAL:
        return (Paragraph(_("Your vote is recorded. It is final.")),)
    if voted:
        words = _(
            "Your vote is recorded. You can change it or take it back until {when}.", when=poll.closes_at
        )
        return (Paragraph(words),)
    return (
        Paragraph(_("You have not voted yet.")),
        Paragraph(PROTECTED[poll.terms.secrecy]),
        Paragraph(UNPROTECTED[poll.terms.secrecy]),
    )


def own_buttons(poll: Poll, *, voted: bool) -> tuple[Buttons, ...]:
    """The way to one's ballot; none once a final one is cast."""
    if not voted:
        return (Buttons((Button(_("Fill in my ballot"), FillSecretBallot(poll.id), Style.MAIN),)),)
    if poll.terms.secrecy is Secrecy.FINAL:
        return ()
    change = Button(_("Change my vote"), FillSecretBallot(poll.id))
    return (Buttons((change, Button(_("Take back my vote"), TakeBackVote(poll.id)))),)
