"""What rooms ask of storage."""

from collections.abc import Sequence
from typing import Protocol

from bot.chat.exchange import Room
from bot.rooms.model import GroupRoom


class Rooms(Protocol):
    """Rooms bound to groups."""

    def add(self, room: GroupRoom) -> None: ...
    def remove(self, room: GroupRoom) -> None: ...
    def bound(self, room: Room) -> GroupRoom | None: ...
    def of_group(self, group_id: int) -> Sequence[GroupRoom]: ...
