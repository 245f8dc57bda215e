"""The one HTTP server: limits on what comes in, and bare words for what is refused."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web

from adapters.settings import HttpSettings

log = logging.getLogger(__name__)

MOST_BYTES = 1024 * 1024
"""Of a request's body; neither Slack nor Telegram sends more."""

LINE_BYTES, HEADERS = 8190, 64
"""Of the request line and of each header; and how many headers."""

SECONDS = 20
"""How long one request may take, its body included: nobody holds a connection by dripping."""

IDLE_SECONDS = 75
LEAVE_SECONDS = 2

HEADERS_OF_ANSWERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

Handle = Callable[[web.Request], Awaitable[web.StreamResponse]]


class HttpServer:
    """Binds its port first and answers 503 until it is `open`; only `own` routes answer from the beginning."""

    def __init__(
        self, settings: HttpSettings, routes: Sequence[web.RouteDef], own: Sequence[web.RouteDef] = ()
    ) -> None:
        self.open = False
        self.port = settings.port
        self._host = settings.host
        self._own = frozenset(each.path for each in own)
        self._application = web.Application(middlewares=[self._guard], client_max_size=MOST_BYTES)
        self._application.add_routes([*routes, *own])
        self._application.on_response_prepare.append(_dress)
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen; with port 0 on a free one. OSError when the port is taken."""
        self._runner = web.AppRunner(
            self._application,
            access_log=None,  # addresses may hold codes
            shutdown_timeout=LEAVE_SECONDS,
            keepalive_timeout=IDLE_SECONDS,
            max_line_size=LINE_BYTES,
            max_field_size=LINE_BYTES,
            max_headers=HEADERS,
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self.port).start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Listen no more, after what is being answered."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handle) -> web.StreamResponse:
        """A refusal is a status and nothing else; a fault is told to the log, not to who asks."""
        if not self.open and request.path not in self._own:
            return web.Response(status=503, headers={"Retry-After": "5"})
        try:
            async with asyncio.timeout(SECONDS):
                return await handler(request)
        except web.HTTPException as refused:
            return web.Response(status=refused.status)
        except TimeoutError:
            return web.Response(status=408, headers={"Connection": "close"})
        except Exception:
            log.exception("a request could not be answered")
            return web.Response(status=500)


async def _dress(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers["Server"] = "wgbot"  # not which library in which version
    for name, value in HEADERS_OF_ANSWERS.items():
        response.headers.setdefault(name, value)
