"""What people can ask about a shared room. Each names the room: the answer often stands in a private chat."""

from dataclasses import dataclass

from bot.chat.actions import Action, FormAction
from bot.chat.languages import Language


@dataclass(frozen=True)
class BindRoom(Action, name="bindroom"):
    """Let a group use a room; `room` is the number of a room that the bot has met."""

    group: int
    room: int


@dataclass(frozen=True)
class IssueRoomCode(Action, name="roomcode"):
    """Get a code with which one more room is bound to a group."""

    group: int


@dataclass(frozen=True)
class OpenRoom(Action, name="openroom"):
    """A room's languages and clocks, and what its coordinators can change."""

    room: int


@dataclass(frozen=True)
class SetUpRoom(Action, name="setuproom"):
    """Ask for a room's languages and cities."""

    room: int


@dataclass(frozen=True)
class SaveRoom(FormAction, name="saveroomset"):
    room: int
    languages: tuple[Language, ...]
    city: str
    second_city: str | None


@dataclass(frozen=True)
class AskUnbind(Action, name="askgiveup"):
    """Ask whether a room shall no longer be used by its group."""

    room: int


@dataclass(frozen=True)
class Unbind(Action, name="giveup"):
    room: int
    group: int


@dataclass(frozen=True)
class KeepRoom(Action, name="keepusing"):
    """Leave everything as it is."""

    room: int


@dataclass(frozen=True)
class RemindRoom(Action, name="remroom"):
    """Whether reminders of its group's meetings come in a room, too."""

    room: int
    on: bool
