"""What people can ask about the record."""

from dataclasses import dataclass

from bot.chat.actions import Action


@dataclass(frozen=True)
class ListRecord(Action, name="record"):
    """Show a page of a group's record, the newest steps first."""

    group: int
    page: int = 0
