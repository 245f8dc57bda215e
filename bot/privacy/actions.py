"""What people can ask about what is stored of them. `member` None: oneself."""

from dataclasses import dataclass

from bot.chat.actions import Action


@dataclass(frozen=True)
class GetData(Action, name="mydata"):
    """Everything that is stored about oneself, as files."""


@dataclass(frozen=True)
class AskErasure(Action, name="askerase"):
    """Ask whether everything is to be erased; `again`: for the second time."""

    member: int | None = None
    again: bool = False


@dataclass(frozen=True)
class Erase(Action, name="erase"):
    member: int | None = None


@dataclass(frozen=True)
class KeepData(Action, name="keepdata"):
    """Nothing is erased."""
