"""Scheduling, moving and cancelling meetings, and answering them. Every moment is UTC."""

from collections.abc import Iterator
from datetime import datetime

from bot.chat.text import Text, Variants, _
from bot.errors import Refusal
from bot.meetings.model import Attendance, Meeting, State, stamp
from bot.meetings.places import faults_of
from bot.meetings.reminding import forget_reminders, plan_reminders, reminders_began
from bot.membership.model import Group, Member
from bot.membership.policy import require_coordinator, require_member, require_reader
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.rooms.model import GroupRoom
from bot.work import Work

MOST_POSTED = 10
"""Coming meetings that a new room is told of, the soonest; /meetings shows the rest."""


def schedule(work: Work, by: Member, meeting: Meeting, now: datetime) -> None:
    """Keep a new meeting, announce it in the group's rooms, plan its reminders.

    Refusal for anyone but a coordinator, for a moment that has passed, without a usable place or link, and for a
    meeting of the same title at the same moment (a form sent twice).
    """
    require_coordinator(work, by, meeting.group_id)
    work.groups.lock(meeting.group_id)
    require_future(meeting.starts_at, now)
    for words in faults_of(meeting.place, meeting.link).values():
        raise Refusal(words)
    if any(
        other.title == meeting.title for other in work.meetings.starting(meeting.group_id, meeting.starts_at)
    ):
        raise Refusal(
            _(
                "“{title}” is already planned for {when}. /meetings shows it.",
                title=meeting.title,
                when=meeting.starts_at,
            )
        )
    work.meetings.add(meeting)
    subject = Subject("meeting", meeting.id)
    outbox.announce(work, meeting.group_id, subject, now, expires_at=meeting.ends_at)
    plan_reminders(work, meeting, now)


def move(
    work: Work, by: Member, meeting_id: int, revision: int, starts_at: datetime, now: datetime
) -> Meeting:
    """Give the meeting another moment, on the clock of whoever moves it; everyone concerned is told.

    Refusal as `changeable`, and for a moment that has passed or is the present one.
    """
    meeting, _group = changeable(work, by, meeting_id, revision, now)
    require_future(starts_at, now)
    if starts_at == meeting.starts_at:
        raise Refusal(_("The meeting is already planned for this time. Please give another one."))
    concerned = list(_concerned(work, meeting, by, now))
    notice = Subject("meeting_moved", meeting.id, str(stamp(meeting.starts_at)))
    meeting.move(starts_at, by.city.zone, now)
    forget_reminders(work, meeting)
    plan_reminders(work, meeting, now)
    work.outbox.refresh("meeting_moved", meeting.id, now)
    _tell(work, meeting, notice, concerned, now)
    return meeting


def cancel(
    work: Work, by: Member, meeting_id: int, revision: int, reason: Variants | None, now: datetime
) -> Meeting:
    """Cancel the meeting; everyone concerned is told. Refusal as `changeable`."""
    meeting, _group = changeable(work, by, meeting_id, revision, now)
    concerned = list(_concerned(work, meeting, by, now))
    meeting.cancel(reason, now)
    forget_reminders(work, meeting)
    _tell(work, meeting, Subject("meeting_cancelled", meeting.id), concerned, now)
    return meeting


def changeable(
    work: Work, by: Member, meeting_id: int, revision: int | None, now: datetime
) -> tuple[Meeting, Group]:
    """The meeting, locked, and its group. Without a revision, the present one is meant.

    Refusal for anyone but a coordinator, once the meeting began or was cancelled, and when somebody moved it since.
    """
    meeting = work.meetings.hold(meeting_id)
    if meeting is None:
        raise Refusal(_unknown())
    group = require_coordinator(work, by, meeting.group_id)
    require_coming(meeting, now)
    if revision not in (None, meeting.revision):
        raise Refusal(
            _(
                "Meanwhile this meeting was moved to {when}. Please look at it again with /meetings before you "
                "change it.",
                when=meeting.starts_at,
            )
        )
    return meeting, group


