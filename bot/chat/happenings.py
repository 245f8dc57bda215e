"""What happens to rooms, people and accounts without anybody asking for anything, whatever the platform."""

from dataclasses import dataclass

from bot.chat.exchange import Account, Room


@dataclass(frozen=True)
class RoomOpened:
    """The bot can talk in a room, now or again: it was let in, or the room came back from the archive."""

    room: Room


@dataclass(frozen=True)
class RoomClosed:
    """The bot can no longer talk in a room: it was sent away, or the room was archived or deleted."""

    room: Room


@dataclass(frozen=True)
class RoomRenamed:
    """A room has a new title; the room carries it."""

    room: Room


@dataclass(frozen=True)
class RoomMoved:
    """A room goes on under another id; the messages that stand in it stayed behind under the old one."""

    old: Room
    new: Room


@dataclass(frozen=True)
class PersonCame:
    """Somebody is in a room from now on."""

    room: Room
    account: Account


@dataclass(frozen=True)
class PersonLeft:
    """Somebody is no longer in a room."""

    room: Room
    account: Account


@dataclass(frozen=True)
class AccountClosed:
    """An account takes no private messages any more: the person blocked the bot, or the account was deactivated."""

    account: Account


@dataclass(frozen=True)
class AccountOpened:
    """An account takes private messages again."""

    account: Account


Happening = (
    RoomOpened
    | RoomClosed
    | RoomRenamed
    | RoomMoved
    | PersonCame
    | PersonLeft
    | AccountClosed
    | AccountOpened
)


@dataclass(frozen=True)
class Notice:
    """One event of a platform, and everything that happened with it.

    `source_id` is the platform's own id of the event, unique there: what came twice is applied once. None for what
    changes nothing when it is applied again.
    """

    platform: str
    happened: tuple[Happening, ...]
    source_id: str | None = None
