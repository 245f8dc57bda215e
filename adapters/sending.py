"""Sending what is due: the asynchronous half of delivery."""

import asyncio
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from adapters.clock import Clock
from adapters.platforms import Outbound
from bot.delivery import Courier, Parcel
from bot.errors import DeliveryFailed, Unavailable
from bot.outbox.model import Lease

log = logging.getLogger(__name__)

TICK_SECONDS = 1
REST = timedelta(seconds=5)
"""How long a lane rests after a fault of ours."""


class Sender:
    """Takes lanes with something due and sends; woken by a tick each second and after each interaction."""

    def __init__(self, courier: Courier, outbounds: Mapping[str, Outbound], clock: Clock) -> None:
        self._courier = courier
        self._outbounds = outbounds
        self._clock = clock
        self._one_at_a_time = asyncio.Lock()
        self._woken = asyncio.Event()
        self._worker: asyncio.Task[None] | None = None
        self._scheduler = AsyncIOScheduler(timezone="UTC")

    async def start(self) -> None:
        """Begin to tick."""
        self._worker = asyncio.create_task(self._work())
        self._scheduler.add_job(self.wake, "interval", seconds=TICK_SECONDS, coalesce=True, max_instances=1)
        self._scheduler.start()
        self.wake()

    async def stop(self) -> None:
        """Stop after the message that is being sent."""
        self._scheduler.shutdown(wait=False)
        if self._worker is not None:
            async with self._one_at_a_time:
                self._worker.cancel()
            await asyncio.gather(self._worker, return_exceptions=True)

    def wake(self) -> None:
        """Something may be due: look at once instead of at the next tick."""
        self._woken.set()

    async def send_due(self) -> None:
        """Send everything that is due now, then return."""
        async with self._one_at_a_time:
            await asyncio.to_thread(self._courier.tick, self._clock.now())
            while leases := await asyncio.to_thread(self._courier.lease, self._clock.now()):
                await asyncio.gather(*(self._drain(lease) for lease in leases))

    async def _work(self) -> None:
        while True:
            await self._woken.wait()
            self._woken.clear()
            try:
                await self.send_due()
            except Unavailable:
                log.warning("the database does not answer; trying again with the next tick")
            except Exception:
                log.exception("sending stopped half-way; going on with the next tick")

    async def _drain(self, lease: Lease) -> None:
        """Send what is due in one lane, in order; a message that must wait makes its lane rest."""
        not_before: datetime | None = None
        try:
            while not_before is None:
                parcel = await asyncio.to_thread(self._courier.pack, lease, self._clock.now())
                if parcel is None:
                    break
                not_before = await self._send(lease, parcel)
        except (
            Exception
        ):  # a fault in one lane is not the others'; the database may be away: all try again later
            log.exception("sending in one lane stopped half-way")
            not_before = self._clock.now() + REST
        await asyncio.to_thread(self._courier.free, lease, not_before)

    async def _send(self, lease: Lease, parcel: Parcel) -> datetime | None:
        outbound = self._outbounds[parcel.to.platform]
        try:
            if parcel.ref is None:
                ref = await outbound.post(parcel.to, parcel.card, parcel.reader)
            else:
                ref = await outbound.edit(parcel.to, parcel.ref, parcel.card, parcel.reader)
        except DeliveryFailed as error:
            return await asyncio.to_thread(self._courier.failed, parcel, error, self._clock.now())
        except Exception:  # a fault in the adapter counts as an attempt, so it cannot go on for ever
            log.exception("a message could not be drawn or sent")
            fault = DeliveryFailed("fault in the adapter")
            return await asyncio.to_thread(self._courier.failed, parcel, fault, self._clock.now())
        await asyncio.to_thread(self._courier.sent, lease, parcel, ref, self._clock.now())
        return None
