"""The cards of formal votes: what holds, how many took part, what came out, and what can be done."""

from collections.abc import Iterable, Sequence

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.paging import page_buttons
from bot.chat.text import Listing, Text, Value, Words, _, _n
from bot.membership.words import SIDES
from bot.polls import rules
from bot.polls.actions import ShowPoll
from bot.polls.conduct.actions import (
    AskExtension,
    AskReview,
    ListHolders,
    ReviseVote,
    RevokeProxy,
    ShowProxy,
    ShowTurnout,
)
from bot.polls.conduct.closing_cards import agreed_words, agreeing
from bot.polls.conduct.glance import Glance, Personal
from bot.polls.conduct.turnout import Attendance
from bot.polls.model import Poll, PollState
from bot.polls.outcome import taken_part
from bot.polls.secret.words import fewest_words
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
        *((Paragraph(fewest_words(seen.poll)),) if terms.secret else ()),
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
        yield from agreed_words(seen.consent)
        buttons.append(agreeing(poll, mine.chairs in seen.consent.agreed))
    if buttons:
        yield Buttons(tuple(buttons))


def _after(seen: Glance, mine: Personal) -> tuple[Block, ...]:
    buttons = []
    if seen.revisable and (mine.coordinates or mine.chairs is not None):
        buttons.append(Button(_("Revise and vote again"), ReviseVote(seen.poll.id), Style.MAIN))
    if mine.coordinates:
        buttons.append(Button(_("Who took part?"), ShowTurnout(seen.poll.id)))
        buttons.append(Button(_("Set a date for review"), AskReview(seen.poll.id)))
    return (Buttons(tuple(buttons)),) if buttons else ()


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
