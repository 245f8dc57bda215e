"""Saying answers after the updates are stored: in order within a chat, chats side by side."""

import asyncio
from collections.abc import Hashable

from adapters.telegram.answering import quietly
from adapters.telegram.inbound import Speech


class Speaking:
    """What is still to be said, chat by chat."""

    def __init__(self) -> None:
        self._last: dict[Hashable, asyncio.Task[None]] = {}

    def say(self, chat: Hashable, speech: Speech) -> None:
        """Say something once everything said before in this chat is out."""
        task = asyncio.create_task(self._after(self._last.get(chat), speech))
        self._last[chat] = task
        task.add_done_callback(lambda done: self._forget(chat, done))

    async def finish(self, seconds: float) -> None:
        """Wait for what is being said, but not for ever."""
        if self._last:
            _done, late = await asyncio.wait(self._last.values(), timeout=seconds)
            for task in late:
                task.cancel()

    async def _after(self, before: asyncio.Task[None] | None, speech: Speech) -> None:
        if before is not None:
            await asyncio.wait([before])
        await quietly(speech())

    def _forget(self, chat: Hashable, done: asyncio.Task[None]) -> None:
        if self._last.get(chat) is done:
            del self._last[chat]
