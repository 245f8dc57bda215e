"""Reminders of meetings: when they fall due, whom they concern, whether they are still true."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.meetings.model import Attendance, Meeting, State, wall_stamp
from bot.membership.model import Member
from bot.reminders import service as reminders
from bot.reminders.model import Reminder
from bot.work import Work

VIEW = "meeting_reminder"
DAY, HOUR = timedelta(hours=24), timedelta(hours=1)


def plan_reminders(work: Work, meeting: Meeting, now: datetime) -> None:
    """Remind as long before as its kind says. The detail carries its wall time: a moved meeting's are recognised."""
    for ahead in meeting.template.leads:
        expires_at = meeting.starts_at + _useless_from(ahead)
        due_at, detail = meeting.starts_at - ahead, f"{ahead // HOUR}h.{wall_stamp(meeting)}"
        reminders.plan(work, Reminder(VIEW, meeting.id, due_at, expires_at, detail), now)


def _useless_from(ahead: timedelta) -> timedelta:
    """From when on, counted from the start, the reminder of so much earlier is no longer worth saying."""
    if ahead > DAY:
        return -DAY
    return timedelta(hours=-2) if ahead == DAY else timedelta(minutes=10)


def ahead_of(detail: str) -> timedelta:
    """How long before the start the reminder of this detail is."""
    return int(detail.partition("h.")[0]) * HOUR


def rederive_reminders(work: Work, meeting: Meeting, before: datetime) -> None:
    """The moment moved with the rules of its zone: what was not handed over yet moves with it, and nothing else."""
    for reminder in work.reminders.about(VIEW, meeting.id):
        reminder.due_at += meeting.starts_at - before
        reminder.expires_at += meeting.starts_at - before


def forget_reminders(work: Work, meeting: Meeting) -> None:
    """Drop what was planned."""
    work.reminders.forget(VIEW, meeting.id)


def reminders_began(meeting: Meeting, now: datetime) -> bool:
    """Whether members may already have been reminded of this start in private."""
    return now >= meeting.starts_at - max(meeting.template.leads)


def still_true(meeting: Meeting, detail: str, now: datetime) -> bool:
    """Whether a reminder of this detail speaks of the meeting as it is planned now."""
    timely = meeting.state_at(now) in (State.PLANNED, State.RUNNING)
    return timely and detail.endswith(f".{wall_stamp(meeting)}")


def to_remind(work: Work, meeting_id: int, detail: str, now: datetime) -> Iterator[Member]:
    """The group's members who did not answer that they will not attend."""
    meeting = work.meetings.find(meeting_id)
    if meeting is None or not still_true(meeting, detail, now):
        return
    answers = work.attendances.answers(meeting.id)
    for place in work.members.in_group(meeting.group_id):
        if answers.get(place.member.id) is not Attendance.NO and place.role in meeting.template.invited:
            yield place.member
