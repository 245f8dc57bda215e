"""A Slack on 127.0.0.1: the Web API, Socket Mode, response addresses, and signed requests to the app."""

import asyncio
import hashlib
import hmac
import json
import time
from collections import defaultdict
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qsl, urlencode

from aiohttp import ClientSession, ClientTimeout, WSMsgType, web

from tests.adapters.slack.state import TEAM, Json, Workspace
from tests.adapters.slack.web_api import WebApi

BOT_TOKEN = "-".join(("xoxb", "canary", "bot", "4711"))
APP_TOKEN = "-".join(("xapp", "canary", "app", "4711"))
SIGNING_SECRET = "canary-signing-4711"
"""Planted: nothing of the kind may turn up in a log."""

ACK_SECONDS = 3
RETRIES = 3

Given = tuple[int, Json]
"""What the app answered: a status (no acknowledgement is 500) and what came with it."""


class SlackServer:
    """Listens; a test moves the people (person.py) and looks at the workspace."""

    def __init__(self, team: str = TEAM) -> None:
        self.space = Workspace(team)
        self.tokens = {BOT_TOKEN}
        """Those that speak for the bot."""

        self.api = WebApi(self.space)
        self.faults: dict[str, list[Callable[[], web.Response] | None]] = defaultdict(list)
        """What becomes of the next calls of a method; None: nothing special."""

        self.lost: dict[str, list[bool]] = defaultdict(list)
        self.sockets: list[web.WebSocketResponse] = []
        self.asked: list[str] = []
        """The methods that were called, whatever they were answered."""

        self.app_url = ""
        """Where the app listens, when it listens by HTTP."""

        self.connections = 0
        self.deaf = False
        """Whether new connections answer no ping: alive to look at, and dead."""
        self._acks: dict[str, asyncio.Future[Json]] = {}
        self._runner: web.AppRunner | None = None
        self.address = ""

    async def start(self) -> None:
        """Listen on a free port."""
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._call)
        app.router.add_post("/respond/{token}", self._respond)
        app.router.add_post("/upload/{token}", self._upload)
        app.router.add_get("/socket", self._socket)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.address = self.api.files.address = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Close every connection."""
        for socket in self.sockets:
            await socket.close()
        if self._runner is not None:
            await self._runner.cleanup()

    def busy(self, method: str, seconds: int, *, after: int = 0) -> None:
        """A call of a method is answered with 429: the next, or the one after so many."""
        self.faults[method] += [None] * after
        self.faults[method].append(
            lambda: web.json_response(
                {"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": str(seconds)}
            )
        )

    def refuse(self, method: str, error: str) -> None:
        """The next call of a method is refused with a word of Slack's."""
        self.faults[method].append(lambda: web.json_response({"ok": False, "error": error}))

    def unanswered(self, method: str, *, after: int = 0) -> None:
        """The next call of a method (or the one after so many) does what it does, but its answer is lost."""
        self.lost[method] += [False] * after + [True]

    def soon(self, work: Coroutine[Any, Any, Given]) -> "asyncio.Task[Given]":
        """Let something happen while the test goes on; it is to be awaited later."""
        return asyncio.create_task(work)

    async def deliver(self, kind: str, payload: Json) -> Given:
        """Send one thing to the app; events that are not taken come again, at once as often as Slack repeats."""
        tries = 1 + (RETRIES if kind == "events_api" else 0)
        for number in range(tries):
            given = await self.deliver_once(kind, payload, number)
            if given[0] == 200:
                return given
        return given

    async def deliver_once(self, kind: str, payload: Json, retry: int = 0) -> Given:
        """Send one thing to the app, once."""
        if self.app_url:
            return await self._post(kind, payload)
        await self.space.until(lambda: self.sockets or None)
        envelope = f"envelope-{self.space.team}-{self.space.number()}"
        self._acks[envelope] = asyncio.get_running_loop().create_future()
        frame: Json = {
            "envelope_id": envelope,
            "type": kind,
            "accepts_response_payload": kind != "events_api",
            "payload": payload,
        }
        if kind == "events_api" and retry:
            frame |= {"retry_attempt": retry, "retry_reason": "timeout"}
        await self.sockets[-1].send_str(json.dumps(frame))
        try:
            async with asyncio.timeout(ACK_SECONDS):
                return 200, await self._acks[envelope]
        except TimeoutError:
            self.space.late += kind != "events_api"
            return 500, {}

    async def _post(self, kind: str, payload: Json) -> Given:
        """A signed request, as Slack makes it for this kind of thing."""
        form = {
            "slash_commands": urlencode(payload),
            "interactive": urlencode({"payload": json.dumps(payload)}),
        }
        body = form.get(kind) or json.dumps(payload)
        mime = "application/x-www-form-urlencoded" if kind in form else "application/json"
        return await self.post_raw(body, mime, str(int(time.time())))

    async def post_raw(self, body: str, mime: str, at: str, secret: str = SIGNING_SECRET) -> Given:
        """A request signed with a secret."""
        digest = hmac.new(secret.encode(), f"v0:{at}:{body}".encode(), hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": mime,
            "X-Slack-Request-Timestamp": at,
            "X-Slack-Signature": f"v0={digest}",
        }
        async with (
            ClientSession(timeout=ClientTimeout(total=ACK_SECONDS)) as session,
            session.post(self.app_url, data=body.encode(), headers=headers) as answer,
        ):
            text = await answer.text()
            return answer.status, json.loads(text) if text.startswith("{") else {}

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        self.asked.append(method)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if method == "apps.connections.open":
            if token != APP_TOKEN:
                return web.json_response({"ok": False, "error": "invalid_auth"})
            return web.json_response({"ok": True, "url": f"{self.address}/socket?ticket=canary-ticket-4711"})
        if token not in self.tokens:
            return web.json_response({"ok": False, "error": "invalid_auth"})
        fault = self.faults[method].pop(0) if self.faults[method] else None
        response = fault() if fault else web.json_response(self.api.call(method, await _arguments(request)))
        await self.space.change()
        if self.lost[method] and self.lost[method].pop(0):
            assert request.transport is not None
            request.transport.close()
        return response

    async def _respond(self, request: web.Request) -> web.Response:
        status = self.api.respond(request.match_info["token"], await request.json())
        await self.space.change()
        return web.Response(status=status, text="ok" if status == 200 else "no")

    async def _upload(self, request: web.Request) -> web.Response:
        """The bytes of a file. The address alone allows it: a token would be given away."""
        if "Authorization" in request.headers:
            self.space.violations.append("an upload with a token")
        fault = self.faults["upload"].pop(0) if self.faults["upload"] else None
        status = self.api.files.take(request.match_info["token"], await request.read())
        await self.space.change()
        return fault() if fault else web.Response(status=status, text="OK" if status == 200 else "no")

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(autoping=not self.deaf)
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1})
        self.sockets.append(socket)
        self.connections += 1
        await self.space.change()
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                said = json.loads(frame.data)
                ack = self._acks.get(said["envelope_id"])
                if ack is not None and not ack.done():
                    ack.set_result(said.get("payload") or {})
        with suppress(ValueError):
            self.sockets.remove(socket)
        return socket


async def _arguments(request: web.Request) -> Json:
    """What was sent: as JSON, as a form, or in the address."""
    if request.content_type == "application/json":
        arguments: Json = await request.json()
        return arguments
    sent = dict(request.query) | dict(parse_qsl(await request.text()))
    return {name: value for name, value in sent.items() if value != ""}
