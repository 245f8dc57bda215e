"""/healthz and /readyz: a word for whoever watches over the process, and nothing that a stranger could use."""

import asyncio
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from aiohttp import web

LONGEST_SECONDS = 5
"""How long the database may take to answer; who asks gives up, too, at some time."""

T = TypeVar("T")


class Alive(Protocol):
    """Something that works by itself."""

    @property
    def alive(self) -> bool:
        """Whether it went round lately."""
        ...


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
        async with asyncio.timeout(LONGEST_SECONDS):
            return await asyncio.shield(self._asked)


class Health:
    """Answers for the process; is told when the platforms listen. `fits`: whether the database has our tables."""

    def __init__(self, fits: Callable[[], bool]) -> None:
        self._sender: Alive | None = None
        self._listening = False
        self._fits = Asking(fits)

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/healthz", self._alive), web.get("/readyz", self._ready)]

    def begun(self, sender: Alive) -> None:
        """All platforms listen, and this sends."""
        self._sender, self._listening = sender, True

    def ended(self) -> None:
        """They are about to stop."""
        self._sender, self._listening = None, False

    async def _alive(self, _request: web.Request) -> web.Response:
        """That this is answered at all shows that the event loop turns. The database is not asked: a process that is
        started anew would not bring it back."""
        well = self._sender is None or self._sender.alive
        return _said("ok" if well else "the sender stands still", well)

    async def _ready(self, _request: web.Request) -> web.Response:
        if not self._listening:
            return _said("the platforms do not listen yet, or no more", False)
        try:
            fits = await self._fits.answer()
        except Exception:  # whatever is wrong with it, it does not answer
            return _said("the database does not answer", False)
        return _said("ok" if fits else "the database has the tables of another version", fits)


def _said(words: str, well: bool) -> web.Response:
    return web.Response(text=f"{words}\n", status=200 if well else 503)
