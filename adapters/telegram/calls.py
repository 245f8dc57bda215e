"""Calling the Bot API: raw updates, errors in the words of the core, and nothing secret in the log."""

import logging
import os
from datetime import timedelta
from typing import Any

from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from adapters.telegram.limits import MOST_UPDATES
from bot.errors import DeliveryFailed

os.environ.setdefault("PTB_TIMEDELTA", "true")  # the library's documented switch: waiting times as timedelta

PUBLIC_API = "https://api.telegram.org"
ASKED_FOR = ("message", "callback_query", "my_chat_member", "chat_member")
"""The kinds of updates that mean something here."""

GONE = ("message to edit not found", "message_id_invalid")
"""What Telegram says of a message that somebody deleted. From what it answers; its documentation is silent."""

TALKATIVE = (
    "httpx",
    "httpcore",
    "httpcore.connection",
    "httpcore.http11",
    "httpcore.http2",
    "httpcore.proxy",
    "httpcore.socks",
    "telegram",
    "telegram.Bot",
    "telegram.request.HTTPXRequest",
)
"""Loggers that write addresses (the token is part of them) or texts of people below WARNING."""


class Api(Bot):
    """The library's bot on one server, with updates as they came."""

    def __init__(self, token: str, base_url: str = PUBLIC_API) -> None:
        server = base_url.rstrip("/").removesuffix("/bot")
        super().__init__(
            token,
            base_url=f"{server}/bot",
            base_file_url=f"{server}/file/bot",
            request=HTTPXRequest(read_timeout=10, write_timeout=10, connect_timeout=10, pool_timeout=5),
            get_updates_request=HTTPXRequest(connect_timeout=10),
        )

    async def fetch(self, offset: int | None, seconds: int) -> list[dict[str, Any]]:
        """The updates from `offset` on, which confirms all before it; waits for one at most `seconds`.

        Not read by the library yet: one that it cannot read must not hold back the others.
        """
        asked = {
            "offset": offset,
            "timeout": seconds,
            "limit": MOST_UPDATES,
            "allowed_updates": list(ASKED_FOR),
        }
        given = {name: value for name, value in asked.items() if value is not None}
        raw = await self._post("getUpdates", given, read_timeout=seconds + 10)
        return [each for each in raw if isinstance(each, dict)] if isinstance(raw, list) else []


def failure(error: TelegramError) -> DeliveryFailed:
    """What an error means for a delivery. Its text is kept only where it holds neither token nor address."""
    name = type(error).__name__
    match error:
        case RetryAfter():
            wait = error.retry_after
            seconds = wait if isinstance(wait, timedelta) else timedelta(seconds=wait)
            return DeliveryFailed(name, retry_after=seconds)
        case BadRequest() if any(sign in error.message.lower() for sign in GONE):
            return DeliveryFailed(f"{name}: {error.message}", gone=True)
        case Forbidden() | BadRequest():
            return DeliveryFailed(f"{name}: {error.message}", permanent=True)
        case ChatMigrated():
            return DeliveryFailed(f"{name}: the group has another id now")
        case _:
            return DeliveryFailed(name)


def hush() -> None:
    """Let the loggers that know secrets speak only of trouble; one repeats texts even then, so it is silent."""
    logging.getLogger("telegram.request.BaseRequest").addFilter(_nothing)
    for name in TALKATIVE:
        logger = logging.getLogger(name)
        logger.setLevel(max(logger.level, logging.WARNING))
        if _serious not in logger.filters:
            logger.addFilter(_serious)


def _serious(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING


def _nothing(record: logging.LogRecord) -> bool:
    return False
