"""Asking again those who have not answered: once or twice, as the kind of meeting says, by day. Moments are UTC."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.meetings.model import Meeting, State, wall_stamp
from bot.meetings.parties import Present
from bot.meetings.rhythm import fall_on
from bot.membership.model import Member
from bot.reminders import service as reminders
from bot.reminders.model import Reminder
from bot.work import Work
from bot.workdays.calendar import add_working_days

VIEW = "meeting_ask"
DAY = timedelta(days=1)
LAST_DAYS = 2
"""Common working days before the end of answering when whoever is still silent is asked for the last time."""

MOST = 5000
"""Members who are asked at once; more than a group has."""


def plan_asking(work: Work, meeting: Meeting, present: Present, now: datetime) -> None:
    """Plan to ask again: as long before as the kind says, and two common working days before answering ends.

    Not within a day after the rooms hear of it. The detail carries the wall time: a moved meeting's are recognised.
    """
    ends_at, known_at = answered_until(meeting), meeting.announce_at or now
    moments = {ends_at - ahead for ahead in meeting.template.asks}
    if meeting.template.asks:
        moments.add(_working_days_before(meeting, ends_at, present))
    for due_at in sorted(moments):
        if due_at > known_at + DAY:
            detail = str(wall_stamp(meeting))
            useless_at = min(ends_at, due_at + DAY)  # later on, the next question or reminder asks as well
            reminder = Reminder(VIEW, meeting.id, due_at, useless_at, detail, waits_for_morning=True)
            reminders.plan(work, reminder, now)


def answered_until(meeting: Meeting) -> datetime:
    """Until when a yes is taken: the end of the registration, else the beginning."""
    return min(meeting.register_until or meeting.starts_at, meeting.starts_at)


def _working_days_before(meeting: Meeting, ends_at: datetime, present: Present) -> datetime:
    """The same time of day on the clock on which the meeting was agreed."""
    wall = ends_at.astimezone(ZoneInfo(meeting.zone))
    day = add_working_days(wall.date(), -LAST_DAYS, present.calendars)
    return fall_on(day, wall.time(), meeting.zone).starts_at


def silent(work: Work, meeting_id: int, detail: str, now: datetime) -> Iterator[Member]:
    """Whom such a reminder concerns: those who are invited and have not answered, once the rooms have heard of it."""
    meeting = work.meetings.find(meeting_id)
    if meeting is not None and meeting.announce_at is None and still_asked(meeting, detail, now):
        yield from work.turnouts.silent(meeting, 0, MOST)


def still_asked(meeting: Meeting, detail: str, now: datetime) -> bool:
    """Whether the question speaks of the meeting as it is planned now, and can still be answered."""
    planned = meeting.state_at(now) is State.PLANNED and now < answered_until(meeting)
    return planned and detail == str(wall_stamp(meeting))
