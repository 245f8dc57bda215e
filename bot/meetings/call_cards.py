"""A meeting begins: the message that calls people in."""

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph
from bot.chat.text import _
from bot.meetings.actions import ShowMeeting
from bot.meetings.cards import join_links, time_and_place
from bot.meetings.glance import Glance
from bot.meetings.model import Attendance, State


def call_card(seen: Glance) -> Card | None:
    """The way in, first the one that opens where the reader lives; None when they will not come or it is over."""
    if seen.mine is Attendance.NO or seen.state not in (State.PLANNED, State.RUNNING):
        return None
    begun = seen.state is State.RUNNING
    words = _("The meeting has just begun.") if begun else _("It is about to begin. Please come in.")
    blocks: list[Block] = [Paragraph(words), *join_links(seen), Facts(time_and_place(seen))]
    if not begun and seen.personal:
        blocks.append(Buttons((Button(_("Show the meeting"), ShowMeeting(seen.meeting.id)),)))
    return Card(_("Starting now: {title}", title=seen.meeting.title), tuple(blocks))
