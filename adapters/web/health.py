"""/healthz and /readyz: a word for whoever watches over the process, and nothing that a stranger could use."""

from collections.abc import Callable, Sequence
from typing import Protocol

from aiohttp import web

from adapters.asking import Asking
from adapters.platforms import Hearing


class Alive(Protocol):
    """Something that works by itself."""

    @property
    def alive(self) -> bool:
        """Whether it went round lately."""
        ...


class Health:
    """Answers for the process; is told when the platforms listen.

    `fits`: whether the database has our tables and takes changes.
    """

    def __init__(self, fits: Callable[[], bool]) -> None:
        self._sender: Alive | None = None
        self._listening = False
        self._platforms: Sequence[Hearing] = ()
        self._fits = Asking(fits)

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/healthz", self._alive), web.get("/readyz", self._ready)]

    def begun(self, sender: Alive, platforms: Sequence[Hearing] = ()) -> None:
        """All platforms listen, and this sends."""
        self._sender, self._platforms, self._listening = sender, platforms, True

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
        deaf = [each.name for each in self._platforms if not each.hears]
        if deaf:
            return _said(f"{' and '.join(deaf)} does not answer", False)
        try:
            fits = await self._fits.answer()
        except Exception:  # whatever is wrong with it, it does not answer
            return _said("the database does not answer", False)
        return _said("ok" if fits else "the database has the tables of another version", fits)


def _said(words: str, well: bool) -> web.Response:
    return web.Response(text=f"{words}\n", status=200 if well else 503)
