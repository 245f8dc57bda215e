"""The nightly clean-up: looked at every few minutes, done once a night by whichever process is first."""

import asyncio
import logging
import threading
from collections.abc import Callable, Mapping

from bot.errors import Unavailable

log = logging.getLogger(__name__)

LOOK_SECONDS = 600

Clean = Callable[[Callable[[], bool]], Mapping[str, int] | None]
"""Cleans up while it may go on; returns the counts, None when there was nothing to do this night any more."""


class Nightly:
    """Runs beside the sender."""

    def __init__(self, clean: Clean) -> None:
        self._clean = clean
        self._told = threading.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to look."""
        self._task = asyncio.create_task(self._work())

    async def stop(self) -> None:
        """Stop; what is left over waits for the next night."""
        self._told.set()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _work(self) -> None:
        while True:
            try:
                await self._once()
            except Unavailable:
                log.warning("the database does not answer; cleaning up later")
            except Exception:
                log.exception("cleaning up stopped half-way")
            await asyncio.sleep(LOOK_SECONDS)

    async def _once(self) -> None:
        counts = await asyncio.to_thread(self._clean, lambda: not self._told.is_set())
        if counts is not None:
            log.info("cleaned up: %s", ", ".join(f"{count} {kind}" for kind, count in counts.items()))
