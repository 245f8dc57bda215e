"""The cards of the roll call, and the form that notes somebody by name."""

from collections.abc import Collection, Sequence

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.forms import Choice, Form, Line, Option
from bot.chat.paging import page_buttons
from bot.chat.text import Verbatim, Words, _, _n
from bot.meetings.model import Meeting
from bot.membership.model import Member
from bot.membership.roles import Side
from bot.membership.words import SIDES, organisation_of
from bot.minutes.actions import OpenMinutes
from bot.minutes.roll_actions import AddToRoll, DropGuest, ListGuests, OpenAddToRoll, OpenRoll, Tick
from bot.minutes.roll_model import Guest

ON_ROLL = 10
"""People on a page of the roll call."""


def roll_card(
    meeting: Meeting,
    page_of: Sequence[Member],
    here: Collection[int],
    count: int,
    guests: int,
    asked: OpenRoll,
) -> Card:
    """A page of those who are expected, or of everyone; a press says whether somebody is there."""
    counted = _n("{n} of {all} is present.", "{n} of {all} are present.", len(here), all=count)
    blocks: list[Block] = [Paragraph(counted)]
    if guests:
        blocks.append(Paragraph(_n("{n} guest is noted.", "{n} guests are noted.", guests)))
    if page_of:
        blocks.append(Paragraph(_("Press a name to change whether this person is there.")))
        blocks.append(Facts(tuple((each.words, _whence(each)) for each in page_of)))
        blocks.append(Buttons(tuple(_tick(meeting, each, here, asked) for each in page_of)))
    elif not asked.everyone:
        blocks.append(
            Paragraph(_("Nobody has said that they will attend. Everyone in the group can be ticked."))
        )
    else:
        blocks.append(Paragraph(_("The group has no members yet. /invite brings them in.")))
    blocks += page_buttons(asked.page, count, lambda to: OpenRoll(meeting.id, to, asked.everyone), ON_ROLL)
    blocks.append(Buttons(tuple(_ways(meeting, guests, asked))))
    return Card(_("Roll call: {title}", title=meeting.title), tuple(blocks))


def _tick(meeting: Meeting, member: Member, here: Collection[int], asked: OpenRoll) -> Button:
    there = member.id in here
    return Button(
        _("{name}: present", name=member.words) if there else _("{name}: absent", name=member.words),
        Tick(meeting.id, member.id, not there, asked.page, asked.everyone),
        Style.MAIN if there else Style.PLAIN,
    )


def _ways(meeting: Meeting, guests: int, asked: OpenRoll) -> list[Button]:
    other = (
        Button(_("Only those expected"), OpenRoll(meeting.id))
        if asked.everyone
        else Button(_("Everyone in the group"), OpenRoll(meeting.id, 0, True))
    )
    ways = [other, Button(_("Add somebody"), OpenAddToRoll(meeting.id))]
    if guests:
        ways.append(Button(_("Guests ({n})", n=guests), ListGuests(meeting.id)))
    return [*ways, Button(_("Minutes"), OpenMinutes(meeting.id))]


def guests_card(meeting: Meeting, guests: Sequence[Guest], page: int) -> Card:
    """A page of the guests; a press takes one off the roll."""
    page = min(page, max(0, len(guests) - 1) // ON_ROLL)
    shown = guests[page * ON_ROLL : (page + 1) * ON_ROLL]
    back = Buttons(
        (
            Button(_("Add somebody"), OpenAddToRoll(meeting.id)),
            Button(_("Roll call"), OpenRoll(meeting.id)),
        )
    )
    title = _("Guests: {title}", title=meeting.title)
    if not shown:
        return Card(title, (Paragraph(_("No guest is noted.")), back))
    drops = tuple(
        Button(_("Take {name} out", name=each.words), DropGuest(meeting.id, each.id), Style.DANGER)
        for each in shown
    )
    return Card(
        title,
        (
            Facts(tuple((each.words, _from(each)) for each in shown)),
            Buttons(drops),
            *page_buttons(page, len(guests), lambda to: ListGuests(meeting.id, to), ON_ROLL),
            back,
        ),
    )


def _from(guest: Guest) -> Words:
    if not guest.organisation:
        return SIDES[guest.side]
    return _("{organisation}, {side}", organisation=Verbatim(guest.organisation), side=SIDES[guest.side])


def _whence(member: Member) -> Words:
    """For whom somebody comes, and on which side."""
    if member.organisation is None:
        return organisation_of(member)
    return _("{organisation}, {side}", organisation=organisation_of(member), side=SIDES[member.side])


def add_form(meeting: Meeting) -> Form:
    """Who is there that the list does not name."""
    return Form(
        _("Add somebody"),
        AddToRoll,
        (
            Line(
                "called",
                _("Name"),
                _("A member of the group is ticked; anybody else is noted as a guest."),
                longest=80,
            ),
            Line("organisation", _("Organisation of a guest"), optional=True),
            Choice(
                "side",
                _("Side of a guest"),
                options=tuple(Option(side.value, words) for side, words in SIDES.items()),
                given=Side.GUEST.value,
            ),
        ),
        _("Save"),
        {"meeting": meeting.id},
        _("For the roll call of “{title}”.", title=meeting.title),
    )
