"""A shared room that gets another id on its platform (a Telegram group that becomes a supergroup)."""

from bot.chat.exchange import Room
from bot.outbox.model import lane_of
from bot.work import OpenWork


def move(open_work: OpenWork, old: Room, new: Room) -> None:
    """Let everything about the room follow it: its group, what stands in it, what is still to be sent.

    In a transaction of its own; done twice it changes nothing.
    """
    with open_work() as work:
        bound = work.rooms.bound(old)
        if bound is not None and work.rooms.bound(new) is None:
            bound.room = new
        work.lanes.rename(lane_of(old), lane_of(new))
