"""Answering whether one comes: first come, first served where places are limited. Every moment is UTC."""

from dataclasses import replace
from datetime import datetime

from bot.chat.text import _
from bot.errors import Refusal
from bot.meetings import standing_in
from bot.meetings.answers import COMING, Answer
from bot.meetings.model import Attendance, Meeting
from bot.meetings.service import require_coming, require_known
from bot.meetings.standing_in import Telling
from bot.membership.model import Member
from bot.membership.policy import require_member
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.work import Work


def attend(work: Work, member: Member, meeting_id: int, attendance: Attendance, now: datetime) -> Meeting:
    """Answer without saying how one takes part. Refusal as `answer`."""
    return answer(work, member, meeting_id, Answer(attendance), now)


def answer(
    work: Work, member: Member, meeting_id: int, given: Answer, now: datetime, telling: Telling = Telling.ONCE
) -> Meeting:
    """Keep or change the member's answer; a yes, their own or their alternate's, without a free place waits for one.

    Refusal for others than those invited, once it began or was cancelled, and for a new place after the registration.
    """
    meeting = answerable(work, member, meeting_id, now)
    before = work.attendances.find(meeting.id, member.id)
    seated = _seated(work, meeting, member, before, replace(given, at=now))
    if before is not None and seated == before and not _confirms(meeting, before):
        return meeting
    work.attendances.keep(meeting.id, member.id, seated)
    standing_in.note(work, meeting, member, before, seated, now, telling)
    settle(work, meeting, now)
    return meeting


def take_back(
    work: Work, member: Member, meeting_id: int, now: datetime, telling: Telling = Telling.ONCE
) -> Meeting:
    """As if the member had never answered; others move up. Refusal as `answer`."""
    meeting = answerable(work, member, meeting_id, now)
    before = work.attendances.find(meeting.id, member.id)
    if before is not None:
        work.attendances.take_back(meeting.id, member.id)
        standing_in.note(work, meeting, member, before, None, now, telling)
        settle(work, meeting, now)
    return meeting


def answerable(work: Work, member: Member, meeting_id: int, now: datetime) -> Meeting:
    """A meeting that the member may answer now; with limited places locked, so that two are served one by one."""
    meeting = require_known(work.meetings.find(meeting_id))
    if meeting.capacity is not None:
        meeting = require_known(work.meetings.hold(meeting_id))
    _require_invited(work, member, meeting)
    require_coming(meeting, now)
    return meeting


def settle(work: Work, meeting: Meeting, now: datetime) -> None:
    """An answer changed: those who wait move up as far as there are places, and the cards are drawn anew."""
    fill_up(work, meeting, now)
    work.outbox.refresh("meeting", meeting.id, now)


def _seated(work: Work, meeting: Meeting, member: Member, before: Answer | None, given: Answer) -> Answer:
    """The answer as it can be kept: waiting, if it needs a place and there is none."""
    if before is not None and before.attendance is Attendance.WAITING and given.attendance in COMING:
        return replace(given, attendance=Attendance.WAITING, at=before.at)
    if not _needs_place(work, meeting, member, before, given):
        return given
    require_open(meeting, given.at)
    free = free_places(work, meeting)
    return given if free is None or free > 0 else replace(given, attendance=Attendance.WAITING)


def _needs_place(work: Work, meeting: Meeting, member: Member, before: Answer | None, given: Answer) -> bool:
    """Whether one more person comes by this answer: an alternate takes the place of whoever named them."""
    if given.attendance not in COMING:
        return False
    if before is not None and before.attendance is Attendance.YES:
        return False
    if before is not None and before.attendance is Attendance.ALTERNATE and not before.confirmed:
        return False
    if given.attendance is Attendance.YES:
        named_by = work.attendances.naming(meeting.id, member.id)
        places = (work.attendances.answer_of(meeting.id, each) for each in named_by)
        return Attendance.ALTERNATE not in places
    theirs = given.alternate_id and work.attendances.answer_of(meeting.id, given.alternate_id)
    return theirs is not Attendance.YES


def _confirms(meeting: Meeting, before: Answer) -> bool:
    """Whether the same answer says something new: the meeting was moved since."""
    moved = meeting.moved_at is not None and before.at < meeting.moved_at
    return moved and before.attendance is not Attendance.WAITING


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
    tally = work.attendances.tally(meeting.id)
    return max(0, meeting.capacity - sum(tally[each] for each in COMING))


def fill_up(work: Work, meeting: Meeting, now: datetime) -> None:
    """Give free places to those who wait, the longest first, and tell them."""
    free = free_places(work, meeting)
    while free is None or free > 0:
        waiting = work.attendances.first_waiting(meeting.id)
        member = None if waiting is None else work.members.find(waiting)
        given = None if member is None else work.attendances.find(meeting.id, member.id)
        if member is None or given is None:
            return
        instead = given.alternate_id is not None or given.alternate
        coming = Attendance.ALTERNATE if instead else Attendance.YES
        work.attendances.keep(meeting.id, member.id, replace(given, attendance=coming, at=now))
        notice = Subject("meeting_place", meeting.id)
        key = f"meeting_place:{meeting.id}:{member.id}:{now.isoformat()}"
        outbox.tell(work, member, notice, now, expires_at=meeting.starts_at, key=key)
        free = free_places(work, meeting)


def leave(work: Work, member_id: int, group_id: int, now: datetime) -> None:
    """Someone left the group: their answers to its coming meetings no longer count, and others move up."""
    work.series_answers.withdraw(member_id, group_id)
    for meeting_id in work.attendances.withdraw(member_id, group_id, now):
        _settle(work, meeting_id, now)


def unite_answers(work: Work, kept_id: int, gone_id: int, now: datetime) -> None:
    """Two members are one person: of two answers to a meeting, or for a series, the later one counts."""
    work.series_answers.unite(kept_id, gone_id)
    for meeting_id in work.attendances.unite(kept_id, gone_id):
        _settle(work, meeting_id, now)


def _settle(work: Work, meeting_id: int, now: datetime) -> None:
    meeting = work.meetings.hold(meeting_id)
    if meeting is not None and now < meeting.starts_at:
        fill_up(work, meeting, now)
    work.outbox.refresh("meeting", meeting_id, now)


def _require_invited(work: Work, member: Member, meeting: Meeting) -> None:
    place = require_member(work, member, meeting.group_id)
    if place.role not in meeting.template.invited:
        raise Refusal(
            _(
                "“{title}” is for members; observers are not invited to it. Please ask a coordinator if that is wrong.",
                title=meeting.title,
            )
        )
