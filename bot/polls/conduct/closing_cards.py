"""Closing a formal vote early: the questions to coordinator and co-chairs."""

from collections.abc import Iterable

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.text import Listing, Text, _
from bot.membership.words import SIDES
from bot.polls.actions import ShowPoll
from bot.polls.conduct.actions import AgreeToEnd, AskCoChairs
from bot.polls.conduct.closing import Consent
from bot.polls.conduct.glance import Glance
from bot.polls.model import Poll


def agreeing(poll: Poll, agreed: bool) -> Button:
    """A co-chair's yes to closing early, or the way back from it."""
    if agreed:
        return Button(_("Take back my agreement"), AgreeToEnd(poll.id, False))
    return Button(_("Agree to close the vote early"), AgreeToEnd(poll.id, True))


def agreed_words(consent: Consent) -> Iterable[Paragraph]:
    """Which co-chairs have agreed."""
    for side, chair in consent.agreed.items():
        yield Paragraph(
            _("{name} ({side}) agrees to close this vote early.", name=chair.words, side=SIDES[side])
        )


def cannot_end_card(poll: Poll, consent: Consent) -> Card:
    """Why a coordinator cannot close a vote yet, and what to do."""
    blocks: list[Block] = [
        Paragraph(poll.question),
        Paragraph(
            _(
                "Votes that are missing could still change the outcome, so only both co-chairs can close this vote "
                "before its deadline."
            )
        ),
        *agreed_words(consent),
    ]
    back = Button(_("Keep it open"), ShowPoll(poll.id, here=True))
    if consent.vacant:
        blocks.append(Paragraph(vacant_words(consent)))
        return Card(_("Close this vote early?"), (*blocks, Buttons((back,))))
    ask = Button(_("Ask the co-chairs"), AskCoChairs(poll.id), Style.MAIN)
    return Card(_("Close this vote early?"), (*blocks, Buttons((ask, back))))


def vacant_words(consent: Consent) -> Text:
    """Which side has no co-chair, and what a coordinator can do about it."""
    return _(
        "There is no co-chair for: {sides}. Please appoint one with /members, or let the vote run until its deadline.",
        sides=Listing(tuple(SIDES[side] for side in consent.vacant)),
    )


def closing_card(seen: Glance, consent: Consent) -> Card | None:
    """Asks a co-chair whether to close a vote early; tells a coordinator when a side has no co-chair."""
    mine, poll = seen.personal, seen.poll
    if mine is None or (mine.chairs is None and not consent.vacant):
        return None
    blocks: list[Block] = [Paragraph(poll.question), *agreed_words(consent)]
    blocks.append(Facts(((_("Deadline"), poll.closes_at),)))
    if mine.chairs is None:
        return Card(_("Close this vote early?"), (*blocks, Paragraph(vacant_words(consent))))
    words = _("It is closed as soon as both co-chairs agree; no further vote will count then.")
    buttons = Buttons(
        (agreeing(poll, mine.chairs in consent.agreed), Button(_("Show the poll"), ShowPoll(poll.id)))
    )
    return Card(_("Close this vote early?"), (*blocks, Paragraph(words), buttons))
