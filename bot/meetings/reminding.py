"""Reminders of meetings: when they fall due, whom they concern, whether they are still true."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from bot.meetings.model import Attendance, Meeting, State, wall_stamp
from bot.membership.model import Member
from bot.reminders import service as reminders
from bot.reminders.model import Reminder
from bot.reminders.wishes import AHEAD, Wishes
from bot.work import Work

VIEW = "meeting_reminder"
DAY, HOUR, MINUTE = timedelta(hours=24), timedelta(hours=1), timedelta(minutes=1)
ABSENT = (Attendance.NO, Attendance.ALTERNATE)
"""Whoever answered so is not reminded: nobody comes, or their alternate, who is."""

CALL = "call"
"""Begins the detail of the reminder that calls people in."""


def plan_reminders(work: Work, meeting: Meeting, now: datetime) -> None:
    """Remind as long before as its kind says or members may wish. A moved meeting's are recognised by their detail."""
    usual = frozenset(meeting.template.leads)
    planned = [_lead(meeting, ahead, optional=ahead not in usual) for ahead in usual | set(AHEAD.values())]
    called = _call(meeting)
    every = sorted((*planned, called), key=lambda each: each.due_at)
    reminders.plan_all(work, every, now)


def _lead(meeting: Meeting, ahead: timedelta, *, optional: bool) -> Reminder:
    return Reminder(
        VIEW,
        meeting.id,
        meeting.starts_at - ahead,
        meeting.starts_at + _useless_from(ahead),
        _detail(f"{ahead // MINUTE}m", meeting),
        waits_for_morning=ahead >= DAY,
        prompt=ahead < HOUR,
        optional=optional,
    )


def _call(meeting: Meeting) -> Reminder:
    """Calls people in: shortly before it begins, or when it does, as its kind says."""
    due_at = meeting.starts_at - meeting.template.call
    return Reminder(VIEW, meeting.id, due_at, meeting.starts_at + USEFUL, _detail(CALL, meeting), prompt=True)


USEFUL = 10 * MINUTE
"""How long after its beginning it is worth saying that a meeting begins."""


def _detail(when: str, meeting: Meeting) -> str:
    return f"{when}.{wall_stamp(meeting)}"


def _useless_from(ahead: timedelta) -> timedelta:
    """From when on, counted from the start, the reminder of so much earlier is no longer worth saying."""
    if ahead > DAY:
        return -DAY
    return timedelta(hours=-2) if ahead == DAY else USEFUL


def is_call(detail: str) -> bool:
    """Whether the reminder of this detail calls people in."""
    return detail.startswith(f"{CALL}.")


def ahead_of(detail: str) -> timedelta | None:
    """How long before the start the reminder of this detail is; None for the one that calls in."""
    return None if is_call(detail) else int(detail.partition("m.")[0]) * MINUTE


def leads_for(meeting: Meeting, wishes: Wishes | None) -> Collection[timedelta | None]:
    """How long before this meeting somebody is reminded; None stands for being called in. A room has no wishes."""
    if wishes is None or wishes.leads is None:
        return {*meeting.template.leads, None}
    return {AHEAD.get(each) for each in wishes.leads}


def is_first(work: Work, meeting: Meeting, member: Member | None, detail: str) -> bool:
    """Whether somebody (None: a room) is reminded for the first time with this."""
    leads = leads_for(meeting, work.wishes.of(member.id) if member else None)
    longest = max((each for each in leads if each is not None), default=None)
    return ahead_of(detail) == longest


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
    """The group's members who wish to be reminded then and did not answer that they will not attend."""
    meeting = work.meetings.find(meeting_id)
    if meeting is None or not still_true(meeting, detail, now):
        return
    answers, places = work.attendances.answers(meeting.id), work.members.in_group(meeting.group_id)
    wishes, ahead = work.wishes.of_all([place.member.id for place in places]), ahead_of(detail)
    in_room = ahead in leads_for(meeting, None) and _has_reminded_room(work, meeting)
    for place in places:
        own = wishes[place.member.id]
        wished = ahead in leads_for(meeting, own) and not (own.in_rooms and in_room)
        absent = answers.get(place.member.id) in ABSENT
        if wished and not absent and place.role in meeting.template.invited:
            yield place.member


def _has_reminded_room(work: Work, meeting: Meeting) -> bool:
    return any(bound.reminded for bound in work.rooms.of_group(meeting.group_id))
