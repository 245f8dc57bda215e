"""Who is in a room that a group uses, and the welcome for those who are new."""

from datetime import datetime, timedelta

from bot.chat.exchange import Account, Room
from bot.membership.policy import get_group, is_coordinator
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.rooms.model import GroupRoom
from bot.work import Work

WELCOME = "room_welcome"
"""The view that welcomes; its subject is the room's binding."""

PAUSE = timedelta(hours=1)
"""Between two welcomes in a room, however many people come."""


def came(work: Work, room: Room, account: Account, now: datetime) -> None:
    """Somebody is in a room; who does not belong to its group is told how to join."""
    for bound in work.rooms.within(room):
        work.rooms.note_present(bound, account)
        if not _belongs(work, account, bound.group_id):
            _welcome(work, bound, now)


def left(work: Work, room: Room, account: Account) -> None:
    """Somebody is no longer in a room. Their place in the group stays: rooms come and go."""
    for bound in work.rooms.within(room):
        work.rooms.note_absent(bound, account)


def _belongs(work: Work, account: Account, group_id: int) -> bool:
    member = work.members.by_account(account)
    if member is None:
        return False
    place = work.members.membership(member.id, group_id)
    return place is not None or is_coordinator(work, member, get_group(work, group_id))


def _welcome(work: Work, bound: GroupRoom, now: datetime) -> None:
    """The key names the welcome before, so of two that are asked for at once only one is said."""
    last = bound.welcomed_at
    if last is None or now - last >= PAUSE:
        bound.welcomed_at = now
        key = f"{WELCOME}:{bound.id}:{last.isoformat() if last else ''}"
        outbox.post(work, bound.room, Subject(WELCOME, bound.id), now, expires_at=now + PAUSE, key=key)
