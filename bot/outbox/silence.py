"""A room that takes no messages: the group's coordinators are told once, until it takes one again."""

from datetime import datetime

from bot.chat.exchange import Room
from bot.membership.policy import get_group
from bot.membership.service import coordinators
from bot.outbox import service
from bot.outbox.model import Delivery, Kind, Subject, destination_of
from bot.work import Work

SILENT = "room_silent"
"""The view that tells a coordinator; its subject is the room's binding."""


def begun(work: Work, delivery: Delivery, now: datetime) -> None:
    """A room will never take this message. Nothing for one that only could not be drawn anew, and for a closed room."""
    room = destination_of(delivery.lane)
    bound = work.rooms.bound(room) if isinstance(room, Room) else None
    if bound is None or bound.closed_at is not None or delivery.kind is not Kind.POST:
        return
    if not work.lanes.falls_silent(delivery.lane, now):
        return
    for member in coordinators(work, get_group(work, bound.group_id)):
        service.tell(work, member, Subject(SILENT, bound.id), now)


def broken(work: Work, delivery: Delivery, now: datetime) -> None:
    """A room took a message; who was told that it does not reads that it does again."""
    room = destination_of(delivery.lane)
    if isinstance(room, Room) and work.lanes.speaks(delivery.lane):
        bound = work.rooms.bound(room)
        if bound is not None:
            work.outbox.refresh(SILENT, bound.id, now)
