"""What becomes of a room that a group uses: closed, open again, renamed, moved. Each done twice changes nothing."""

import logging
from collections.abc import Iterable
from datetime import datetime

from bot.chat.exchange import Room
from bot.feature import Binding
from bot.membership.policy import get_group
from bot.membership.service import coordinators
from bot.outbox import service as outbox
from bot.outbox.model import Subject, lane_of
from bot.rooms.model import GroupRoom, title_of
from bot.work import Work

log = logging.getLogger(__name__)

CLOSED = "room_closed"
"""The view that tells a coordinator; its subject is the room's binding."""

MOST_REDRAWN = 50
"""Messages that are drawn anew when a room opens again; what is older is history."""


def close(work: Work, room: Room, now: datetime) -> None:
    """The bot cannot talk in a room any more: nothing is sent there, its coordinators are told once."""
    work.rooms.forget_met(room)
    rename(work, room)
    for bound in work.rooms.within(room):
        if bound.closed_at is None:
            log.info("room %s is closed: what waits for it is dropped", bound.room.key)
            bound.closed_at = now
            work.rooms.empty(bound)
            for member in coordinators(work, get_group(work, bound.group_id)):
                outbox.tell(work, member, Subject(CLOSED, bound.id), now)


def open_again(work: Work, room: Room, binding: Iterable[Binding], now: datetime) -> None:
    """The bot can talk in a room: what was closed goes on, with what changed and what was opened meanwhile."""
    rename(work, room)
    for bound in work.rooms.within(room):
        if bound.closed_at is not None:
            log.info("room %s is open again", bound.room.key)
            _go_on(work, bound, now)
            for hook in binding:
                hook(work, bound, now)
            work.outbox.refresh_lane(lane_of(bound.room), now, MOST_REDRAWN)


def rename(work: Work, room: Room) -> None:
    """A room has another title; an empty one says nothing."""
    for bound in work.rooms.within(room):
        bound.title = title_of(room) or bound.title


def move(work: Work, old: Room, new: Room, now: datetime) -> None:
    """Let everything about a room follow it to another id: its group, its people, what is still to be sent.

    What stands under the old id stays there; it is posted under the new one when it next changes.
    """
    bound = work.rooms.bound(old)
    if bound is not None and bound.room != new:
        there = work.rooms.bound(new)
        if there is None:
            _take_along(work, bound, new, now)
        elif there.id != bound.id:  # somebody was quicker and bound it anew
            work.rooms.remove(bound)
        # else another one has just moved it
    work.lanes.rename(lane_of(old), lane_of(new))


def _take_along(work: Work, bound: GroupRoom, new: Room, now: datetime) -> None:
    bound.former_id, bound.room = bound.room.id, new
    work.rooms.forget_met(new)
    if bound.closed_at is not None:  # only its old self is gone
        _go_on(work, bound, now)


def _go_on(work: Work, bound: GroupRoom, now: datetime) -> None:
    bound.closed_at = None
    work.outbox.refresh(CLOSED, bound.id, now)
