"""Where the bot is, and with which token it speaks there: in one workspace, or in all that have installed it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.chat.exchange import Account


@dataclass(frozen=True)
class Workspace:
    """The bot in a workspace."""

    team: str
    bot_id: str
    bot_user_id: str
    token: str = field(repr=False)


class Workspaces(Protocol):
    """What is known of them; raises DeliveryFailed where Slack must be asked, Unavailable where the database must."""

    async def open(self) -> None:
        """Learn what must be known before people come; DeliveryFailed when the bot cannot work like this."""
        ...

    async def find(self, team: str) -> Workspace | None:
        """The bot in this workspace, with a token that is valid now; None where it is not installed."""
        ...

    async def home_of(self, account: Account) -> str:
        """The workspace in which the bot writes to a person; DeliveryFailed when there is none."""
        ...

    async def meet(self, account: Account, team: str) -> None:
        """Somebody was met in this workspace, which need not be their own."""
        ...

    async def forget(self, team: str, before: datetime) -> bool:
        """The bot was taken out of this workspace; False when it is there, as it was installed later than `before`."""
        ...
