"""The two ways in: Socket Mode (a connection from here) and signed HTTP (a connection from Slack)."""

import asyncio
import hmac
import logging
import time
from collections.abc import Mapping

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient

from adapters.slack.api import taken
from adapters.slack.discretion import library_log
from adapters.slack.paths import EVENTS
from bot.errors import DeliveryFailed

log = logging.getLogger(__name__)

VALID_SECONDS = 300
"""How far the time on a request may be from ours. Source: Slack's "Verifying requests"."""

PING_SECONDS = 10
"""After four of them without an answer the library takes a new connection: within a minute."""

DEAF_AFTER = 6
"""So many of them without an answer, whatever was tried meanwhile, and we say that we hear nothing."""

REFUSALS = frozenset(
    (
        "access_denied",
        "account_inactive",
        "forbidden_team",
        "invalid_auth",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "token_expired",
        "token_revoked",
    )
)
"""What Slack says to a token that will not do, however often it is asked."""


class SocketDoor:
    """A WebSocket that Slack sends through; what is not acknowledged Slack sends again."""

    def __init__(self, bolt: AsyncApp, token: str) -> None:
        self.ping_seconds: float = PING_SECONDS
        self._bolt = bolt
        self._token = token
        self._handler: AsyncSocketModeHandler | None = None
        self._heard_at = 0.0
        self._listening: asyncio.Task[None] | None = None

    @property
    def hears(self) -> bool:
        """Whether Slack answered to a ping within the last minute; at the start there is as long a time for it."""
        silent = time.monotonic() - self._heard_at
        return self._listening is not None and silent < DEAF_AFTER * self.ping_seconds

    async def open(self) -> None:
        """Connect; goes on trying while Slack cannot be reached. DeliveryFailed when it does not take the token."""
        address = await self._address()
        self._handler = AsyncSocketModeHandler(
            self._bolt, self._token, logger=library_log(), ping_interval=self.ping_seconds
        )
        self._handler.client.wss_uri = address
        await self._handler.connect_async()  # type: ignore[no-untyped-call]  # the library's lacks types
        self._heard_at = time.monotonic()
        self._listening = asyncio.create_task(self._listen(self._handler.client))

    async def _address(self) -> str | None:
        """Where to connect; None when the library shall find out. It would ask for ever with a wrong token, too."""
        try:
            opened = await taken(self._bolt.client.apps_connections_open(app_token=self._token))
        except DeliveryFailed as error:
            if str(error) in REFUSALS:
                words = f"Slack does not take the token in WGBOT_SLACK__APP_TOKEN ({error})"
                raise DeliveryFailed(words, permanent=True) from None
            return None
        return str(opened["url"])

    async def _listen(self, client: SocketModeClient) -> None:
        """Note when a ping is answered: the library then writes down when it was sent. The first it writes anyway."""
        before: float | None = None
        while True:
            await asyncio.sleep(self.ping_seconds / 2)
            answered = client.last_ping_pong_time
            if None not in (before, answered) and answered != before:
                self._heard_at = time.monotonic()
            before = answered

    async def close(self) -> None:
        if self._listening is not None:
            self._listening.cancel()
            self._listening = None
        if self._handler is not None:
            await self._handler.close_async()  # type: ignore[no-untyped-call]  # the library's lacks types
            await asyncio.sleep(0)  # lets the library's cancelled tasks end


class HttpDoor:
    """An address that Slack posts to, each request signed.

    Bolt looks at the signature, too, but reads the body before: what a stranger sends must not even trip that.
    """

    def __init__(self, bolt: AsyncApp, signing_secret: str) -> None:
        self._bolt = bolt
        self._secret = signing_secret.encode()

    def route(self) -> web.RouteDef:
        """What the HTTP server answers."""
        return web.post(EVENTS, self._take)

    async def _take(self, request: web.Request) -> web.Response:
        if not self._is_slack_s(await request.read(), request.headers):
            return web.Response(status=401)
        try:
            asked = await to_bolt_request(request)
        except Exception as error:  # whatever its readers trip over
            log.error("a signed request cannot be read: %s", type(error).__name__)
            return web.Response(status=400)
        return await to_aiohttp_response(await self._bolt.async_dispatch(asked))

    def _is_slack_s(self, body: bytes, headers: Mapping[str, str]) -> bool:
        """Whether Slack signed it, lately."""
        at, shown = headers.get("X-Slack-Request-Timestamp", ""), headers.get("X-Slack-Signature", "")
        if not at.isdecimal() or len(at) > 12 or abs(time.time() - int(at)) > VALID_SECONDS:
            return False
        expected = hmac.digest(self._secret, b"v0:" + at.encode() + b":" + body, "sha256").hex()
        return hmac.compare_digest(f"v0={expected}".encode(), shown.encode(errors="surrogateescape"))
