"""A meeting that falls on a holiday, or into weeks in which a side cannot be reached: the coordinators are asked."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.meetings.model import Meeting, State, wall_stamp
from bot.meetings.parties import Rest, present_in, rests_at
from bot.meetings.slots import Party
from bot.membership.model import Member
from bot.membership.policy import get_group, is_coordinator
from bot.membership.service import coordinators
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.reminders import service as reminders
from bot.reminders.model import Reminder
from bot.work import Work

VIEW = "meeting_holiday"
AHEAD = timedelta(weeks=8)
"""How long before the day the coordinators are asked: early enough to find another one."""


def ask_about(work: Work, meeting: Meeting, parties: tuple[Party, ...], now: datetime) -> None:
    """Plan the question, if there is one; what is near is asked at once."""
    if not rests_at(meeting.starts_at, parties):
        return
    due_at, detail = meeting.starts_at - AHEAD, str(wall_stamp(meeting))
    if due_at > now:
        reminders.plan(work, Reminder(VIEW, meeting.id, due_at, meeting.starts_at, detail), now)
        return
    for member in deciding(work, meeting):
        outbox.tell(work, member, Subject(VIEW, meeting.id, detail), now, expires_at=meeting.starts_at)


def deciding(work: Work, meeting: Meeting) -> Iterable[Member]:
    """Who is asked: whoever made the series, as long as they coordinate the group; else all who do."""
    group = get_group(work, meeting.group_id)
    maker = None if meeting.created_by is None else work.members.find(meeting.created_by)
    if maker is not None and is_coordinator(work, maker, group):
        return (maker,)
    return coordinators(work, group)


def resting(work: Work, meeting: Meeting, detail: str, now: datetime) -> tuple[Rest, ...]:
    """Which sides rest; nothing once the meeting was moved or cancelled, or began."""
    if meeting.state_at(now) is not State.PLANNED or detail != str(wall_stamp(meeting)):
        return ()
    return rests_at(meeting.starts_at, present_in(work, meeting.group_id).parties)
