"""What people can ask about the room they are in."""

from dataclasses import dataclass

from bot.chat.actions import Action, FormAction
from bot.chat.languages import Language


@dataclass(frozen=True)
class BindRoom(Action, name="bind"):
    """Let this room be used by a group."""

    group: int


@dataclass(frozen=True)
class IssueRoomCode(Action, name="roomcode"):
    """Get a code with which one more room is bound to a group."""

    group: int


@dataclass(frozen=True)
class OpenRoom(Action, name="thisroom"):
    """This room's languages and clocks, and what its coordinators can change."""


@dataclass(frozen=True)
class SetUpRoom(Action, name="room"):
    """Ask for this room's languages and cities."""


@dataclass(frozen=True)
class SaveRoom(FormAction, name="saveroom"):
    languages: tuple[Language, ...]
    city: str
    second_city: str | None


@dataclass(frozen=True)
class AskUnbind(Action, name="askunbind"):
    """Ask whether this room shall no longer be used by its group."""


@dataclass(frozen=True)
class Unbind(Action, name="unbind"):
    group: int


@dataclass(frozen=True)
class KeepRoom(Action, name="keeproom"):
    """Leave everything as it is."""
