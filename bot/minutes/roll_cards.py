"""The card of the roll call."""

from collections.abc import Collection, Sequence

from bot.chat.cards import Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.paging import page_buttons
from bot.chat.text import Words, _, _n
from bot.meetings.model import Meeting
from bot.membership.model import Member, Membership
from bot.membership.words import SIDES, organisation_of
from bot.minutes.actions import OpenMinutes
from bot.minutes.roll_actions import OpenRoll, Tick

ON_ROLL = 10
"""Members on a page of the roll call."""


def roll_card(
    meeting: Meeting, page_of: Sequence[Membership], here: Collection[int], count: int, page: int
) -> Card:
    """A page of the members; a press says whether somebody is there."""
    if not page_of:
        words = _("The group has no members yet. /invite brings them in.")
        return Card(_("Roll call: {title}", title=meeting.title), (Paragraph(words),))
    ticks = tuple(
        Button(
            _("{name}: present", name=place.member.words)
            if place.member.id in here
            else _("{name}: absent", name=place.member.words),
            Tick(meeting.id, place.member.id, place.member.id not in here, page),
            Style.MAIN if place.member.id in here else Style.PLAIN,
        )
        for place in page_of
    )
    pairs = tuple((place.member.words, _whence(place.member)) for place in page_of)
    counted = _n("{n} of {all} is present.", "{n} of {all} are present.", len(here), all=count)
    return Card(
        _("Roll call: {title}", title=meeting.title),
        (
            Paragraph(counted),
            Paragraph(_("Press a name to change whether this person is there.")),
            Facts(pairs),
            Buttons(ticks),
            *page_buttons(page, count, lambda to: OpenRoll(meeting.id, to), ON_ROLL),
            Buttons((Button(_("Minutes"), OpenMinutes(meeting.id)),)),
        ),
    )


def _whence(member: Member) -> Words:
    """For whom somebody comes, and on which side."""
    if member.organisation is None:
        return organisation_of(member)
    return _("{organisation}, {side}", organisation=organisation_of(member), side=SIDES[member.side])
