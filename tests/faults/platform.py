"""A platform on 127.0.0.1 that outlives the senders: records what it took, keeps its limits, can be a nuisance."""

import asyncio
import random
import time
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import web


@dataclass(frozen=True)
class Taken:
    """A message that now stands in a chat."""

    chat: str
    number: int
    sender: str
    at: float


@dataclass(frozen=True)
class Manners:
    """`trouble`: the share of messages answered with 429, 500, a reset after processing, or silence (seconds).

    `limits`: of messages in any span of seconds, by what they are counted over ("" everything, "chat" each chat).
    """

    trouble: float = 0.0
    waiting: float = 0.5
    silence: float = 3.0
    takes: float = 0.0
    limits: Mapping[str, tuple[tuple[int, float], ...]] = field(default_factory=dict)


class Platform:
    """Listens on a port of its own choice. Times are those of the monotonic clock."""

    def __init__(self, manners: Manners, seed: int = 1) -> None:
        self.taken: list[Taken] = []
        self.resets = 0
        self.refused = 0
        self.ignored = 0
        """Messages that came while their chat had been told to wait."""
        self.changed = asyncio.Condition()
        self._manners = manners
        self._chance = random.Random(seed)
        self._waiting: dict[str, float] = {}
        self._lately: dict[str, deque[float]] = defaultdict(deque)
        self._runner: web.AppRunner | None = None

    async def start(self) -> str:
        """Begin to listen; returns the address."""
        application = web.Application()
        application.router.add_post("/post", self._post)
        self._runner = web.AppRunner(application, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}/post"

    async def stop(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def until(self, count: int) -> None:
        """Wait until so many different messages stand."""
        async with self.changed:
            await self.changed.wait_for(lambda: len(self.taken) >= count)

    async def _post(self, request: web.Request) -> web.StreamResponse:
        said = await request.json()
        chat, number, now = str(said["chat"]), int(said["number"]), time.monotonic()
        if now < self._waiting.get(chat, 0):
            self.ignored += 1
        if not self._fits(chat, now):
            self.refused += 1
            return web.json_response({"retry_after": 1.0}, status=429)
        await asyncio.sleep(self._manners.takes)
        trouble = self._trouble()
        if trouble == "wait":
            self._waiting[chat] = time.monotonic() + self._manners.waiting
            return web.json_response({"retry_after": self._manners.waiting}, status=429)
        if trouble == "error":
            return web.Response(status=500)
        if trouble == "silence":
            await asyncio.sleep(self._manners.silence)
            return web.Response(status=504)
        await self._take(Taken(chat, number, str(said["sender"]), now))
        if trouble == "reset" and request.transport is not None:
            self.resets += 1
            request.transport.abort()
        return web.json_response({"ref": str(len(self.taken))})

    async def _take(self, taken: Taken) -> None:
        self.taken.append(taken)
        async with self.changed:
            self.changed.notify_all()

    def _trouble(self) -> str:
        if self._chance.random() >= self._manners.trouble:
            return ""
        return self._chance.choice(["wait", "error", "reset", "silence"])

    def _fits(self, chat: str, now: float) -> bool:
        """Whether the message is within the limits; if so, it is counted."""
        counts = {"": "", "chat": chat}
        for over, limits in self._manners.limits.items():
            lately = self._lately[counts[over]]
            while lately and now - lately[0] >= max(span for _most, span in limits):
                lately.popleft()
            if any(sum(now - at < span for at in lately) >= most for most, span in limits):
                return False
        for over in self._manners.limits:
            self._lately[counts[over]].append(now)
        return True
