"""What a feature's function is given: who asks, in which room, in which transaction."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from bot.chat.exchange import Account, Room
from bot.membership.model import Member
from bot.rooms.model import GroupRoom
from bot.work import Work

if TYPE_CHECKING:
    from bot.registry import Registry


@dataclass(frozen=True)
class Context:
    """One interaction, as handlers see it. `now` is UTC.

    `redraws`: whether Reply.update can be shown; it is not drawn for a card that stands in a room for everybody.
    `columns`: how many short buttons stand side by side where the answer will be seen. `asked_in`: the shared room
    that a question comes from which is answered in private. `public_address`: where the world finds what the program
    serves on the web, without a slash at its end; empty where it does not.
    """

    work: Work
    member: Member
    account: Account
    room: Room
    now: datetime
    registry: "Registry"
    columns: int = 1
    redraws: bool = True
    asked_in: Room | None = None
    opens: str = ""
    public_address: str = ""

    def address_of(self, word: str) -> str | None:
        """The address that brings a word into the private chat, on platforms that have such."""
        return self.opens + word if self.opens else None

    @cached_property
    def bound(self) -> GroupRoom | None:
        """The room's group, in a shared room that has one; looked up when somebody asks."""
        room = self.asked_in or self.room
        return None if room.private else self.work.rooms.bound(room)


@dataclass(frozen=True)
class Viewing:
    """For whom a card is being built at sending time: a member in private, or a group's room. `now` is UTC.

    `standing`: the message was sent before and is drawn anew, so what it said must be put right, not left out.
    `registry`: for a view that shows what others draw.
    """

    work: Work
    now: datetime
    member: Member | None = None
    bound: GroupRoom | None = None
    detail: str = ""
    standing: bool = False
    registry: "Registry | None" = None


@dataclass(frozen=True)
class Occasion:
    """When something happened that nobody asked for, as those see it who take note. `now` is UTC."""

    work: Work
    now: datetime
    registry: "Registry"
