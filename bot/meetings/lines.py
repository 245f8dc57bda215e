"""What reminders about meetings are about, in a line each: where several are said together, or none was said."""

from dataclasses import replace

from bot.chat.cards import Button
from bot.chat.text import Text, _
from bot.meetings import asking, date_polls, holidays, quorum
from bot.meetings.actions import ShowMeeting
from bot.meetings.feature import feature
from bot.meetings.glance import both_clocks
from bot.meetings.model import Meeting
from bot.meetings.reminding import VIEW, is_call
from bot.polls.actions import ShowPoll
from bot.reminders.model import Line
from bot.work import Work


@feature.sums_up(VIEW)
def reminded(work: Work, meeting_id: int, detail: str) -> Line | None:
    """The meeting and when it begins; calling in is nothing to be said among other things."""
    meeting = work.meetings.find(meeting_id)
    if meeting is None:
        return None
    what = _("Meeting: {title}", title=meeting.title)
    return _line(meeting, what, alone=is_call(detail), in_rooms=True)


@feature.sums_up(asking.VIEW)
def asked(work: Work, meeting_id: int, _detail: str) -> Line | None:
    """The meeting that waits for an answer; a reminder of it asks the same."""
    meeting = work.meetings.find(meeting_id)
    if meeting is None:
        return None
    return replace(_line(meeting, _("Will you attend? {title}", title=meeting.title)), yields=True)


@feature.sums_up(quorum.VIEW)
def warned(work: Work, meeting_id: int, _detail: str) -> Line | None:
    """The meeting to which too few come; the figures need a message of their own."""
    meeting = work.meetings.find(meeting_id)
    if meeting is None:
        return None
    return _line(meeting, _("The quorum is in doubt: {title}", title=meeting.title), alone=True)


@feature.sums_up(holidays.VIEW)
def on_holiday(work: Work, meeting_id: int, _detail: str) -> Line | None:
    """The meeting that falls on a holiday; what shall become of it is asked in a message of its own."""
    meeting = work.meetings.find(meeting_id)
    return _line(meeting, _("On a holiday: {title}", title=meeting.title), alone=True) if meeting else None


@feature.sums_up(date_polls.VIEW)
def date_found(work: Work, poll_id: int, _detail: str) -> Line | None:
    """The poll for a date and since when it is closed; the dates need a message of their own."""
    poll = work.polls.find(poll_id)
    if poll is None:
        return None
    what, opens = _("Poll: {question}", question=poll.question), Button(poll.question, ShowPoll(poll.id))
    return Line(poll.group_id, what, poll.closes_at, opens, alone=True)


def _line(meeting: Meeting, what: Text, *, alone: bool = False, in_rooms: bool = False) -> Line:
    opens = Button(meeting.title, ShowMeeting(meeting.id))
    return Line(meeting.group_id, what, both_clocks(meeting.starts_at), opens, alone, in_rooms)
