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


class Webhook:
    """The address at which Telegram knocks, behind the operator's HTTPS."""

    def __init__(self, intake: Intake, url: str, secret: str) -> None:
        self._intake = intake
        self._path = urlsplit(url).path or "/"
        self._secret = secret

    def route(self) -> web.RouteDef:
        """What the HTTP server answers."""
        return web.post(self._path, self._take)

    async def _take(self, request: web.Request) -> web.Response:
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            log.warning("a webhook call without the right secret was turned away")
            return web.Response(status=403)
        try:
            raw = json.loads(await request.read())
        except (ValueError, RecursionError):
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
