"""What people can ask about roll calls."""

from dataclasses import dataclass

from bot.chat.actions import Action, FormAction
from bot.membership.roles import Side


@dataclass(frozen=True)
class OpenRoll(Action, name="roll"):
    """Begin the roll call of a meeting, or go on with it: those who are expected, or everyone in the group."""

    meeting: int
    page: int = 0
    everyone: bool = False


@dataclass(frozen=True)
class Tick(Action, name="rolltick"):
    """Note that a member is there, or is not."""

    meeting: int
    member: int
    here: bool
    page: int
    everyone: bool = False


@dataclass(frozen=True)
class OpenAddToRoll(Action, name="rolladd"):
    """Ask for the form that notes somebody by name."""

    meeting: int


@dataclass(frozen=True)
class AddToRoll(FormAction):
    """The filled form: somebody who is there, a member of the group or a guest."""

    meeting: int
    called: str
    organisation: str
    side: Side


@dataclass(frozen=True)
class ListGuests(Action, name="rollguests"):
    """Show the guests."""

    meeting: int
    page: int = 0


@dataclass(frozen=True)
class DropGuest(Action, name="rollout"):
    """Take a guest off the roll."""

    meeting: int
    guest: int