def attend(work: Work, member: Member, meeting_id: int, attendance: Attendance, now: datetime) -> Meeting:
    """Keep or change the member's answer. Refusal for others than members, and once it began or was cancelled."""
    meeting = work.meetings.find(meeting_id)
    if meeting is None:
        raise Refusal(_unknown())
    require_member(work, member, meeting.group_id)
    require_coming(meeting, now)
    if work.meetings.answer_of(meeting.id, member.id) is not attendance:
        work.meetings.answer(meeting.id, member.id, attendance, now)
        work.outbox.refresh("meeting", meeting.id, now)
    return meeting


def get_meeting(work: Work, member: Member, meeting_id: int) -> Meeting:
    """The meeting, for someone who may read about it; Refusal for strangers, or when there is none."""
    meeting = work.meetings.find(meeting_id)
    if meeting is None:
        raise Refusal(_unknown())
    require_reader(work, member, meeting.group_id)
    return meeting


def turn(work: Work, now: datetime) -> None:
    """Draw the cards of meetings that began or ended anew: nothing can be answered there any more."""
    for meeting in work.meetings.turning(now):
        meeting.state = meeting.state_at(now)
        work.outbox.refresh("meeting", meeting.id, now)


def leave(work: Work, member_id: int, group_id: int, now: datetime) -> None:
    """Someone left the group: their answers to its coming meetings no longer count."""
    for meeting_id in work.meetings.withdraw(member_id, group_id, now):
        work.outbox.refresh("meeting", meeting_id, now)


def unite_answers(work: Work, kept_id: int, gone_id: int, now: datetime) -> None:
    """Two members are one person: of two answers to a meeting the later one counts."""
    for meeting_id in work.meetings.unite(kept_id, gone_id):
        work.outbox.refresh("meeting", meeting_id, now)


def post_coming(work: Work, bound: GroupRoom, now: datetime) -> None:
    """Say in a room that a group uses from now on which meetings are coming."""
    for meeting in work.meetings.upcoming([bound.group_id], now, 0, MOST_POSTED):
        outbox.post_missing(work, bound.room, Subject("meeting", meeting.id), now, expires_at=meeting.ends_at)


def require_future(at: datetime, now: datetime) -> None:
    """Refusal for a moment that has passed."""
    if at <= now:
        raise Refusal(_("This moment has passed. Please give one in the future."))


def require_coming(meeting: Meeting, now: datetime) -> None:
    """Refusal once the meeting began, ended or was cancelled."""
    match meeting.state_at(now):
        case State.CANCELLED:
            raise Refusal(_("“{title}” was cancelled. /meetings shows what is coming.", title=meeting.title))
        case State.RUNNING | State.OVER:
            raise Refusal(
                _(
                    "“{title}” began on {when}, so nothing can be changed any more. /meetings shows what is coming.",
                    title=meeting.title,
                    when=meeting.starts_at,
                )
            )


def _tell(work: Work, meeting: Meeting, notice: Subject, concerned: list[Member], now: datetime) -> None:
    """Draw what stands in rooms anew, and say the news in every room and to those it concerns."""
    work.outbox.refresh("meeting", meeting.id, now)
    outbox.announce(work, meeting.group_id, notice, now, expires_at=meeting.ends_at)
    for member in concerned:
        outbox.tell(work, member, notice, now, expires_at=meeting.ends_at)


def _concerned(work: Work, meeting: Meeting, by: Member, now: datetime) -> Iterator[Member]:
    """Who is told in private of a change: whoever said yes or maybe, and once reminders went out all but the noes."""
    answers = work.meetings.answers(meeting.id)
    reminded = reminders_began(meeting, now)
    for place in work.members.in_group(meeting.group_id):
        answer = answers.get(place.member.id)
        coming = answer in (Attendance.YES, Attendance.MAYBE)
        if place.member is not by and (coming or (answer is None and reminded)):
            yield place.member


def _unknown() -> Text:
    return _("There is no such meeting any more. /meetings shows what is coming.")
