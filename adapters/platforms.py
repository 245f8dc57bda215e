"""What a platform offers the program, and PLATFORMS: one line each."""

from typing import Protocol

from bot.chat.cards import Card
from bot.chat.exchange import Destination
from bot.chat.readers import Reader


class Outbound(Protocol):
    """Sends messages on one platform. Raises DeliveryFailed, never a library's own error."""

    async def post(self, to: Destination, card: Card, reader: Reader) -> str:
        """Show a card in a room or a person's private chat; returns the platform's id of the message."""
        ...

    async def edit(self, to: Destination, ref: str, card: Card, reader: Reader) -> None:
        """Draw an earlier message anew."""
        ...


class Platform(Protocol):
    """A connected platform."""

    @property
    def name(self) -> str: ...
    @property
    def outbound(self) -> Outbound: ...
    async def start(self) -> None:
        """Begin to listen; returns once people can be answered."""
        ...

    async def stop(self) -> None:
        """Stop listening, after what is being answered."""
        ...
