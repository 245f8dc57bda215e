"""One answer for several meetings of a series, and for those that are still to be made. Every moment is UTC."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.chat.text import _
from bot.errors import Refusal
from bot.meetings.answering import answer, free_places, take_back
from bot.meetings.answers import COMING, Answer
from bot.meetings.model import Attendance, Meeting, State
from bot.meetings.series import Scope, Series
from bot.meetings.service import require_known
from bot.meetings.standing_in import Telling
from bot.membership.model import Member
from bot.membership.policy import require_member
from bot.work import Work

MOST = 500
"""Meetings of a series that one answer reaches; a weekly one has some 60 at a time."""


@dataclass(frozen=True)
class Reached:
    """For how many meetings an answer was kept, at how many of them one waits, and how many took it no more."""

    kept: int
    waiting: int
    closed: int


def answer_series(
    work: Work, member: Member, meeting_id: int, given: Answer | None, scope: Scope, now: datetime
) -> Reached:
    """Answer (None: take back) for this meeting and all later ones, or for all that are still to begin.

    It holds for what the series brings later, too. A meeting that takes no new place any more is left as it is.
    Refusal for those who are not invited, when there is no series, and when no meeting took the answer.
    """
    first = require_known(work.meetings.find(meeting_id))
    series = None if first.series_id is None else work.series.find(first.series_id)
    if series is None:
        raise Refusal(_("This meeting belongs to no series. Please answer for it alone."))
    require_member(work, member, series.group_id)
    kept, waiting, why_not = 0, 0, list[Refusal]()
    for meeting in _reached(work, series, first, scope, now):
        telling = Telling.NOBODY if kept else Telling.ONCE if scope is Scope.THIS else Telling.SERIES
        try:
            waiting += _answer_one(work, member, meeting, given, now, telling) is Attendance.WAITING
            kept += 1
        except Refusal as refusal:
            why_not.append(refusal)
    if not kept:
        raise why_not[0] if why_not else Refusal(_("No meeting of this series is still to begin."))
    if scope is not Scope.THIS:
        _keep(work, member, series, given, now)
    return Reached(kept, waiting, len(why_not))


def _reached(work: Work, series: Series, first: Meeting, scope: Scope, now: datetime) -> list[Meeting]:
    coming = work.meetings.coming_of_series(series.id, now, MOST)
    planned = [each for each in coming if each.state_at(now) is State.PLANNED]
    match scope:
        case Scope.THIS:
            return [first]
        case Scope.FOLLOWING:
            return [each for each in planned if each.starts_at >= first.starts_at]
        case Scope.ALL:
            return planned


def _answer_one(
    work: Work, member: Member, meeting: Meeting, given: Answer | None, now: datetime, telling: Telling
) -> Attendance | None:
    if given is None:
        take_back(work, member, meeting.id, now, telling)
        return None
    own = given if meeting.hybrid else replace(given, mode=None)
    answer(work, member, meeting.id, own, now, telling)
    return work.attendances.answer_of(meeting.id, member.id)


def _keep(work: Work, member: Member, series: Series, given: Answer | None, now: datetime) -> None:
    if given is None:
        work.series_answers.take_back(series.id, member.id)
    else:
        work.series_answers.keep(series.id, member.id, replace(given, at=now))


def answer_new(work: Work, series: Series, meeting: Meeting, now: datetime) -> None:
    """Keep for a meeting that was just made what was answered for its series, in the order of the answers."""
    for member_id, given in work.series_answers.of_series(series.id):
        place = work.members.membership(member_id, series.group_id)
        if place is None or place.role not in meeting.template.invited:
            continue
        own = replace(given, at=now, mode=given.mode if meeting.hybrid else None)
        if own.attendance in COMING and free_places(work, meeting) == 0:
            own = replace(own, attendance=Attendance.WAITING)
        work.attendances.keep(meeting.id, member_id, own)


def pass_on(work: Work, series: Series, fresh: Series) -> None:
    """A series went over into another: so do the answers for it."""
    for member_id, given in work.series_answers.of_series(series.id):
        work.series_answers.keep(fresh.id, member_id, given)
