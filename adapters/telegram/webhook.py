"""Updates that Telegram brings by itself: confirmed with 200 only once they are stored."""

import hmac
import json
import logging
from urllib.parse import urlsplit

from aiohttp import web

from adapters.telegram.polling import Intake
from bot.errors import Unavailable

log = logging.getLogger(__name__)

HEADER = "X-Telegram-Bot-Api-Secret-Token"
MOST_BYTES = 1024 * 1024


class Webhook:
    """The address at which Telegram knocks, behind the operator's HTTPS."""

    def __init__(self, intake: Intake, url: str, secret: str) -> None:
        self._intake = intake
        self._path = urlsplit(url).path or "/"
        self._secret = secret
        self._runner: web.AppRunner | None = None
        self.port = 0

    async def listen(self, host: str, port: int) -> None:
        """Listen; with port 0 on a free one."""
        application = web.Application(client_max_size=MOST_BYTES)
        application.router.add_post(self._path, self._take)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=5)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        self.port = self._runner.addresses[0][1]

    async def close(self) -> None:
        """Listen no more, after what is being stored."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            log.warning("a webhook call without the right secret was turned away")
            return web.Response(status=403)
        try:
            raw = json.loads(await request.read())
        except ValueError:
            raw = None
        if not isinstance(raw, dict):
            log.error("a webhook call cannot be read and is passed over")
            return web.Response()  # it would come again and hold back the chat's other updates
        try:
            await self._intake.take(raw)
        except Unavailable:
            log.warning("the database does not answer; Telegram will bring the update again")
            return web.Response(status=503)
        return web.Response()
