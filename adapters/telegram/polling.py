"""Asking Telegram for updates: each batch is stored before the next question confirms it."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Hashable
from typing import Any

from telegram.error import Conflict, RetryAfter, TelegramError

from adapters.telegram.calls import ASKED_FOR, Api, failure
from adapters.telegram.inbound import Inbound
from adapters.telegram.limits import MOST_SIDE_BY_SIDE, POLL_SECONDS
from adapters.telegram.outbound import NAME
from adapters.telegram.speaking import Speaking
from adapters.watching import Nobody, Watch, acknowledging
from bot.errors import Unavailable

log = logging.getLogger(__name__)

LONGEST_PAUSE = 30
Raw = dict[str, Any]


class Intake:
    """Applies updates: in order within a chat, chats side by side."""

    def __init__(self, inbound: Inbound, speaking: Speaking, watch: Watch | None = None) -> None:
        self._watch = watch or Nobody()
        self._inbound = inbound
        self._speaking = speaking
        self._side_by_side = asyncio.Semaphore(MOST_SIDE_BY_SIDE)

    async def take_all(self, batch: list[Raw]) -> int | None:
        """Store a batch; returns the number of the first update that could not be stored, None when all were."""
        chats: dict[Hashable, list[Raw]] = defaultdict(list)
        for raw in batch:
            chats[chat_of(raw)].append(raw)
        failed = await asyncio.gather(*(self._take_chat(each) for each in chats.values()))
        return min((number for number in failed if number is not None), default=None)

    async def take(self, raw: Raw) -> None:
        """Store one update; raises Unavailable when the database is away."""
        chat = chat_of(raw)
        with acknowledging(self._watch, NAME, kind_of(raw)):
            async with self._side_by_side:
                try:
                    speech = await self._inbound.take(raw)
                except Unavailable:
                    raise
                except Exception:  # one update that trips us up must not block all others
                    log.exception("update %s was not applied", raw.get("update_id"))
                    return
        if speech is not None:
            self._speaking.say(chat, speech)

    async def _take_chat(self, batch: list[Raw]) -> int | None:
        for raw in batch:
            try:
                await self.take(raw)
            except Unavailable:
                return int(raw["update_id"])
        return None


class Poller:
    """The loop that asks, once from its start to its stop: the next one begins with what is not confirmed yet."""

    def __init__(self, api: Api, intake: Intake) -> None:
        self._api = api
        self._intake = intake
        self._offset: int | None = None
        self._pause = 0
        self._asking: asyncio.Task[list[Raw]] | None = None
        self._told = asyncio.Event()

    async def run(self) -> None:
        """Ask for updates until told to stop."""
        while not self._told.is_set():
            try:
                batch = await self._ask()
                if batch:
                    await self._store(batch)
            except Exception:  # a loop that ended would leave a bot that looks alive and hears nothing
                log.exception("asking for updates failed; going on")
                self._pause = LONGEST_PAUSE
            await self._rest()

    def stop(self) -> None:
        """Ask no more; what was fetched is still applied."""
        self._told.set()
        if self._asking is not None:
            self._asking.cancel()

    async def _ask(self) -> list[Raw]:
        self._asking = asyncio.create_task(self._api.fetch(self._offset, POLL_SECONDS))
        try:
            batch = await self._asking
        except asyncio.CancelledError:
            return []
        except TelegramError as error:
            self._tire(error)
            return []
        self._pause = 0
        if (
            not batch
        ):  # all is confirmed, and after a week of silence numbers may begin anew below the last one
            self._offset = None
        return batch

    async def _store(self, batch: list[Raw]) -> None:
        failed = await self._intake.take_all(batch)
        if failed is None:
            self._offset = max(int(raw["update_id"]) for raw in batch) + 1
            return
        # Not confirmed, so it comes again; what of the batch was stored is known by its number and not applied twice.
        self._offset = failed
        self._pause = min(2 * self._pause or 1, LONGEST_PAUSE)
        log.warning("the database does not answer; asking for the same updates again in %d s", self._pause)

    async def _rest(self) -> None:
        """Wait before the next question, but not when told to stop."""
        if not self._pause:
            return
        try:
            async with asyncio.timeout(self._pause):
                await self._told.wait()
        except TimeoutError:
            return

    def _tire(self, error: TelegramError) -> None:
        """How long to wait before the next question."""
        self._pause = min(2 * self._pause or 1, LONGEST_PAUSE)
        if isinstance(error, Conflict):
            log.error(
                "another program asks for this bot's updates; only one may. Trying again in %d s", self._pause
            )
            return
        if isinstance(error, RetryAfter):
            wait = failure(error).retry_after
            self._pause = int(wait.total_seconds()) if wait else self._pause
        log.warning("no updates: %s; trying again in %d s", type(error).__name__, self._pause)


def kind_of(raw: Raw) -> str:
    """What sort of update it is, in Telegram's word."""
    return next((kind for kind in ASKED_FOR if kind in raw), "other")


def chat_of(raw: Raw) -> Hashable:
    """Whose order an update belongs to: its chat, whatever its kind; one that names none stands alone."""
    for kind in ASKED_FOR:
        content = raw.get(kind)
        if isinstance(content, dict):
            message = content.get("message") if kind == "callback_query" else content
            chat = message.get("chat") if isinstance(message, dict) else None
            if isinstance(chat, dict):
                return str(chat.get("id"))
    return f"update {raw.get('update_id')}"
