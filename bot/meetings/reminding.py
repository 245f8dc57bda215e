"""Reminders of meetings: when they fall due, whom they concern, whether they are still true."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.meetings.model import Attendance, Meeting, State, stamp
from bot.membership.model import Member
from bot.reminders import service as reminders
from bot.reminders.model import Reminder
from bot.work import Work

VIEW = "meeting_reminder"
DAY, HOUR = timedelta(hours=24), timedelta(hours=1)
USELESS_FROM = {DAY: timedelta(hours=-2), HOUR: timedelta(minutes=10)}
"""From when on, counted from the start, the reminder of so much earlier is no longer worth saying."""


def plan_reminders(work: Work, meeting: Meeting, now: datetime) -> None:
    """Remind a day and an hour ahead. The detail carries the start, so that a moved meeting's are recognised."""
    for ahead, useless in USELESS_FROM.items():
        due_at, start = meeting.starts_at - ahead, meeting.starts_at
        hours = ahead // HOUR
        detail = f"{hours}h.{stamp(start)}"
        reminders.plan(work, Reminder(VIEW, meeting.id, due_at, start + useless, detail), now)


def forget_reminders(work: Work, meeting: Meeting) -> None:
    """Drop what was planned."""
    work.reminders.forget(VIEW, meeting.id)


def reminders_began(meeting: Meeting, now: datetime) -> bool:
    """Whether members may already have been reminded of this start in private."""
    return now >= meeting.starts_at - DAY


def still_true(meeting: Meeting, detail: str, now: datetime) -> bool:
    """Whether a reminder of this detail speaks of the meeting as it is planned now."""
    timely = meeting.state_at(now) in (State.PLANNED, State.RUNNING)
    return timely and detail.endswith(f".{stamp(meeting.starts_at)}")


def to_remind(work: Work, meeting_id: int, detail: str, now: datetime) -> Iterator[Member]:
    """The group's members who did not answer that they will not attend."""
    meeting = work.meetings.find(meeting_id)
    if meeting is None or not still_true(meeting, detail, now):
        return
    answers = work.meetings.answers(meeting.id)
    for place in work.members.in_group(meeting.group_id):
        if answers.get(place.member.id) is not Attendance.NO:
            yield place.member
