"""A Bot API server of our own: it keeps chats and messages, hands out updates, and takes only proper requests."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable
from itertools import count
from typing import Any

from aiohttp import web

from tests.adapters.telegram.chats import BOT, Message, chat_of, topic_of
from tests.adapters.telegram.checking import Params, Violation, checked
from tests.adapters.telegram.faults import Fault, Refused
from tests.adapters.telegram.files import attached, form_of
from tests.adapters.telegram.methods import Methods
from tests.adapters.violations import Violations

__all__ = ["BOT", "TOKEN", "Fault", "Message", "Server", "chat_of", "topic_of"]

TOKEN = "4242:canary-TOKEN_of-the_tests"
SECONDS = 10
"""How long a test waits for something before it fails."""


class Server(Methods):
    """Telegram on a port of this machine. Every request is checked; a violation fails the test."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[str, Params]] = []
        self.violations = Violations("telegram")
        self.faults: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self.updates: list[Params] = []
        self.handed: list[Params] = []
        self.forgetful = 0
        self.numbers = count(700_000_001)
        self.changed = asyncio.Condition()
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def start(self) -> None:
        """Listen on a free port of this machine."""
        application = web.Application()
        application.router.add_post("/bot{token}/{method}", self._serve)
        self._runner = web.AppRunner(
            application, access_log=None, shutdown_timeout=1, handler_cancellation=True
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Close; what was asked improperly fails the test now."""
        if self._runner is not None:
            await self._runner.cleanup()
        assert self.violations == []

    async def give(self, content: Params, number: int | None = None) -> int:
        """Hold an update ready for the bot; returns its number."""
        number = next(self.numbers) if number is None else number
        async with self.changed:
            self.updates.append({"update_id": number, **content})
            self.changed.notify_all()
        return number

    async def until(self, condition: Callable[[], Any], seconds: float = SECONDS) -> None:
        """Wait until the requests made so far have brought something about."""
        async with asyncio.timeout(seconds), self.changed:
            await self.changed.wait_for(condition)

    async def repeat(self, times: int) -> None:
        """Hand out everything again, so many times."""
        async with self.changed:
            self.forgetful = times
            self.changed.notify_all()
        await self.until(lambda: not self.forgetful)

    async def confirmed(self, seconds: float = SECONDS) -> None:
        """Wait until the bot has confirmed every update."""
        await self.until(lambda: not self.updates, seconds)

    def count(self, method: str) -> int:
        """How often a method was called."""
        return sum(1 for name, _params in self.calls if name == method)

    async def getUpdates(self, params: Params) -> list[Params]:
        offset = params.get("offset", 0)

        def waiting() -> list[Params]:
            return [each for each in self.updates if each["update_id"] >= offset][: params.get("limit", 100)]

        async with self.changed:
            self.updates = [each for each in self.updates if each["update_id"] >= offset]
            self.changed.notify_all()
            if self.forgetful:  # what was confirmed comes again, in another order
                self.forgetful -= 1
                return self.handed[::-1]
            if not waiting():
                await self._something(
                    lambda: waiting() or self.forgetful or self.faults["getUpdates"], params
                )
            self.handed += [each for each in waiting() if each not in self.handed]
            return waiting()

    async def _something(self, there: Callable[[], Any], params: Params) -> None:
        try:
            async with asyncio.timeout(params.get("timeout", 0)):
                await self.changed.wait_for(there)
        except TimeoutError:
            pass

    async def _serve(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if request.match_info["token"] != TOKEN:
            return Fault(401, "Unauthorized").response
        form = await form_of(request)
        try:
            params = checked(method, form)
            if "media" in params:
                params["document"] = attached(form, params["media"]["media"])
        except Violation as violation:
            self.violations.append(f"{method}: {violation}")
            return Fault(400, f"Bad Request: {violation}").response
        response = await self._respond(method, params)
        async with self.changed:
            self.calls.append((method, params))
            self.changed.notify_all()
        return response

    async def _respond(self, method: str, params: Params) -> web.Response:
        fault = self.faults[method].popleft() if self.faults[method] else None
        if fault is not None and fault.silent:
            await asyncio.Event().wait()  # until whoever asked hangs up
        if fault is None or fault.applied:
            try:
                result = await getattr(self, method)(params)
            except Refused as refused:
                return refused.fault.response
            if fault is None:
                return web.json_response({"ok": True, "result": result})
        return fault.response
