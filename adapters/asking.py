"""Asking the database beside other work, without piling up threads when it hangs."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

LONGEST_SECONDS = 5
"""How long the database may take to answer; who asks gives up, too, at some time."""

T = TypeVar("T")


class Asking(Generic[T]):
    """One question to the database at a time, in a thread: who asks again meanwhile waits for the same answer.

    A database that hangs would otherwise take a thread for each time somebody asks.
    """

    def __init__(self, ask: Callable[[], T]) -> None:
        self._ask = ask
        self._asked: asyncio.Task[T] | None = None

    async def answer(self) -> T:
        """The answer; TimeoutError when it takes too long."""
        if self._asked is None or self._asked.done():
            self._asked = asyncio.create_task(asyncio.to_thread(self._ask))
            self._asked.add_done_callback(_heard)
        async with asyncio.timeout(LONGEST_SECONDS):
            return await asyncio.shield(self._asked)


def _heard(asked: "asyncio.Task[T]") -> None:
    """Take note of an error that nobody waited for any more: asyncio would complain of it."""
    if not asked.cancelled():
        asked.exception()
