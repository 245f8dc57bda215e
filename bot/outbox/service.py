"""Asking for deliveries: to one member, to every room of a group, or anew where something already stands."""

from datetime import datetime

from bot.chat.exchange import Room
from bot.membership.model import Member
from bot.outbox.model import Delivery, Subject, lane_of
from bot.work import Work


def tell(
    work: Work,
    member: Member,
    subject: Subject,
    due_at: datetime,
    *,
    expires_at: datetime | None = None,
    key: str = "",
) -> None:
    """Say something to one member in private, once it is due (UTC). `key` makes repeated asking harmless.

    It goes to the preferred account, if that can be reached; else to the first that can; else to the first.
    """
    if not member.channels:
        return
    lane = lane_of((member.reachable or member.channels)[0].account)
    work.outbox.add(_delivery(lane, subject, due_at, expires_at, member.id, key))


def announce(
    work: Work,
    group_id: int,
    subject: Subject,
    due_at: datetime,
    *,
    expires_at: datetime | None = None,
    key: str = "",
) -> None:
    """Say something in every room of a group, once it is due (UTC)."""
    for bound in work.rooms.of_group(group_id):
        post(work, bound.room, subject, due_at, expires_at=expires_at, key=key)


def post(
    work: Work,
    room: Room,
    subject: Subject,
    due_at: datetime,
    *,
    expires_at: datetime | None = None,
    key: str = "",
) -> None:
    """Say something in one shared room, once it is due (UTC)."""
    work.outbox.add(_delivery(lane_of(room), subject, due_at, expires_at, None, key))


def post_missing(
    work: Work, room: Room, subject: Subject, now: datetime, *, expires_at: datetime | None = None
) -> None:
    """Say something in one shared room now; where it stands already, draw it anew instead."""
    if work.postings.stands(lane_of(room), subject.view, subject.id):
        work.outbox.refresh(subject.view, subject.id, now)
    else:
        post(work, room, subject, now, expires_at=expires_at)


def _delivery(
    lane: str,
    subject: Subject,
    due_at: datetime,
    expires_at: datetime | None,
    member_id: int | None,
    key: str,
) -> Delivery:
    unique = key or f"{subject.view}:{subject.id}:{subject.detail}:{due_at.isoformat()}"
    return Delivery(lane, subject, f"{unique}>{lane}", due_at, expires_at, member_id)
