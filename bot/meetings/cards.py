"""How meetings look: the card of one, and its calendar file."""

from collections.abc import Iterator

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Link, Paragraph, Style
from bot.chat.text import Minutes, Value, Verbatim, Words, _
from bot.meetings.actions import AskCancel, GetCalendarFile, OpenEdit, OpenMove, ShowAnswers, ShowMeeting
from bot.meetings.answer_actions import ShowTurnout
from bot.meetings.answer_cards import answer_buttons, own_answer, side_facts, tally_words
from bot.meetings.calendar import calendar_file, link_label
from bot.meetings.glance import Glance
from bot.meetings.model import Meeting, State
from bot.meetings.rules import rule_words
from bot.meetings.series_actions import OpenRepeat, ShowSeries
from bot.meetings.shifts import pushed_words

STANDING = {
    State.RUNNING: _("This meeting has begun."),
    State.OVER: _("This meeting is over."),
    State.CANCELLED: _("This meeting was cancelled."),
}


def meeting_card(seen: Glance) -> Card:
    """One meeting with its answers so far; buttons only while they do something."""
    meeting = seen.meeting
    pairs: tuple[tuple[Words, Value], ...] = (
        (_("Group"), seen.group.name),
        (_("Kind"), meeting.template.name),
        *time_and_place(seen),
        *_details(seen),
        (_("Answers"), tally_words(seen)),
        *side_facts(seen.sides),
    )
    blocks: list[Block] = [Paragraph(STANDING[seen.state])] if seen.state in STANDING else []
    blocks.append(Facts(pairs))
    if seen.state is State.PLANNED:
        blocks += pushed_words(meeting)
    if meeting.reason is not None:
        blocks.append(Facts(((_("Reason"), meeting.reason),)))
    if seen.state in (State.PLANNED, State.RUNNING):
        blocks += join_links(seen)
    if seen.state is not State.CANCELLED:
        blocks += own_answer(seen)
    if seen.state is State.PLANNED:
        blocks += answer_buttons(seen)
    blocks += _further(seen)
    return Card(_("Meeting: {title}", title=meeting.title), tuple(blocks))


def time_and_place(seen: Glance) -> tuple[tuple[Words, Value], ...]:
    """When, how long and where."""
    meeting = seen.meeting
    when = ((_("When"), seen.when(meeting.starts_at)), (_("Length"), Minutes(meeting.minutes)))
    return (*when, (_("Place"), Verbatim(meeting.place))) if meeting.place else when


def _details(seen: Glance) -> Iterator[tuple[Words, Value]]:
    """What only some kinds of meetings have."""
    meeting = seen.meeting
    if seen.series is not None:
        yield _("Series"), rule_words(seen.series.rhythm)
    if meeting.speakers:
        yield _("Speakers"), Verbatim(meeting.speakers)
    if meeting.capacity is not None:
        free = max(0, meeting.capacity - seen.coming)
        yield _("Places"), _("{free} of {places} free", free=free, places=meeting.capacity)
    if meeting.register_until is not None:
        yield _("Registration until"), seen.when(meeting.register_until)


def join_links(seen: Glance) -> tuple[Block, ...]:
    """The ways in for those who take part on line, first the one that opens where the reader lives."""
    links = seen.meeting.links_for(seen.city)
    return tuple(Link(link_label(seen.meeting, link), link) for link in links)


def _further(seen: Glance) -> tuple[Block, ...]:
    meeting = seen.meeting
    buttons = [Button(_("Who comes?"), ShowAnswers(meeting.id))] if seen.state is not State.CANCELLED else []
    if seen.state is State.PLANNED:
        buttons.append(Button(_("Calendar file"), GetCalendarFile(meeting.id)))
    buttons += seen.added
    if meeting.series_id is not None:
        buttons.append(Button(_("The series"), ShowSeries(meeting.series_id)))
    if not seen.personal and seen.state is State.PLANNED:
        buttons.append(Button(_("Answer in private"), ShowMeeting(meeting.id), privately=True))
    if seen.changing and seen.state is not State.CANCELLED:
        buttons.append(Button(_("By organisation"), ShowTurnout(meeting.id)))
    if seen.changing and seen.state is State.PLANNED:
        buttons += _coordinating(meeting)
    return (Buttons(tuple(buttons)),) if buttons else ()


def _coordinating(meeting: Meeting) -> Iterator[Button]:
    yield Button(_("Reschedule"), OpenMove(meeting.id))
    yield Button(_("Change"), OpenEdit(meeting.id))
    if meeting.series_id is None:
        yield Button(_("Repeat"), OpenRepeat(meeting.id))
    yield Button(_("Cancel the meeting"), AskCancel(meeting.id), Style.DANGER)


def calendar_card(seen: Glance) -> Card:
    """The meeting as a file, for the person who asked."""
    words = _("Open the file to put the meeting into your calendar.")
    if seen.state is State.CANCELLED:
        words = _("This meeting was cancelled. Open the file to take it out of your calendar.")
    return Card(
        _("Meeting: {title}", title=seen.meeting.title),
        (Facts(time_and_place(seen)), Paragraph(words), calendar_file(seen.meeting, seen.group)),
    )
