"""What one of several processes does for all of them: whoever holds the lease, and only while it does."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from adapters.asking import Asking
from bot.errors import Unavailable

log = logging.getLogger(__name__)


class Lease(Protocol):
    """See storage/leases.py."""

    def take(self) -> int | None: ...
    def give_back(self) -> None: ...


class Endless(Protocol):
    """Work that goes on until it is told to stop."""

    async def run(self) -> None: ...
    def stop(self) -> None:
        """Begin nothing new; `run` then returns after what is under way."""
        ...


@dataclass(frozen=True)
class Pace:
    """Of a lease: how long it is, how often it is renewed by who holds it, and looked at by who does not (seconds).

    `early`: how much before its end work stops that could not be renewed, so that no two work at a time.
    """

    length: timedelta = timedelta(seconds=10)
    renew: float = 3
    look: float = 1
    early: float = 2


class Holding:
    """Waits for the lease, works while it is held, and hands it on. Times are those of the steady clock.

    A killed process keeps the lease for its length; one that stops gives it back after what is under way.
    """

    def __init__(self, lease: Lease, pace: Pace, begin: Callable[[], Endless], named: str) -> None:
        self._lease = lease
        self._pace = pace
        self._begin = begin
        self._named = named
        self._taking = Asking(self._take)
        self._until = 0.0
        self._leaving = asyncio.Event()
        self._work: Endless | None = None

    async def run(self) -> None:
        """Hold the lease whenever it can be had, until told to stop."""
        while not self._leaving.is_set():
            await self._renew()
            if self._holds:
                await self._stint()
            else:
                await self._pause(self._pace.look)
        if self._until:
            await self._give_back()

    def stop(self) -> None:
        """Take it no more; what is under way is ended, then it is given back."""
        self._leaving.set()
        if self._work is not None:
            self._work.stop()

    @property
    def _holds(self) -> bool:
        return time.monotonic() < self._until

    async def _stint(self) -> None:
        log.info("%s is done by this process from now on", self._named)
        self._work = self._begin()
        working = asyncio.create_task(self._work.run())
        try:
            while self._holds and not self._leaving.is_set():
                await self._pause(min(self._pace.renew, self._until - time.monotonic()))
                await self._renew()
            self._work.stop()
            await working
        finally:
            working.cancel()
            self._work = None
        if not self._leaving.is_set():
            log.warning("%s is left to another process: the lease could not be kept", self._named)

    async def _renew(self) -> None:
        """Ask for the lease; while nobody answers, what is held stays held until its end."""
        if self._leaving.is_set():
            return
        try:
            async with asyncio.timeout_at(self._end()):
                self._until = await self._taking.answer()
        except (TimeoutError, Unavailable):
            log.debug("the database does not answer")
        except Exception:
            log.exception("a lease could not be asked for")

    def _end(self) -> float | None:
        """When asking takes too long for who holds the lease, on the loop's clock."""
        left = self._until - time.monotonic()
        return asyncio.get_running_loop().time() + left if left > 0 else None

    def _take(self) -> float:
        """Until when we hold it; 0 when another one does. Counted from before the question."""
        asked = time.monotonic()
        held = self._lease.take() is not None
        return asked + self._pace.length.total_seconds() - self._pace.early if held else 0.0

    async def _give_back(self) -> None:
        try:
            await Asking(self._lease.give_back).answer()
        except (TimeoutError, Unavailable):
            log.warning("a lease could not be given back; it ends by itself")

    async def _pause(self, seconds: float) -> None:
        """Wait, but not when told to stop."""
        try:
            async with asyncio.timeout(max(seconds, 0)):
                await self._leaving.wait()
        except TimeoutError:
            return
