"""Answering whether one comes: first come, first served where places are limited. Every moment is UTC."""

from datetime import datetime

from bot.chat.text import _
from bot.errors import Refusal
from bot.meetings.model import Attendance, Meeting
from bot.meetings.service import require_coming, require_known
from bot.membership.model import Member
from bot.membership.policy import require_member
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.work import Work


def attend(work: Work, member: Member, meeting_id: int, attendance: Attendance, now: datetime) -> Meeting:
    """Keep or change the member's answer; a yes without a free place waits for one.

    Refusal for others than those invited, once it began or was cancelled, and for a new yes after the registration.
    """
    meeting = require_known(work.meetings.find(meeting_id))
    if meeting.capacity is not None:  # whoever comes at the same moment is served before or after
        meeting = require_known(work.meetings.hold(meeting_id))
    _require_invited(work, member, meeting)
    require_coming(meeting, now)
    before = work.attendances.answer_of(meeting.id, member.id)
    if attendance is Attendance.YES and before is not Attendance.YES:
        require_open(meeting, now)
        attendance = _place_for(work, meeting)
    if before is not attendance:
        work.attendances.answer(meeting.id, member.id, attendance, now)
        fill_up(work, meeting, now)
        work.outbox.refresh("meeting", meeting.id, now)
    return meeting


def require_open(meeting: Meeting, now: datetime) -> None:
    """Refusal once nobody can register any more."""
    if meeting.register_until is not None and now >= meeting.register_until:
        raise Refusal(
            _(
                "Registration for “{title}” was open until {when}. Please ask a coordinator whether there is "
                "still a place.",
                title=meeting.title,
                when=meeting.register_until,
            )
        )


def free_places(work: Work, meeting: Meeting) -> int | None:
    """How many places are free; None where there is no limit."""
    if meeting.capacity is None:
        return None
    return max(0, meeting.capacity - work.attendances.tally(meeting.id)[Attendance.YES])


def fill_up(work: Work, meeting: Meeting, now: datetime) -> None:
    """Give free places to those who wait, the longest first, and tell them."""
    free = free_places(work, meeting)
    while free is None or free > 0:
        waiting = work.attendances.first_waiting(meeting.id)
        member = None if waiting is None else work.members.find(waiting)
        if member is None:
            return
        work.attendances.answer(meeting.id, member.id, Attendance.YES, now)
        notice = Subject("meeting_place", meeting.id)
        key = f"meeting_place:{meeting.id}:{member.id}:{now.isoformat()}"
        outbox.tell(work, member, notice, now, expires_at=meeting.starts_at, key=key)
        free = None if free is None else free - 1


def leave(work: Work, member_id: int, group_id: int, now: datetime) -> None:
    """Someone left the group: their answers to its coming meetings no longer count, and others move up."""
    for meeting_id in work.attendances.withdraw(member_id, group_id, now):
        _settle(work, meeting_id, now)


def unite_answers(work: Work, kept_id: int, gone_id: int, now: datetime) -> None:
    """Two members are one person: of two answers to a meeting the later one counts."""
    for meeting_id in work.attendances.unite(kept_id, gone_id):
        _settle(work, meeting_id, now)


def _settle(work: Work, meeting_id: int, now: datetime) -> None:
    meeting = work.meetings.hold(meeting_id)
    if meeting is not None and now < meeting.starts_at:
        fill_up(work, meeting, now)
    work.outbox.refresh("meeting", meeting_id, now)


def _place_for(work: Work, meeting: Meeting) -> Attendance:
    free = free_places(work, meeting)
    return Attendance.YES if free is None or free > 0 else Attendance.WAITING


def _require_invited(work: Work, member: Member, meeting: Meeting) -> None:
    place = require_member(work, member, meeting.group_id)
    if place.role not in meeting.template.invited:
        raise Refusal(
            _(
                "“{title}” is for members; observers are not invited to it. Please ask a coordinator if that is wrong.",
                title=meeting.title,
            )
        )
