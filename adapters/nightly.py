"""The nightly clean-up: looked at every few minutes, done once a night by whichever process is first."""

import asyncio
import logging
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.errors import Unavailable

log = logging.getLogger(__name__)

LOOK_MINUTES = 10

Clean = Callable[[Callable[[], bool]], Mapping[str, int] | None]
"""Cleans up while it may go on; returns the counts, None when there was nothing to do this night any more."""


class Nightly:
    """Runs beside the sender. Its scheduler goes by the wall clock: a step of it makes a look late, and no harm."""

    def __init__(self, clean: Clean) -> None:
        self._clean = clean
        self._told = threading.Event()
        self._scheduler = AsyncIOScheduler(timezone="UTC")

    def start(self) -> None:
        """Begin to look, now for the first time."""
        self._scheduler.add_job(
            self._look,
            "interval",
            minutes=LOOK_MINUTES,
            next_run_time=datetime.now(UTC),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()

    async def stop(self) -> None:
        """Stop; what is left over waits for the next night."""
        self._told.set()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
            await asyncio.sleep(0)  # the scheduler ends with the loop's next turn

    async def _look(self) -> None:
        try:
            await self._once()
        except asyncio.CancelledError:  # we stop: nothing for the scheduler to complain of
            log.debug("a look was broken off")
        except Unavailable:
            log.warning("the database does not answer; cleaning up later")
        except Exception:
            log.exception("cleaning up stopped half-way")

    async def _once(self) -> None:
        counts = await asyncio.to_thread(self._clean, lambda: not self._told.is_set())
        if counts is not None:
            log.info("cleaned up: %s", ", ".join(f"{count} {kind}" for kind, count in counts.items()))
