"""Errand: a question from a shared room that goes on in private."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.chat.exchange import Account, Room


@dataclass(eq=False)
class Errand:
    """What was asked, by whom and where; asked again, with all its words, when its link is followed.

    `line` is what was typed, or else `wire` the action that was pressed. `asked_at` is UTC.
    """

    account_key: str
    platform: str
    room_id: str
    asked_at: datetime
    line: str = ""
    wire: str = ""
    id: int = field(default=0, init=False)

    @property
    def room(self) -> Room:
        """Where it was asked."""
        return Room(self.platform, self.room_id)

    def is_of(self, account: Account) -> bool:
        """Whether this account asked it."""
        return self.account_key == account.key
