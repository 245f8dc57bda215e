"""Sending what is due: the asynchronous half of delivery."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from adapters.carrying import Carrier
from adapters.clock import Clock, DatabaseClock
from adapters.platforms import Outbound
from bot.delivery import Courier
from bot.errors import Unavailable

log = logging.getLogger(__name__)

TICK_SECONDS, SWEEP_SECONDS = 1, 60
STILL_SECONDS = 120
"""Who has not looked for lanes for so long hangs: longer than the database may be waited for."""

MOST_LANES = 20
"""Chats that are written to at the same time."""

SHARE = 5
"""Messages of one lane after which others get their turn, while more lanes are due than are written to at a time.

Else a killed process would leave few lanes with much in them, which nobody may take before their leases end.
"""

SOON = 0.01
"""Seconds until lanes are looked for again that seemed free and were not."""


class Sender:
    """Takes lanes with something due and sends; woken by a tick each second and after each interaction.

    A lane that must wait is given back and looked at again when its time comes: nothing sleeps in a lane, and a
    platform that does not answer holds up its own lanes only.
    """

    def __init__(self, courier: Courier, outbounds: Mapping[str, Outbound], clock: Clock) -> None:
        self._courier = courier
        self._clock = clock
        self._carrier = Carrier(courier, outbounds, clock)
        self._crowded = False
        self._filling = asyncio.Lock()
        self._lanes: set[asyncio.Task[datetime | None]] = set()
        self._woken = asyncio.Event()
        self._alarm: asyncio.TimerHandle | None = None
        self._leaving = False
        self._ticked = asyncio.Event()
        self._workers: list[asyncio.Task[None]] = []
        self._went_round_at = 0.0

    async def start(self) -> None:
        """Begin to tick."""
        self._workers = [
            asyncio.create_task(_whenever(self._woken, self._fill)),
            asyncio.create_task(_whenever(self._ticked, self._let_fall_due)),
            asyncio.create_task(_every(TICK_SECONDS, self._tick)),
            asyncio.create_task(_every(SWEEP_SECONDS, self._sweep)),
        ]
        self._went_round_at = asyncio.get_running_loop().time()

    async def stop(self) -> None:
        """Stop after the messages that are being sent."""
        self._leaving = True
        if self._alarm is not None:
            self._alarm.cancel()
        async with self._filling:
            for worker in self._workers:
                worker.cancel()
        await asyncio.gather(*self._lanes, *self._workers, return_exceptions=True)
        self._carrier.close()

    def wake(self) -> None:
        """Something may be due: look at once instead of at the next tick."""
        self._woken.set()

    @property
    def alive(self) -> bool:
        """Whether it went round lately; a database that is away does not hold it up."""
        working = bool(self._workers) and not any(worker.done() for worker in self._workers)
        return working and asyncio.get_running_loop().time() - self._went_round_at < STILL_SECONDS

    async def send_due(self) -> None:
        """Send everything that is due now, then return."""
        await self._let_fall_due()
        while True:
            await self._fill()
            if not self._lanes:
                return
            await asyncio.wait(self._lanes, return_when=asyncio.FIRST_COMPLETED)

    async def _tick(self) -> None:
        self._ticked.set()
        self.wake()

    async def _sweep(self) -> None:
        clock = self._clock
        if isinstance(clock, DatabaseClock):
            await _guarded(lambda: self._carrier.aside(clock.set))
        await _guarded(lambda: self._carrier.aside(lambda: self._courier.sweep(self._clock.now())))

    async def _let_fall_due(self) -> None:
        """Batch by batch, with as long a pause after each: what was handed over is sent meanwhile.

        SQLite would otherwise let nobody else write until all is handed over.
        """
        loop = asyncio.get_running_loop()
        began = loop.time()
        while await self._carrier.aside(lambda: self._courier.tick(self._clock.now())):
            self.wake()
            await asyncio.sleep(loop.time() - began)
            began = loop.time()

    async def _fill(self) -> None:
        """Take lanes until enough are under way, and set the alarm for the next ones."""
        self._went_round_at = asyncio.get_running_loop().time()
        async with self._filling:
            room = MOST_LANES - len(self._lanes)
            if self._leaving or room <= 0:
                return
            leases, next_look = await self._carrier.aside(lambda: self._courier.look(self._clock.now(), room))
            for lease in leases:
                lane = asyncio.create_task(self._carrier.drain(lease, self._goes_on))
                self._lanes.add(lane)
                lane.add_done_callback(self._drained)
            self._crowded = len(leases) == room
            self._look_at(next_look)

    def _goes_on(self, number: int) -> bool:
        """Whether a lane in which so many were sent may go on."""
        return not self._leaving and (number < SHARE or not self._crowded)

    def _look_at(self, moment: datetime | None) -> None:
        """Look again then, if that is sooner than the next tick and than what was planned."""
        if moment is None:
            return
        loop = asyncio.get_running_loop()
        wait = max((moment - self._clock.now()).total_seconds(), SOON)
        planned = self._alarm is not None and loop.time() < self._alarm.when() <= loop.time() + wait
        if wait < TICK_SECONDS and not planned:
            if self._alarm is not None:
                self._alarm.cancel()
            self._alarm = loop.call_later(wait, self.wake)

    def _drained(self, lane: asyncio.Task[datetime | None]) -> None:
        self._lanes.discard(lane)
        if self._crowded:
            self.wake()
        elif not lane.cancelled():
            self._look_at(lane.result())


async def _every(seconds: float, run: Callable[[], Awaitable[object]]) -> None:
    """Run at once and then so many seconds after each run, by the steady clock: the wall clock may be set back."""
    while True:
        await run()
        await asyncio.sleep(seconds)


async def _whenever(told: asyncio.Event, run: Callable[[], Awaitable[object]]) -> None:
    """Run each time it is told to, without end; what it is told while it runs makes it run once more."""
    while True:
        await told.wait()
        told.clear()
        await _guarded(run)


async def _guarded(run: Callable[[], Awaitable[object]]) -> None:
    """One step of sending; what goes wrong in it is tried again with the next tick."""
    try:
        await run()
    except Unavailable:
        log.warning("the database does not answer; trying again with the next tick")
    except Exception:
        log.exception("sending stopped half-way; going on with the next tick")
