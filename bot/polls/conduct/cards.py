"""The cards of formal votes: what holds, how many took part, what came out, and what can be done."""

from collections.abc import Iterable, Sequence

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.paging import page_buttons
from bot.chat.text import Listing, Percent, Text, Value, Words, _, _n
from bot.membership.words import SIDES
from bot.polls import rules
from bot.polls.actions import ShowPoll
from bot.polls.conduct.actions import (
    AgreeToEnd,
    AskCoChairs,
    AskExtension,
    AskReview,
    ListHolders,
    ReviseVote,
    RevokeProxy,
    ShowProxy,
    ShowTurnout,
)
from bot.polls.conduct.closing import Consent
from bot.polls.conduct.glance import Glance, Personal
from bot.polls.conduct.turnout import Attendance
from bot.polls.model import Poll, PollState
from bot.polls.verdict import EXPLAINED, QUORUMS, RULES
from bot.polls.wording import KINDS, UNITS

SHOWN = 12
"""Organisations on a page of the turnout."""


def terms_blocks(seen: Glance) -> tuple[Block, ...]:
    """What holds, said before anybody votes; and how many of each side took part."""
    terms = seen.poll.terms
    facts: list[tuple[Words, Value]] = [(_("Kind"), KINDS[terms.kind]), (_("Unit"), UNITS[terms.unit])]
    if terms.rule is not None:
        facts.append((_("Rule"), RULES[terms.rule]))
    sides = tuple((SIDES[side], taken_part(*seen.turnout.get(side, (0, 0)))) for side in rules.SIDES)
    explained = (Paragraph(EXPLAINED[terms.rule]),) if terms.rule else ()
    if seen.poll.state is PollState.WITHDRAWN:
        return (Facts(tuple(facts)),)
    return (
        Facts(tuple(facts)),
        *explained,
        Paragraph(QUORUMS[terms.quorum]),
        *_provisional(seen),
        Facts(sides),
    )


def _provisional(seen: Glance) -> tuple[Paragraph, ...]:
    if not seen.poll.terms.provisional or seen.poll.state is not PollState.OPEN:
        return ()
    words = _(
        "The deadline was counted in common working days before China published its make-up working days; it stays "
        "as it is unless a coordinator extends it."
    )
    return (Paragraph(words),)


def taken_part(voted: int, entitled: int) -> Text:
    """How many votes of a side are in."""
    share = Percent(voted / entitled if entitled else 0)
    return _("{voted} of {entitled} took part ({share})", voted=voted, entitled=entitled, share=share)


def personal_blocks(seen: Glance) -> tuple[Block, ...]:
    """What this member can do beyond voting."""
    mine = seen.personal
    if mine is None:
        return ()
    if seen.poll.takes_votes(seen.now):
        return (*_proxy_blocks(seen.poll, mine), *_chairing(seen, mine))
    return _after(seen, mine) if seen.poll.state is PollState.CLOSED else ()


def _proxy_blocks(poll: Poll, mine: Personal) -> Iterable[Block]:
    if mine.holder is not None:
        yield Paragraph(_("The vote of your organisation is handed to {holder}.", holder=mine.holder))
        yield Buttons((Button(_("Take the vote back"), RevokeProxy(poll.id)),))
    elif mine.hands:
        yield Buttons((Button(_("Hand the vote to another organisation"), ListHolders(poll.id)),))
    if mine.held:
        yield Paragraph(
            _(
                "Votes handed to your organisation: {names}. Each is cast by itself.",
                names=Listing(tuple(name for _seat, name in mine.held)),
            )
        )
        yield Buttons(
            tuple(
                Button(_("Vote for {organisation}", organisation=name), ShowProxy(poll.id, seat.number))
                for seat, name in mine.held
            )
        )


def _chairing(seen: Glance, mine: Personal) -> Iterable[Block]:
    poll, buttons = seen.poll, []
    if mine.coordinates:
        buttons += [
            Button(_("Who is missing?"), ShowTurnout(poll.id)),
            Button(_("Extend the deadline"), AskExtension(poll.id)),
        ]
    if mine.chairs is not None and seen.consent is not None:
        yield from _agreed(seen.consent)
        buttons.append(_agreeing(poll, mine.chairs in seen.consent.agreed))
    if buttons:
        yield Buttons(tuple(buttons))


