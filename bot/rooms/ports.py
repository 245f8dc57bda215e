"""What rooms ask of storage."""

from collections.abc import Sequence
from typing import Protocol

from bot.chat.exchange import Account, Room
from bot.rooms.model import GroupRoom, MetRoom


class Rooms(Protocol):
    """Rooms bound to groups, who is in them, and rooms that could be bound."""

    def add(self, room: GroupRoom) -> None: ...
    def remove(self, room: GroupRoom) -> None: ...
    def find(self, room_id: int) -> GroupRoom | None: ...
    def bound(self, room: Room) -> GroupRoom | None:
        """The room's binding; also under the id that the room had before it moved."""
        ...

    def note_title(self, room: Room, title: str) -> None:
        """Keep what a bound room is called now, unless that is ""."""
        ...

    def within(self, room: Room) -> Sequence[GroupRoom]:
        """The bindings of a room and of every room in it (topics), locked: events change them one after the other."""
        ...

    def of_group(self, group_id: int) -> Sequence[GroupRoom]:
        """The group's rooms in which the bot can talk."""
        ...

    def meet(self, room: Room, title: str) -> MetRoom:
        """Remember a room that no group uses, with its title if that is known now."""
        ...

    def find_met(self, met_id: int) -> MetRoom | None: ...
    def forget_met(self, room: Room) -> None: ...
    def note_present(self, room: GroupRoom, account: Account) -> None:
        """Remember that somebody is in a room."""
        ...

    def note_absent(self, room: GroupRoom, account: Account) -> None: ...
    def empty(self, room: GroupRoom) -> None:
        """Forget who is in a room."""
        ...

    def count_strangers(self, room: GroupRoom) -> int:
        """How many of those in the room are neither members of its group nor of the liaison office."""
        ...
