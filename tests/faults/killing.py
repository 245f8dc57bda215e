"""Senders that are killed again and again, or a platform that misbehaves: what is lost, doubled, out of order."""

import asyncio
import random
import sys
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from tests.faults.platform import Manners, Platform, Taken
from tests.faults.sender import Orders
from tests.faults.world import fill, made

ONE_BY_ONE = Orders("", "", "", stagger=10)
"""Each process begins a message only when the one before it is kept: at most one is doubled by each kill."""

PATIENCE = 1_200
"""Seconds until a run that does not come to its end is given up."""


@dataclass(frozen=True)
class Scale:
    """How large a run is."""

    deliveries: int
    chats: int
    kills: int
    senders: int


@dataclass(frozen=True)
class Outcome:
    """What a run showed. `after_last_kill`, `seconds`: how long it took to send the rest, and all."""

    lost: int
    doubled: int
    out_of_order: int
    kills: int
    resets: int
    ignored: int
    refused: int
    seconds: float
    after_last_kill: float

    def __str__(self) -> str:
        return (
            f"lost {self.lost}, doubled {self.doubled} ({self.kills} kills, {self.resets} resets), "
            f"out of order {self.out_of_order}, sent while waiting {self.ignored}, 429 by limits {self.refused}, "
            f"{self.seconds:.1f} s, {self.after_last_kill:.1f} s after the last kill"
        )


class Crew:
    """Sender processes, each known by its number; a killed one is replaced at once."""

    def __init__(self, orders: Orders) -> None:
        self._orders = orders
        self._processes: dict[int, asyncio.subprocess.Process] = {}
        self._starts = 0

    def name(self, number: int) -> str:
        """The name under which the process of this number sends now."""
        return f"{number}:{self._processes[number].pid}"

    async def start(self, number: int) -> None:
        """Start the process of this number."""
        self._starts += 1
        orders = replace(self._orders, name=str(self._starts))
        self._processes[number] = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.faults.sender", orders.written()
        )

    async def kill(self, number: int) -> None:
        """End it without warning (SIGKILL)."""
        process = self._processes.pop(number)
        process.kill()
        await process.wait()

    async def leave(self) -> None:
        """End all."""
        for number in list(self._processes):
            await self.kill(number)


@asynccontextmanager
async def sending(
    url: str, scale: Scale, orders: Orders, manners: Manners
) -> AsyncIterator[tuple[Platform, Crew]]:
    """A filled database, the platform, and the senders at work."""
    with made(url) as open_work:
        fill(open_work, scale.deliveries, scale.chats)
    platform = Platform(manners)
    crew = Crew(replace(orders, url=url, address=await platform.start()))
    try:
        for number in range(scale.senders):
            await crew.start(number)
        yield platform, crew
    finally:
        await crew.leave()
        await platform.stop()


async def run(
    url: str, scale: Scale, manners: Manners, orders: Orders | None = None, seed: int = 1
) -> Outcome:
    """Send everything; senders are killed at random moments spread over the whole run."""
    orders, chance = orders or Orders("", "", ""), random.Random(seed)
    async with sending(url, scale, orders, manners) as (platform, crew), asyncio.timeout(PATIENCE):
        await platform.until(1)
        began = last_kill = time.monotonic()
        for kill in range(scale.kills):
            share = (kill + chance.random()) / scale.kills
            await platform.until(int(share * scale.deliveries * 0.98))
            number = chance.randrange(scale.senders)
            await crew.kill(number)
            last_kill = time.monotonic()
            await crew.start(number)
        await _all_stand(platform, scale.deliveries)
        ended = time.monotonic()
        return _judged(platform, scale, ended - began, ended - last_kill)


async def _all_stand(platform: Platform, deliveries: int) -> None:
    async with platform.changed:
        await platform.changed.wait_for(lambda: len({each.number for each in platform.taken}) == deliveries)


def _judged(platform: Platform, scale: Scale, seconds: float, after: float) -> Outcome:
    different = {each.number for each in platform.taken}
    return Outcome(
        lost=scale.deliveries - len(different),
        doubled=len(platform.taken) - len(different),
        out_of_order=out_of_order(platform.taken),
        kills=scale.kills,
        resets=platform.resets,
        ignored=platform.ignored,
        refused=platform.refused,
        seconds=seconds,
        after_last_kill=after,
    )


def out_of_order(taken: list[Taken]) -> int:
    """Messages that came, for the first time, after a later one of the same chat."""
    wrong, seen = 0, set[int]()
    latest: dict[str, int] = defaultdict(lambda: -1)
    for each in taken:
        if each.number not in seen:
            wrong += each.number < latest[each.chat]
            seen.add(each.number)
        latest[each.chat] = max(latest[each.chat], each.number)
    return wrong
