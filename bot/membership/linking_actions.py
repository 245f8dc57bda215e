"""What people can ask about the accounts of one person."""

from dataclasses import dataclass

from bot.chat.actions import Action


@dataclass(frozen=True)
class LinkAccounts(Action, name="linkaccounts"):
    """Become the member whose code was entered."""

    code: int


@dataclass(frozen=True)
class KeepApart(Action, name="keepapart"):
    """Leave the accounts as they are."""


@dataclass(frozen=True)
class AskUnlink(Action, name="askunlink"):
    channel: int


@dataclass(frozen=True)
class Unlink(Action, name="unlink"):
    channel: int


@dataclass(frozen=True)
class KeepLinked(Action, name="keeplinked"):
    """Leave the accounts linked."""


@dataclass(frozen=True)
class PreferChannel(Action, name="prefer"):
    """Write to this account of mine first."""

    channel: int
