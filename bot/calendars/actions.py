"""What people can ask about calendars; `group` None: their own."""

from dataclasses import dataclass

from bot.chat.actions import Action


@dataclass(frozen=True)
class OpenCalendar(Action, name="cal"):
    """Show how one subscribes to a calendar."""

    group: int | None = None


@dataclass(frozen=True)
class PickCalendar(Action, name="calgroup"):
    """Go on to the calendar of a group that one coordinates."""


@dataclass(frozen=True)
class MakeAddress(Action, name="calmake"):
    """Make a secret address; with `instead` in the place of the one there is."""

    group: int | None = None
    instead: bool = False


@dataclass(frozen=True)
class AskRenew(Action, name="calnew"):
    """Ask for another address: to be confirmed."""

    group: int | None = None


@dataclass(frozen=True)
class AskRevoke(Action, name="calstop"):
    """Ask to let the address lead nowhere any more: to be confirmed."""

    group: int | None = None


@dataclass(frozen=True)
class RevokeAddress(Action, name="calend"):
    """Let the address lead nowhere any more."""

    group: int | None = None


@dataclass(frozen=True)
class GetCalendar(Action, name="calfile"):
    """Get all meetings of the calendar as one file."""

    group: int | None = None
