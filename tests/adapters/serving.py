"""The HTTP server of the program in front of platforms that a test runs."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from aiohttp.web import RouteDef

from adapters.settings import HttpSettings
from adapters.web import HttpServer


@asynccontextmanager
async def serving(routes: Sequence[RouteDef], port: int = 0) -> AsyncIterator[str]:
    """Answer for them, on a free port when there is none; gives the address."""
    server = HttpServer(HttpSettings(port=port), routes)
    await server.start()
    server.open = True
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        await server.stop()
