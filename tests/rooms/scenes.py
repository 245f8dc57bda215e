"""What the tests of rooms do again and again: let something happen, look a room up."""

from datetime import datetime
from itertools import count

from bot.bot import Bot
from bot.chat.exchange import Account, Room
from bot.chat.happenings import Happening, Notice
from bot.rooms.model import GroupRoom
from bot.work import OpenWork
from tests.cast import NOW

NEW_ROOM = Room("test", "new", title="Normen 2027")
GUEST = Account("test", "guest")
SOURCES = count(1)


def happen(bot: Bot, *happened: Happening, now: datetime = NOW, source: str | None = None) -> None:
    """The platform tells of something, as a new event or as one that was told before."""
    bot.notice(Notice("test", happened, source or f"event {next(SOURCES)}"), now)


def bound(open_work: OpenWork, room: Room) -> GroupRoom:
    """The room's binding as it stands now."""
    with open_work() as work:
        found = work.rooms.bound(room)
    assert found is not None
    return found


def number(open_work: OpenWork, room: Room) -> int:
    """The number by which actions name a room in use."""
    return bound(open_work, room).id


def met(open_work: OpenWork, room: Room = NEW_ROOM) -> int:
    """The number by which actions name a room that no group uses."""
    with open_work() as work:
        return work.rooms.meet(room, room.title).id


def strangers(open_work: OpenWork, room: Room) -> int:
    """How many people in the room are known not to be in its group."""
    with open_work() as work:
        there = work.rooms.bound(room)
        assert there is not None
        return work.rooms.count_strangers(there)
