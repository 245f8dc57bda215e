"""What members are asked and told about answers: asked again, named as alternate, what their alternate said."""

from collections.abc import Sequence

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.text import Listing, Text, Value, Verbatim, Words, _, _n
from bot.meetings.actions import AskCancel, KeepMeeting, OpenMove, ShowMeeting
from bot.meetings.answer_actions import AskAgain, OpenQuorum, ShowTurnout
from bot.meetings.answer_cards import answer_buttons, attend_buttons, own_answer
from bot.meetings.cards import join_links, time_and_place
from bot.meetings.glance import Glance
from bot.meetings.quorum import Outlook
from bot.meetings.words import QUORUMS
from bot.membership.model import Member
from bot.membership.words import SIDES


def ask_card(seen: Glance, named_by: Sequence[Member]) -> Card:
    """To somebody who has not answered; `named_by`: those whose alternate they are."""
    meeting = seen.meeting
    pairs: tuple[tuple[Words, Value], ...] = time_and_place(seen)
    if meeting.register_until is not None:
        pairs = (*pairs, (_("Registration until"), seen.when(meeting.register_until)))
    blocks: list[Block] = [
        Paragraph(_("Your answer is still missing. It helps everybody to know who comes.")),
        *(Paragraph(_named(each)) for each in named_by),
        Facts(pairs),
        *join_links(seen),
        Paragraph(_("Will you attend?")),
        *answer_buttons(seen),
    ]
    return Card(_("Please answer: {title}", title=meeting.title), tuple(blocks))


def _named(by: Member) -> Text:
    return _("{name} cannot come and has named you as alternate.", name=by.words)


def named_card(seen: Glance, by: Member, *, series: bool) -> Card:
    """To an alternate: somebody named them."""
    blocks: list[Block] = [Paragraph(_named(by)), Facts(time_and_place(seen)), *join_links(seen)]
    if series:
        blocks.append(
            Paragraph(
                _("This also holds for later meetings of the series; you will be asked about each of them.")
            )
        )
    blocks += [
        Paragraph(_("Will you attend?")),
        Buttons(tuple(attend_buttons(seen.meeting))),
        Buttons((Button(_("Show the meeting"), ShowMeeting(seen.meeting.id)),)),
    ]
    return Card(_("You are named as alternate: {title}", title=seen.meeting.title), tuple(blocks))


def unnamed_card(seen: Glance, by: Member) -> Card:
    """To an alternate who is no longer needed; what they answered themself stays."""
    words = _("{name} no longer needs you as alternate. Your own answer stays as it is.", name=by.words)
    return Card(
        _("No longer named as alternate: {title}", title=seen.meeting.title),
        (
            Paragraph(words),
            Facts(time_and_place(seen)),
            *own_answer(seen),
            Buttons((Button(_("Show the meeting"), ShowMeeting(seen.meeting.id)),)),
        ),
    )


def confirmed_card(seen: Glance, alternate: Member) -> Card:
    """To whoever named an alternate: they come."""
    return Card(
        _("Your alternate comes: {title}", title=seen.meeting.title),
        (
            Paragraph(_("{name} has confirmed and comes instead of you.", name=alternate.words)),
            Facts(time_and_place(seen)),
            Buttons((Button(_("Show the meeting"), ShowMeeting(seen.meeting.id)),)),
        ),
    )


def declined_card(seen: Glance, alternate: Member) -> Card:
    """To whoever named an alternate: they cannot come either."""
    words = _(
        "{name} cannot come. Please come yourself, name somebody else, or say that nobody comes. Your place is kept "
        "until then.",
        name=alternate.words,
    )
    blocks = (Paragraph(words), Facts(time_and_place(seen)), *answer_buttons(seen))
    return Card(_("Your alternate cannot come: {title}", title=seen.meeting.title), blocks)


def quorum_card(seen: Glance, expected: Outlook) -> Card:
    """To coordinators: too few organisations will be there, and what can be done."""
    number, revision = seen.meeting.id, seen.meeting.revision
    words = _(
        "As answers stand, the quorum will not be met ({quorum}). Decisions could then not be taken; "
        "talking is possible all the same.",
        quorum=QUORUMS[expected.quorum],
    )
    return Card(
        _("Quorum in doubt: {title}", title=seen.meeting.title),
        (
            Paragraph(words),
            Facts(((_("When"), seen.when(seen.meeting.starts_at)), *_figures(expected))),
            Buttons(
                (
                    Button(_("Ask those who have not answered"), AskAgain(number), Style.MAIN),
                    Button(_("Reschedule"), OpenMove(number, revision)),
                    Button(_("Go on as planned"), KeepMeeting(number)),
                    Button(_("Cancel the meeting"), AskCancel(number), Style.DANGER),
                )
            ),
            Buttons(
                (
                    Button(_("By organisation"), ShowTurnout(number)),
                    Button(_("Change the quorum"), OpenQuorum(seen.group.id)),
                )
            ),
        ),
    )


MOST_NAMED = 12
"""Missing organisations of a side that the warning names."""


def _figures(expected: Outlook) -> tuple[tuple[Words, Value], ...]:
    """By side: how many organisations come, and which are missing."""
    pairs: list[tuple[Words, Value]] = []
    for side, present, entitled in expected.sides:
        words = _n(
            "{present} of {n} organisation with a vote will be there",
            "{present} of {n} organisations with a vote will be there",
            entitled,
            present=present,
        )
        pairs.append((SIDES[side], words))
        missing = tuple(Verbatim(name) for where, name in expected.missing if where is side)
        if missing:
            pairs.append((_("Still missing"), Listing(missing[:MOST_NAMED])))
    return tuple(pairs)
