"""Carrying what is due in one lane to its platform, message by message."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from adapters.clock import Clock
from adapters.platforms import Outbound
from adapters.turns import Turns
from bot.delivery import Courier, Parcel
from bot.errors import Conflict, DeliveryFailed, Unavailable
from bot.outbox.model import Lease
from bot.outbox.terms import Slot

log = logging.getLogger(__name__)

THREADS = 4
"""For the database's side of sending. Presses have others: who waits for an answer need not wait for a burst."""

REST = timedelta(seconds=5)
"""How long a lane rests after a fault of ours."""

KEEP_SECONDS = 0.5
"""How soon it is tried again to keep an outcome that the database did not take."""

T = TypeVar("T")


class Carrier:
    """Packs a message, waits for its slot, sends it and keeps what became of it. Lanes are drained side by side."""

    def __init__(self, courier: Courier, outbounds: Mapping[str, Outbound], clock: Clock) -> None:
        self._courier = courier
        self._outbounds = outbounds
        self._clock = clock
        self._threads = ThreadPoolExecutor(THREADS, "sending")
        self._turns = Turns(courier.waits.stagger.total_seconds())

    async def aside(self, run: Callable[[], T]) -> T:
        """Run what asks the database off the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, run)

    def close(self) -> None:
        """Let the threads end."""
        self._threads.shutdown(wait=False)

    async def drain(self, lease: Lease, goes_on: Callable[[int], bool]) -> datetime | None:
        """Send what is due in one lane, in order; a message that must wait makes its lane rest.

        `goes_on`: whether there is time for another message after so many. Returns when the lane is due next.
        """
        number, not_before = 0, None
        try:
            while not_before is None and goes_on(number):
                parcel = await self._packed(lease)
                if parcel is None:
                    break
                slot = await self._admitted(parcel)
                if slot.booked:
                    lease = replace(lease, slot=None)
                    rest = await self._carry(lease, parcel, slot)
                    if rest is not None:  # with that, the lane was given back
                        return rest
                    number += 1
                elif parcel.ref is None:  # an edit has stepped aside already
                    not_before = slot.at
            else:
                not_before = not_before or self._clock.now()  # behind the lanes that wait
        except (Conflict, Unavailable) as error:
            log.warning("sending in one lane stopped half-way (%s)", type(error).__name__)
            not_before = self._clock.now() + REST
        except Exception:  # a fault in one lane is not the others': all try again later
            log.exception("sending in one lane stopped half-way")
            not_before = self._clock.now() + REST
        return await self._given_back(lease, not_before)

    async def _packed(self, lease: Lease) -> Parcel | None:
        return await self.aside(lambda: self._courier.pack(lease, self._clock.now()))

    async def _admitted(self, parcel: Parcel) -> Slot:
        return await self.aside(lambda: self._courier.admit(parcel, self._clock.now()))

    async def _carry(self, lease: Lease, parcel: Parcel, slot: Slot) -> datetime | None:
        """Send one message in its slot and keep what became of it. Returns until when the lane must rest, if it must.

        What has missed its slot gets another one.
        """
        while slot.booked:
            await asyncio.sleep((slot.at - self._clock.now()).total_seconds())
            async with self._turns.turn():
                if not self._courier.may_begin(lease, self._clock.now()):
                    return None
                if not self._courier.has_missed(slot, self._clock.now()):
                    return await self._sent(lease, parcel, slot)
            slot = await self._again(parcel, slot)
        return None if parcel.ref is not None else await self._given_back(lease, slot.at) or slot.at

    async def _again(self, parcel: Parcel, missed: Slot) -> Slot:
        return await self.aside(lambda: self._courier.again(parcel, missed, self._clock.now()))

    async def _sent(self, lease: Lease, parcel: Parcel, slot: Slot) -> datetime | None:
        try:
            ref = await self._send(parcel)
        except DeliveryFailed as error:
            failure = error
            return await self._kept(lambda: self._courier.failed(parcel, failure, self._clock.now(), slot))
        return await self._kept(lambda: self._courier.sent(lease, parcel, ref, self._clock.now(), slot))

    async def _given_back(self, lease: Lease, not_before: datetime | None) -> datetime | None:
        try:
            return await self.aside(lambda: self._courier.free(lease, not_before))
        except Exception as error:
            log.warning("a lane could not be given back (%s); its lease ends by itself", type(error).__name__)
            return None

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
                return await self.aside(keep)
            except (Conflict, Unavailable):
                if loop.time() >= end:
                    raise
                log.warning("what became of a message could not be kept; trying again")
            await asyncio.sleep(KEEP_SECONDS)
