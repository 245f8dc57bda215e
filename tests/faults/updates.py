"""Updates that come one to four times, shuffled, to processes that are killed: is each applied exactly once?"""

import asyncio
import random
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from bot.chat.exchange import Account
from bot.work import OpenWork
from tests.faults.counting import PEOPLE
from tests.faults.world import PLATFORM, made

PATIENCE = 1_200
"""Seconds until a run that does not come to its end is given up."""


@dataclass(frozen=True)
class Update:
    """Something a person did, under the platform's number."""

    id: int
    person: int


class Upstream:
    """A platform that gives out updates, and again whatever is not confirmed. One at a time for each person."""

    def __init__(self, updates: int, chance: random.Random) -> None:
        self.updates = [Update(number, chance.randrange(PEOPLE)) for number in range(updates)]
        self.confirmed = 0
        self.changed = asyncio.Condition()
        self._waiting = [update for update in self.updates for _time in range(chance.randint(1, 4))]
        chance.shuffle(self._waiting)
        self.deliveries = len(self._waiting)
        self._out: dict[tuple[int, int], tuple[str, Update]] = {}
        self._given = 0

    async def give(self, request: web.Request) -> web.Response:
        """The next update of a person who has none under way; 204 when there is none just now."""
        busy = {update.person for _taker, update in self._out.values()}
        found = next((each for each in self._waiting if each.person not in busy), None)
        if found is None:
            return web.Response(status=204)
        self._waiting.remove(found)
        self._given += 1
        self._out[self._given, found.id] = (request.match_info["taker"], found)
        return web.json_response({"given": self._given, "id": found.id, "person": found.person})

    async def confirm(self, request: web.Request) -> web.Response:
        """An update was applied, or was known."""
        said = await request.json()
        if self._out.pop((said["given"], said["id"]), None) is not None:
            self.confirmed += 1
            async with self.changed:
                self.changed.notify_all()
        return web.Response()

    def give_up(self, taker: str) -> None:
        """A process is gone: what it had is given out again."""
        for key in [key for key, (who, _update) in self._out.items() if who == taker]:
            self._waiting.append(self._out.pop(key)[1])

    def expected(self) -> Counter[int]:
        """How often each person did something."""
        return Counter(update.person for update in self.updates)


@asynccontextmanager
async def listening(upstream: Upstream) -> AsyncIterator[str]:
    """The upstream on a port of its own choice; its address."""
    application = web.Application()
    application.router.add_get("/{taker}", upstream.give)
    application.router.add_post("/", upstream.confirm)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    finally:
        await runner.cleanup()


async def run(
    url: str, updates: int, kills: int, takers: int, seed: int = 1
) -> tuple[Counter[int], Counter[int]]:
    """What the database holds in the end, and what it should hold: how often each person did something."""
    chance = random.Random(seed)
    upstream = Upstream(updates, chance)
    with made(url) as open_work:
        async with listening(upstream) as address, asyncio.timeout(PATIENCE):
            running = [await _start(url, address, str(number)) for number in range(takers)]
            try:
                for kill in range(kills):
                    await _confirmed(
                        upstream, int((kill + chance.random()) / kills * upstream.deliveries * 0.95)
                    )
                    number = chance.randrange(takers)
                    await _end(running[number])
                    upstream.give_up(str(number))
                    running[number] = await _start(url, address, str(number))
                await _confirmed(upstream, upstream.deliveries)
            finally:
                for process in running:
                    await _end(process)
        return _held(open_work), upstream.expected()


async def _start(url: str, address: str, taker: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.counting", url, address + taker, address
    )


async def _end(process: asyncio.subprocess.Process) -> None:
    process.kill()
    await process.wait()


async def _confirmed(upstream: Upstream, count: int) -> None:
    async with upstream.changed:
        await upstream.changed.wait_for(lambda: upstream.confirmed >= count)


def _held(open_work: OpenWork) -> Counter[int]:
    held: Counter[int] = Counter()
    with open_work() as work:
        for person in range(PEOPLE):
            member = work.members.by_account(Account(PLATFORM, f"person{person}"))
            if member is not None:
                held[person] = int(member.name)
    return held