def _agreeing(poll: Poll, agreed: bool) -> Button:
    if agreed:
        return Button(_("Take back my agreement"), AgreeToEnd(poll.id, False))
    return Button(_("Agree to close the vote early"), AgreeToEnd(poll.id, True))


def _agreed(consent: Consent) -> Iterable[Paragraph]:
    for side, chair in consent.agreed.items():
        yield Paragraph(
            _("{name} ({side}) agrees to close this vote early.", name=chair.words, side=SIDES[side])
        )


def _after(seen: Glance, mine: Personal) -> tuple[Block, ...]:
    buttons = []
    if seen.revisable and (mine.coordinates or mine.chairs is not None):
        buttons.append(Button(_("Revise and vote again"), ReviseVote(seen.poll.id), Style.MAIN))
    if mine.coordinates:
        buttons.append(Button(_("Who took part?"), ShowTurnout(seen.poll.id)))
        buttons.append(Button(_("Set a date for review"), AskReview(seen.poll.id)))
    review = seen.poll.review_at
    facts = (Facts(((_("Review"), review),)),) if review and mine.coordinates else ()
    return (*facts, *((Buttons(tuple(buttons)),) if buttons else ()))


def turnout_card(poll: Poll, all_of: Sequence[Attendance], page: int) -> Card:
    """Whose votes are in, those who are missing first; never how anybody voted."""
    last = max(0, len(all_of) - 1) // SHOWN
    shown = all_of[min(page, last) * SHOWN :][:SHOWN]
    missing = sum(not each.voted for each in all_of)
    over = poll.state is PollState.CLOSED
    said = (
        _n("{n} vote is missing.", "{n} votes are missing.", missing) if missing else _("Every vote is in.")
    )
    more = page_buttons(min(page, last), len(all_of), lambda turned: ShowTurnout(poll.id, turned), SHOWN)
    back = Buttons((Button(_("Back to the poll"), ShowPoll(poll.id, here=True)),))
    facts = Facts(tuple((each.name, _attendance(each, over=over)) for each in shown))
    return Card(_("Who took part: {question}", question=poll.question), (Paragraph(said), facts, *more, back))


def _attendance(each: Attendance, *, over: bool) -> Text:
    side = SIDES[each.seat.side]
    if each.holder is not None:
        if each.voted:
            return _("{side}; cast by {holder}", side=side, holder=each.holder)
        return _("{side}; missing, handed to {holder}", side=side, holder=each.holder)
    if each.voted:
        return _("{side}; voted", side=side)
    return _("{side}; did not vote", side=side) if over else _("{side}; missing", side=side)


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
        *_agreed(consent),
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
    blocks: list[Block] = [Paragraph(poll.question), *_agreed(consent)]
    blocks.append(Facts(((_("Deadline"), poll.closes_at),)))
    if mine.chairs is None:
        return Card(_("Close this vote early?"), (*blocks, Paragraph(vacant_words(consent))))
    words = _("It is closed as soon as both co-chairs agree; no further vote will count then.")
    buttons = Buttons(
        (_agreeing(poll, mine.chairs in consent.agreed), Button(_("Show the poll"), ShowPoll(poll.id)))
    )
    return Card(_("Close this vote early?"), (*blocks, Paragraph(words), buttons))


def extended_card(poll: Poll, before: Value) -> Card:
    """Says that a poll runs on."""
    facts = Facts(((_("Until now"), before), (_("New deadline"), poll.closes_at)))
    return Card(
        _("The deadline is extended"),
        (
            Paragraph(poll.question),
            facts,
            Buttons((Button(_("Show the poll"), ShowPoll(poll.id), privately=True),)),
        ),
    )


def review_card(poll: Poll, came_out: Words) -> Card:
    """Reminds a coordinator to look at a decision again."""
    button = Button(_("Show the poll"), ShowPoll(poll.id))
    words = _("You wanted to look at this decision again. Does it still hold, or should the group vote anew?")
    return Card(
        _("A decision to review"),
        (Paragraph(poll.question), Paragraph(came_out), Paragraph(words), Buttons((button,))),
    )
