"""Taking turns: one after the other, but a slow one does not hold up the next for long."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """The next turn begins when the last one is over, or `longest` seconds after it began."""

    def __init__(self, longest: float) -> None:
        self._longest = longest
        self._lock = asyncio.Lock()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for one's turn, and give way at its end."""
        await self._lock.acquire()
        holds = True

        def give_way() -> None:
            nonlocal holds
            if holds:
                holds = False
                self._lock.release()

        timer = asyncio.get_running_loop().call_later(self._longest, give_way)
        try:
            yield
        finally:
            timer.cancel()
            give_way()
