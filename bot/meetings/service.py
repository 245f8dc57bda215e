"""Scheduling meetings, and what becomes of them by themselves. Every moment is UTC."""

from datetime import datetime

from bot.chat.text import _
from bot.errors import Refusal
from bot.meetings.model import Meeting, State
from bot.meetings.places import faults_of
from bot.meetings.planning import plan
from bot.membership.model import Member
from bot.membership.policy import require_coordinator, require_reader
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.rooms.model import GroupRoom
from bot.work import Work

MOST_POSTED = 10
"""Coming meetings that a new room is told of, the soonest; /meetings shows the rest."""

BATCH = 20
"""How many meetings one tick announces, makes or derives anew: the next tick is a second away."""


def schedule(work: Work, by: Member, meeting: Meeting, now: datetime) -> None:
    """Keep a new meeting, announce it in the group's rooms, plan its reminders.

    Refusal for anyone but a coordinator, for a moment that has passed, without a usable place or link, and for a
    meeting of the same title at the same moment (a form sent twice).
    """
    require_coordinator(work, by, meeting.group_id)
    work.groups.lock(meeting.group_id)
    require_future(meeting.starts_at, now)
    require_registration(meeting)
    for words in faults_of(meeting.place, meeting.link, meeting.link_cn).values():
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
    announce(work, meeting, now)
    plan(work, meeting, now)


def announce(work: Work, meeting: Meeting, now: datetime) -> None:
    """Tell the group's rooms of a meeting."""
    outbox.announce(work, meeting.group_id, Subject("meeting", meeting.id), now, expires_at=meeting.ends_at)


def announce_due(work: Work, now: datetime) -> None:
    """Tell the rooms of those meetings of series whose time has come; one that is over by now is not told of."""
    for meeting in work.meetings.to_announce(now, BATCH):
        if meeting.state_at(now) in (State.PLANNED, State.RUNNING):
            announce(work, meeting, now)
        meeting.announce_at = None


def get_meeting(work: Work, member: Member, meeting_id: int) -> Meeting:
    """The meeting, for someone who may read about it; Refusal for strangers, or when there is none."""
    meeting = require_known(work.meetings.find(meeting_id))
    require_reader(work, member, meeting.group_id)
    return meeting


def turn(work: Work, now: datetime) -> None:
    """Draw the cards of meetings that began or ended anew: nothing can be answered there any more."""
    for meeting in work.meetings.turning(now):
        meeting.state = meeting.state_at(now)
        work.outbox.refresh("meeting", meeting.id, now)


def post_coming(work: Work, bound: GroupRoom, now: datetime) -> None:
    """Say in a room that a group uses from now on which meetings are coming, as far as they are announced."""
    for meeting in work.meetings.upcoming([bound.group_id], now, 0, MOST_POSTED):
        if meeting.announce_at is None:
            subject = Subject("meeting", meeting.id)
            outbox.post_missing(work, bound.room, subject, now, expires_at=meeting.ends_at)


def require_known(meeting: Meeting | None) -> Meeting:
    """The meeting that was found; Refusal when none was."""
    if meeting is None:
        raise Refusal(_("There is no such meeting any more. /meetings shows what is coming."))
    return meeting


def require_future(at: datetime, now: datetime) -> None:
    """Refusal for a moment that has passed."""
    if at <= now:
        raise Refusal(_("This moment has passed. Please give one in the future."))


def require_registration(meeting: Meeting) -> None:
    """Refusal when one could still register after the beginning."""
    if meeting.register_until is not None and meeting.register_until > meeting.starts_at:
        raise Refusal(
            _(
                "Registration cannot be open longer than until the beginning, {when}. Please give an earlier time.",
                when=meeting.starts_at,
            )
        )


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
