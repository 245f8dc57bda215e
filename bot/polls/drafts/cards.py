"""The card of a draft: everything that will hold once it is opened, and the question before it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.cities import BEIJING, BERLIN
from bot.chat.languages import Language
from bot.chat.text import Clocks, Listing, Text, Value, Words, _, _n
from bot.membership.model import Group, Member
from bot.membership.words import SIDES
from bot.polls import rules
from bot.polls.drafts.actions import (
    AskDeadline,
    AskDeleteDraft,
    AskOpenDraft,
    AskTerms,
    AskTranslation,
    OpenDraft,
    PickTranslator,
    ShowDraft,
    WriteText,
)
from bot.polls.drafts.deadline import Deadline
from bot.polls.methods.saying import quoted
from bot.polls.methods.words import NAMES, counting_words
from bot.polls.model import Poll, Seat
from bot.polls.secret.words import PROTECTED, UNPROTECTED, fewest_words
from bot.polls.verdict import EXPLAINED, QUORUMS, RULES
from bot.polls.wording import KINDS, LIVE, SECRECY, UNITS

NAMED = 12
"""How many organisations of a side are named."""


class Step(StrEnum):
    """What a draft waits for next, as the one button that stands out."""

    TERMS = "terms"
    DEADLINE = "deadline"
    OPENING = "opening"


@dataclass(frozen=True)
class Outlook:
    """A draft, and what it would be if it were opened now."""

    poll: Poll
    group: Group
    deadline: Deadline
    seats: Sequence[Seat]
    names: Sequence[Words]
    missing: tuple[Language, ...]
    asked: tuple[Member, ...]
    opens: bool


def draft_card(seen: Outlook, step: Step = Step.OPENING) -> Card:
    """Everything that will hold once it is opened, and what can be done with it."""
    return Card(
        _("Draft of a formal vote"), (*_summary(seen), *_missing(seen), Buttons(tuple(_buttons(seen, step))))
    )


def confirm_open_card(seen: Outlook, stamp: int) -> Card:
    """Asks a coordinator to confirm what will hold."""
    words = _(
        "Once it is open, text, rules and electorate cannot be changed any more; only the deadline can be extended."
    )
    open_it = Button(_("Open the vote"), OpenDraft(seen.poll.id, stamp), Style.MAIN)
    keep = Button(_("Keep it as a draft"), ShowDraft(seen.poll.id, here=True))
    return Card(_("Open this formal vote?"), (*_summary(seen), Paragraph(words), Buttons((open_it, keep))))


def _summary(seen: Outlook) -> tuple[Block, ...]:
    poll, terms = seen.poll, seen.poll.terms
    facts: list[tuple[Words, Value]] = [
        (_("Options"), quoted(poll.own_labels)),
        (_("Kind"), KINDS[terms.kind]),
        (_("Method"), NAMES[poll.method]),
        (_("Unit"), UNITS[terms.unit]),
        *(((_("Rule"), RULES[terms.rule]),) if terms.rule else ()),
        (_("Result visible"), LIVE[terms.live]),
        (_("Secrecy"), SECRECY[terms.secrecy]),
        (_("Deadline"), Clocks(seen.deadline.at, (BEIJING, BERLIN))),
    ]
    explained = (Paragraph(EXPLAINED[terms.rule] if terms.rule else counting_words(poll.method)),)
    return (
        Paragraph(poll.question),
        Facts(tuple(facts)),
        *_about_deadline(seen),
        *explained,
        Paragraph(QUORUMS[terms.quorum]),
        *_about_secrecy(poll),
        *_electorate(seen),
    )


def _about_secrecy(poll: Poll) -> tuple[Paragraph, ...]:
    """What protects a secret vote, what does not, and how many it takes."""
    if not poll.terms.secret:
        return ()
    kind = poll.terms.secrecy
    return tuple(map(Paragraph, (PROTECTED[kind], UNPROTECTED[kind], fewest_words(poll))))


def _about_deadline(seen: Outlook) -> Iterable[Paragraph]:
    days = seen.poll.terms.working_days
    if days is not None:
        yield Paragraph(
            _n(
                "Counted as {n} common working day from today.",
                "Counted as {n} common working days from today.",
                days,
            )
        )
    if seen.deadline.passed_over:
        rests = Listing(tuple(each.words for each in seen.deadline.passed_over))
        yield Paragraph(_("Not counted: {rests}.", rests=rests))
    if seen.deadline.provisional:
        yield Paragraph(
            _(
                "Provisional: China has not published the make-up working days of this time yet. "
                "The deadline is fixed when the vote opens."
            )
        )


def _electorate(seen: Outlook) -> Iterable[Block]:
    if not seen.seats:
        yield Paragraph(_("Nobody would have a vote yet: no organisation has a voting representative."))
        return
    yield Facts(
        tuple(
            (SIDES[side], _side_words([name for seat, name in _named(seen) if seat.side is side]))
            for side in rules.SIDES
        )
    )


def _named(seen: Outlook) -> Iterable[tuple[Seat, Words]]:
    return zip(seen.seats, seen.names, strict=True)


def _side_words(names: Sequence[Words]) -> Text:
    if not names:
        return _("no vote")
    unique = list(dict.fromkeys(names))
    shown = Listing((*unique[:NAMED], *((_("others"),) if len(unique) > NAMED else ())))
    return _n("{n} vote: {names}", "{n} votes: {names}", len(names), names=shown)


def _missing(seen: Outlook) -> Iterable[Paragraph]:
    if seen.missing:
        yield Paragraph(
            _(
                "It cannot open yet: question or options are missing in {languages}.",
                languages=Listing(seen.missing),
            )
        )
    if seen.asked:
        yield Paragraph(
            _("Asked to translate: {names}.", names=Listing(tuple(each.words for each in seen.asked)))
        )


def _buttons(seen: Outlook, step: Step) -> Iterable[Button]:
    poll = seen.poll.id
    if seen.missing:
        yield Button(_("Write what is missing"), AskTranslation(poll))
        yield Button(_("Ask a member to translate"), PickTranslator(poll))
    elif seen.opens:
        yield Button(_("Open the vote"), AskOpenDraft(poll), _weight(step, Step.OPENING))
    yield Button(_("Rules"), AskTerms(poll), _weight(step, Step.TERMS))
    yield Button(_("Deadline"), AskDeadline(poll), _weight(step, Step.DEADLINE))
    yield Button(_("Change the text"), WriteText(poll))
    yield Button(_("Delete the draft"), AskDeleteDraft(poll), Style.DANGER)


def _weight(step: Step, mine: Step) -> Style:
    return Style.MAIN if step is mine else Style.PLAIN
