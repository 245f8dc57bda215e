"""Sending what is due: the asynchronous half of delivery."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from datetime import datetime, timedelta

from adapters.clock import Clock, DatabaseClock
from adapters.platforms import Outbound
from adapters.turns import Turns
from bot.delivery import Courier, Parcel
from bot.errors import Conflict, DeliveryFailed, Unavailable
from bot.outbox.model import Lease

log = logging.getLogger(__name__)

TICK_SECONDS, SWEEP_SECONDS = 1, 60
STILL_SECONDS = 120
"""Who has not looked for lanes for so long hangs: longer than the database may be waited for."""

MOST_LANES = 20
"""Chats that are written to at the same time."""

REST = timedelta(seconds=5)
"""How long a lane rests after a fault of ours."""

KEEP_SECONDS = 0.5
"""How soon it is tried again to keep an outcome that the database did not take."""


class Sender:
    """Takes lanes with something due and sends; woken by a tick each second and after each interaction.

    A lane that must wait is given back and looked at again when its time comes: nothing sleeps in a lane, and a
    platform that does not answer holds up its own lanes only.
    """

    def __init__(self, courier: Courier, outbounds: Mapping[str, Outbound], clock: Clock) -> None:
        self._courier = courier
        self._outbounds = outbounds
        self._clock = clock
        self._packing = asyncio.Lock()
        self._turns = Turns(courier.waits.stagger.total_seconds())
        self._filling = asyncio.Lock()
        self._lanes: set[asyncio.Task[None]] = set()
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
            await _guarded(lambda: asyncio.to_thread(clock.set))
        await _guarded(lambda: asyncio.to_thread(self._courier.sweep, self._clock.now()))

    async def _let_fall_due(self) -> None:
        """Batch by batch, with as long a pause after each: what was handed over is sent meanwhile.

        SQLite would otherwise let nobody else write until all is handed over.
        """
        loop = asyncio.get_running_loop()
        began = loop.time()
        while await asyncio.to_thread(self._courier.tick, self._clock.now()):
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
            leases = await asyncio.to_thread(self._courier.lease, self._clock.now(), room)
            for lease in leases:
                lane = asyncio.create_task(self._drain(lease))
                self._lanes.add(lane)
                lane.add_done_callback(self._drained)
            if len(leases) < room:
                self._set_alarm(await asyncio.to_thread(self._courier.next_look, self._clock.now()))

    def _set_alarm(self, at: datetime | None) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        wait = (at - self._clock.now()).total_seconds() if at is not None else TICK_SECONDS
        # What is overdue and yet could not be taken is another sender's: the next tick is soon enough for it.
        self._alarm = (
            asyncio.get_running_loop().call_later(wait, self.wake) if 0 < wait < TICK_SECONDS else None
        )

    def _drained(self, lane: asyncio.Task[None]) -> None:
        self._lanes.discard(lane)
        self.wake()

    async def _drain(self, lease: Lease) -> None:
        """Send what is due in one lane, in order; a message that must wait makes its lane rest."""
        not_before: datetime | None = None
        try:
            more = True
            while more and not_before is None and not self._leaving:
                more, not_before = await self._send_next(lease)
        except Exception:  # a fault in one lane is not the others': all try again later
            log.exception("sending in one lane stopped half-way")
            not_before = self._clock.now() + REST
        await _guarded(lambda: asyncio.to_thread(self._courier.free, lease, not_before))

    async def _send_next(self, lease: Lease) -> tuple[bool, datetime | None]:
        """Whether there was a message, and until when the lane must rest. One is packed while another is sent."""
        async with AsyncExitStack() as stack:
            async with self._packing:
                parcel = await asyncio.to_thread(self._courier.pack, lease, self._clock.now())
                if parcel is None:
                    return False, None
                await stack.enter_async_context(self._turns.turn())
            return True, await self._carry(lease, parcel)

    async def _carry(self, lease: Lease, parcel: Parcel) -> datetime | None:
        """Send one message and keep what became of it. Returns until when the lane must rest."""
        wait = await asyncio.to_thread(self._courier.admit, parcel, self._clock.now())
        if wait is not None:
            return wait if parcel.ref is None else None  # an edit has stepped aside already
        try:
            ref = await self._send(parcel)
        except DeliveryFailed as error:
            failure = error
            return await self._kept(lambda: self._courier.failed(parcel, failure, self._clock.now()))
        return await self._kept(lambda: self._courier.sent(lease, parcel, ref, self._clock.now()))

    async def _send(self, parcel: Parcel) -> str:
        """What the platform calls the message from now on; DeliveryFailed for whatever goes wrong."""
        outbound = self._outbounds[parcel.to.platform]
        try:
            async with asyncio.timeout(self._courier.waits.sending.total_seconds()):
                if parcel.ref is not None:
                    return await outbound.edit(parcel.to, parcel.ref, parcel.card, parcel.reader)
                found = await outbound.find_posted(parcel.to, parcel.mark) if parcel.in_doubt else None
                return found or await outbound.post(parcel.to, parcel.card, parcel.reader, parcel.mark)
        except TimeoutError:
            raise DeliveryFailed("no answer in time", unknown=True) from None
        except DeliveryFailed:
            raise
        except Exception:  # a fault in the adapter counts as an attempt, so it cannot go on for ever
            log.exception("a message could not be drawn or sent")
            raise DeliveryFailed("fault in the adapter", unknown=True) from None

    async def _kept(self, keep: Callable[[], datetime | None]) -> datetime | None:
        """Keep an outcome, trying again while the lane is ours: what is not kept is sent once more."""
        loop = asyncio.get_running_loop()
        end = loop.time() + self._courier.waits.lease.total_seconds()
        while True:
            try:
                return await asyncio.to_thread(keep)
            except (Conflict, Unavailable):
                if loop.time() >= end:
                    raise
                log.warning("what became of a message could not be kept; trying again")
            await asyncio.sleep(KEEP_SECONDS)


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
