"""What coordinators see of the answers: by side and organisation, and who has not answered."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph
from bot.chat.paging import page_buttons
from bot.chat.text import Listing, Value, Verbatim, Words, _, _n
from bot.meetings.actions import ShowAnswers, ShowMeeting
from bot.meetings.answer_actions import AskAgain, ShowSilent, ShowTurnout
from bot.meetings.answer_cards import count_words, name_of, side_facts, tally_words
from bot.meetings.answers import Mode, Tally
from bot.meetings.glance import Glance
from bot.meetings.model import State
from bot.membership.model import Member
from bot.membership.words import SIDES

ON_A_PAGE = 15
"""Organisations on a page: each is a line."""

NAMES_ON_A_PAGE = 25


def turnout_card(
    seen: Glance, tallies: Sequence[Tally], page: int, modes: Mapping[Mode, int], unconfirmed: int
) -> Card:
    """A page of the organisations. `unconfirmed`: how many said yes before the meeting was moved, and not since."""
    last = max(0, len(tallies) - 1) // ON_A_PAGE
    page = min(page, last)
    shown = tallies[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    blocks: list[Block] = list(_totals(seen, modes, unconfirmed)) if page == 0 else []
    for side, mine in groupby(shown, lambda each: each.side):
        blocks.append(Paragraph(SIDES[side]))
        blocks.append(Facts(tuple((_organisation(each), count_words(each)) for each in mine)))
    blocks += page_buttons(page, len(tallies), lambda to: ShowTurnout(seen.meeting.id, to), ON_A_PAGE)
    blocks.append(Buttons(tuple(_ways(seen))))
    return Card(_("Who comes to “{title}”, by organisation", title=seen.meeting.title), tuple(blocks))


def _totals(seen: Glance, modes: Mapping[Mode, int], unconfirmed: int) -> Iterator[Block]:
    pairs: list[tuple[Words, Value]] = [
        (_("When"), seen.when(seen.meeting.starts_at)),
        (_("Answers"), tally_words(seen)),
    ]
    if seen.meeting.hybrid:
        counts = {mode.value: modes.get(mode, 0) for mode in Mode}
        pairs.append((_("Of these"), _("in the room {room}, on line {online}", **counts)))
    if unconfirmed:
        words = _n("{n} answer", "{n} answers", unconfirmed)
        pairs.append((_("Given before the meeting was moved"), words))
    yield Facts((*pairs, *side_facts(seen.sides)))


def _organisation(tally: Tally) -> Words:
    return Verbatim(tally.organisation) if tally.organisation else _("no organisation given")


def _ways(seen: Glance) -> Iterator[Button]:
    silent = sum(each.silent for each in seen.sides)
    yield Button(_("Who comes?"), ShowAnswers(seen.meeting.id))
    if silent and seen.state is State.PLANNED:
        yield Button(_("Who has not answered? ({n})", n=silent), ShowSilent(seen.meeting.id))
        yield Button(_("Ask them again"), AskAgain(seen.meeting.id))
    yield Button(_("Show the meeting"), ShowMeeting(seen.meeting.id))


def silent_card(seen: Glance, page_of: Sequence[Member], page: int, count: int) -> Card:
    """A page of those who are invited and have not answered, by side."""
    number = seen.meeting.id
    title = _("No answer yet to “{title}”", title=seen.meeting.title)
    back = Button(_("By organisation"), ShowTurnout(number))
    if not page_of:
        return Card(title, (Paragraph(_("Everybody who is invited has answered.")), Buttons((back,))))
    pairs = tuple(
        (SIDES[side], Listing(tuple(name_of(member) for member in mine)))
        for side, mine in groupby(page_of, lambda each: each.side)
    )
    ask = (Button(_("Ask them again"), AskAgain(number)),) if seen.state is State.PLANNED else ()
    return Card(
        title,
        (
            Paragraph(_n("{n} member has not answered.", "{n} members have not answered.", count)),
            Facts(pairs),
            *page_buttons(page, count, lambda to: ShowSilent(number, to), NAMES_ON_A_PAGE),
            Buttons((*ask, back)),
        ),
    )
