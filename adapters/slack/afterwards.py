"""What goes on after Slack was told "received"."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from bot.errors import DeliveryFailed

log = logging.getLogger(__name__)

LEAVE_SECONDS = 2
"""How long what is under way may take when the program stops."""


class Afterwards:
    """Tasks that are kept until they end, so that stopping can wait for them."""

    def __init__(self) -> None:
        self._under_way: set[asyncio.Task[Any]] = set()

    def go_on(self, work: Coroutine[Any, Any, None]) -> None:
        """Do this without being waited for; what goes wrong is logged."""
        self.keep(asyncio.create_task(_careful(work)))

    def keep(self, task: asyncio.Task[Any] | None) -> None:
        """Let stopping wait for a task, too."""
        if task is not None:
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def finish(self) -> None:
        """Wait for what is under way, but not for ever."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=LEAVE_SECONDS)


async def _careful(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except DeliveryFailed as error:
        log.warning("an answer was not taken: %s", error)
    except Exception:
        log.exception("an answer could not be given")
