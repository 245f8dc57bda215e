"""What the bot sends by itself: cards for shared rooms and private chats."""

import asyncio

from adapters.clock import Clock
from adapters.sandbox.render import Renderer
from adapters.sandbox.store import SandboxStore
from adapters.sandbox.windows import Windows, room_of
from bot.chat.cards import Card
from bot.chat.exchange import Account, Destination, place_of
from bot.chat.readers import Reader
from bot.errors import DeliveryFailed
from bot.outbox.terms import Terms


class SandboxOutbound:
    """Posts and redraws cards; raises DeliveryFailed for a chat or a message that does not exist."""

    terms = Terms()

    def __init__(self, store: SandboxStore, windows: Windows, renderer: Renderer, clock: Clock) -> None:
        self._store = store
        self._windows = windows
        self._renderer = renderer
        self._clock = clock

    async def post(self, to: Destination, card: Card, reader: Reader, mark: str = "") -> str:
        """Show a card in a room or a private chat; returns the message's id."""
        if not await asyncio.to_thread(self._exists, to):
            raise DeliveryFailed("no such chat in the sandbox", permanent=True)
        body = {"card": self._renderer.card(card, reader, place_of(to))}
        files = self._renderer.files(card, reader)
        message = await self._windows.post(room_of(to), body, self._clock.now(), files=files)
        if message is None:
            raise DeliveryFailed("the message was not kept")
        return str(message.id)

    async def find_posted(self, to: Destination, mark: str) -> str | None:
        """Nothing is left behind here: a message is kept or it is not."""
        return None

    async def edit(self, to: Destination, ref: str, card: Card, reader: Reader) -> str:
        """Draw an earlier message anew."""
        body = {"card": self._renderer.card(card, reader, place_of(to))}
        files = self._renderer.files(card, reader)
        if not ref.isdecimal() or await self._windows.redraw(int(ref), body, files) is None:
            raise DeliveryFailed("no such message in the sandbox", gone=True)
        return ref

    def _exists(self, to: Destination) -> bool:
        if isinstance(to, Account):
            return any(person.user == to.user for person in self._store.people())
        return any(room.id == to.id for room in self._store.rooms())
