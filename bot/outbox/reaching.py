"""Reaching a member: what happens when an account takes no messages, and when it does again."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.chat.exchange import Account, Room
from bot.membership.model import Member
from bot.outbox import service
from bot.outbox.model import Delivery, Kind, State, Subject, destination_of, lane_of, new_mark
from bot.work import Work

PLEASE = "please_contact"
DAY = timedelta(days=1)


def failed(work: Work, delivery: Delivery, now: datetime) -> None:
    """A platform will never take this message: say it on the member's next account, or ask for them in a room.

    Nothing for messages to rooms, and for one that only could not be drawn anew.
    """
    account = destination_of(delivery.lane)
    member = None if delivery.member_id is None else work.members.find(delivery.member_id)
    if member is None or not isinstance(account, Account) or delivery.kind is not Kind.POST:
        return
    _mark(member, account, now)
    if not _say_elsewhere(work, member, delivery, now):
        _ask_in_a_room(work, member, account, now)


def _say_elsewhere(work: Work, member: Member, delivery: Delivery, now: datetime) -> bool:
    """The key grows by each lane it was tried in, so no account is tried twice and nothing is said twice."""
    tried = delivery.key.split(">")
    for channel in member.reachable:
        lane = lane_of(channel.account)
        if lane not in tried:
            key = f"{delivery.key}>{lane}"
            work.outbox.add(
                replace(
                    delivery,
                    lane=lane,
                    key=key,
                    due_at=now,
                    state=State.WAITING,
                    attempts=0,
                    settled_at=None,
                    in_doubt=False,
                    mark=new_mark(),
                )
            )
            return True
    return False


def _ask_in_a_room(work: Work, member: Member, account: Account, now: datetime) -> None:
    """At most once a day (UTC) in a room, and without a word of what could not be said."""
    room = _room_of(work, member, account)
    if room is not None and not member.reachable:
        key = f"{PLEASE}:{member.id}:{now.date().isoformat()}"
        service.post(work, room, Subject(PLEASE, member.id), now, expires_at=now + DAY, key=key)


def _room_of(work: Work, member: Member, account: Account) -> Room | None:
    """A room of the member's first group, rather on the platform where they were written to."""
    places = work.members.memberships_of(member.id)
    rooms = [bound.room for place in places for bound in work.rooms.of_group(place.group_id)]
    return min(rooms, key=lambda room: room.platform != account.platform, default=None)


def closed(work: Work, account: Account, now: datetime) -> None:
    """An account takes no messages any more (blocked, deactivated): what comes goes to the member's next one."""
    member = work.members.by_account(account)
    if member is not None:
        _mark(member, account, now)


def _mark(member: Member, account: Account, now: datetime) -> None:
    channel = member.channel_of(account)
    if channel is not None and channel.unreachable_since is None:
        channel.unreachable_since = now


def succeeded(work: Work, delivery: Delivery, now: datetime) -> None:
    """An account took a message: it can be reached again."""
    account = destination_of(delivery.lane)
    member = None if delivery.member_id is None else work.members.find(delivery.member_id)
    if member is not None and isinstance(account, Account):
        heard_from(work, member, account, now)


def heard_from(work: Work, member: Member, account: Account, now: datetime) -> None:
    """Somebody used an account: it can be reached again, and what asked for them in rooms is put right."""
    channel = member.channel_of(account)
    if channel is not None and channel.unreachable_since is not None:
        channel.unreachable_since = None
        work.outbox.refresh(PLEASE, member.id, now)
