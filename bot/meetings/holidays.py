"""A meeting that falls on a holiday, or into weeks in which a side cannot be reached: the coordinators are asked."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

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
from bot.workdays.model import Notice

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


def take_in(work: Work, notice: Notice, now: datetime) -> int:
    """Keep a notice that was published, and tell the coordinators of each meeting that now falls on a day off.

    Told once: what rested by what was known before was asked about in its time. How many meetings it is.
    """
    before = {meeting.id for meeting in _on_days_off(work, notice.year, now)}
    work.notices.put(notice)
    fresh = [meeting for meeting in _on_days_off(work, notice.year, now) if meeting.id not in before]
    for meeting in fresh:
        work.reminders.forget(VIEW, meeting.id)
        subject = Subject(VIEW, meeting.id, str(wall_stamp(meeting)))
        for member in coordinators(work, get_group(work, meeting.group_id)):
            outbox.tell(work, member, subject, now, expires_at=meeting.starts_at)
    return len(fresh)


def _on_days_off(work: Work, year: int, now: datetime) -> Iterator[Meeting]:
    """Every meeting around that year still to begin that falls on a day on which a side does not work."""
    since = max(now, datetime(year, 1, 1, tzinfo=UTC) - timedelta(days=1))
    until = datetime(year + 1, 1, 1, tzinfo=UTC) + timedelta(days=1)
    for group in work.groups.page(0, work.groups.count()):
        coming = work.meetings.held_between(group.id, since, until)
        parties = present_in(work, group.id).parties if coming else ()
        for meeting in coming:
            if meeting.state_at(now) is State.PLANNED and any(
                rest.off for rest in rests_at(meeting.starts_at, parties)
            ):
                yield meeting


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
