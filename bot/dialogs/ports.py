"""What dialogs ask of storage."""

from typing import Protocol

from bot.chat.exchange import Account, Room
from bot.dialogs.model import Draft


class Drafts(Protocol):
    """Half-answered forms: at most one for a person in a place."""

    def find(self, account: Account, room: Room) -> Draft | None:
        """Locked: of two presses at once the second finds what the first has left."""
        ...

    def keep(self, draft: Draft) -> None:
        """Store it, in the place of an earlier one."""
        ...

    def drop(self, draft: Draft) -> None: ...
