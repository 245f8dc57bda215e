"""The log: ids and kinds of events, never a secret, whoever writes the line."""

import logging
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel, SecretStr

PATTERNS = (
    r"(?:bot)?\d+:[A-Za-z0-9_-]{20,}",  # a token of Telegram, also inside an address
    r"bot\d+:[A-Za-z0-9_-]+",
    r"xox[a-z]+-[\w-]+",
    r"xapp-[\w-]+",
    r"https://hooks\.slack\.com/\S+",
    r"wss://\S+",  # Socket Mode: the address is the ticket
    r"(?<=://)[^/\s:@]*:[^/\s@]+(?=@)",  # name and password of a database
)
SHORTEST = 6
"""A set secret of fewer characters is no secret, and blotting it out would spoil other words."""

TALKATIVE = (
    "aiohttp",
    "alembic",
    "apscheduler",
    "httpcore",
    "httpx",
    "slack_bolt",
    "slack_sdk",
    "sqlalchemy",
    "telegram",
)
"""Libraries that write addresses, bodies or rows below WARNING."""


class Redacting(logging.Formatter):
    """Blots secrets out of the finished line, its traceback included."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        values = (re.escape(each) for each in known if len(each) >= SHORTEST)
        self._secret = re.compile("|".join((*values, *PATTERNS)))

    def format(self, record: logging.LogRecord) -> str:
        return self._secret.sub("…", super().format(record))


def begin(level: int, settings: BaseModel | None = None) -> None:
    """Write to the standard error from this level on; no secret of the settings gets into it."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(secrets_in(settings) if settings else ()))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def redacted(text: str) -> str:
    """A text of somebody else's without what looks like a secret."""
    return re.sub("|".join(PATTERNS), "…", text)


def secrets_in(value: Any) -> Iterator[str]:
    """Every secret that is set."""
    if isinstance(value, SecretStr):
        yield value.get_secret_value()
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from secrets_in(getattr(value, name))
