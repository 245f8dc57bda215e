"""What people can ask about roll calls."""

from dataclasses import dataclass

from bot.chat.actions import Action


@dataclass(frozen=True)
class OpenRoll(Action, name="roll"):
    """Begin the roll call of a meeting, or go on with it."""

    meeting: int
    page: int = 0


@dataclass(frozen=True)
class Tick(Action, name="rolltick"):
    """Note that a member is there, or is not."""

    meeting: int
    member: int
    here: bool
    page: int
