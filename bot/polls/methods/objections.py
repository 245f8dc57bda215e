"""Objections to a proposal: the form that asks for the reason, and the reasons as the group reads them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph
from bot.chat.forms import Form, Prose
from bot.chat.paging import page_buttons
from bot.chat.text import Value, Variants, Words, _, _n
from bot.polls.counting import Method
from bot.polls.deciding import NO
from bot.polls.methods.actions import ListObjections, RaiseObjection
from bot.polls.methods.back import back
from bot.polls.methods.voters import names_of
from bot.polls.model import Poll, Tally
from bot.polls.terms import Secrecy
from bot.work import Work

LONGEST_REASON = 500
SHOWN = 3
"""Reasons that stand on the poll's card itself."""


@dataclass(frozen=True)
class Objection:
    """Why somebody objects, and who, where the poll names its voters."""

    reason: Variants
    by: Words | None = None


def objections_of(work: Work, poll: Poll, offset: int = 0, limit: int = SHOWN) -> tuple[Objection, ...]:
    """Reasons of a poll by consent, in an order that tells nothing; without names unless the poll is a named one."""
    if poll.method is not Method.CONSENT:
        return ()
    found = work.polls.reasons(poll.id, offset, limit)
    if poll.terms.secrecy is not Secrecy.NAMED:
        return tuple(Objection(reason) for _voter, reason in found)
    names = names_of(work, poll, [voter for voter, _reason in found])
    return tuple(Objection(reason, name) for (_voter, reason), name in zip(found, names, strict=True))


def objection_form(poll: Poll) -> Form:
    """Why somebody objects."""
    return Form(
        _("Your objection"),
        RaiseObjection,
        (
            Prose(
                "reason",
                _("Why do you object?"),
                _("The group reads your reason, so that the proposal can be improved."),
                longest=LONGEST_REASON,
            ),
        ),
        _("Object"),
        {"poll": poll.id},
        _("Your objection stops the proposal “{question}”.", question=poll.question),
    )


def objection_blocks(poll: Poll, tally: Tally, objections: Sequence[Objection]) -> tuple[Block, ...]:
    """The reasons on a poll's card, and a way to those that do not stand there."""
    if not objections:
        return ()
    facts = _facts(objections)
    if tally.votes[NO] <= len(objections):
        return (facts,)
    return (facts, Buttons((Button(_("All objections"), ListObjections(poll.id), privately=True),)))


def objections_card(poll: Poll, tally: Tally, page: int, objections: Sequence[Objection]) -> Card:
    """One page of the reasons."""
    count = tally.votes[NO]
    words = _n("{n} objection stops this proposal.", "{n} objections stop this proposal.", count)
    turning = page_buttons(page, count, lambda number: ListObjections(poll.id, number))
    return Card(poll.question, (Paragraph(words), _facts(objections), *turning, back(poll)))


def _facts(objections: Sequence[Objection]) -> Facts:
    said: tuple[tuple[Words, Value], ...] = tuple(
        (_("Objection") if each.by is None else _("Objection of {name}", name=each.by), each.reason)
        for each in objections
    )
    return Facts(said)
