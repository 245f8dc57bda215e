"""The log: ids and kinds of events, never a secret, whoever writes the line."""

import json
import logging
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, SecretStr

PATTERNS = (
    r"(?:bot)?\d+:[A-Za-z0-9_-]{20,}",  # a token of Telegram, also inside an address
    r"bot\d+:[A-Za-z0-9_-]+",
    r"xox[a-z]+-[\w-]+",
    r"xapp-[\w-]+",
    r"https://hooks\.slack\.com/\S+",
    r"(?<=/calendar/)[\w-]+",  # whoever knows the address reads the calendar
    r"wss://\S+",  # Socket Mode: the address is the ticket
    r"(?<=://)[^/\s:@]*:[^/\s@]+(?=@)",  # name and password of a database
)
PLAIN = re.compile(r"[\w.:+/@-]+", re.ASCII)
"""What needs no quotation marks beside a key."""

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


class LogFormat(StrEnum):
    """How a line is written: for people, or (one event, one line) for programs that collect lines."""

    TEXT = "text"
    KEYVALUE = "keyvalue"
    JSON = "json"


class Redacting(logging.Formatter):
    """Writes a line and blots secrets out of it, its traceback included."""

    def __init__(self, known: Iterable[str] = (), form: LogFormat = LogFormat.TEXT) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        values = (re.escape(each) for each in known if len(each) >= SHORTEST)
        self._secret = re.compile("|".join((*values, *PATTERNS)))
        self._form = form

    def format(self, record: logging.LogRecord) -> str:
        if self._form is LogFormat.TEXT:
            return self._blotted(super().format(record))
        # Blotted out before it is quoted: a secret with a quotation mark in it reads otherwise afterwards.
        fields = {name: self._blotted(value) for name, value in self._fields(record).items()}
        return json.dumps(fields, ensure_ascii=False) if self._form is LogFormat.JSON else _pairs(fields)

    def _fields(self, record: logging.LogRecord) -> dict[str, str]:
        fields = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "process": str(record.process),
            "message": record.getMessage(),
        }
        if record.exc_info:
            fields["error"] = self.formatException(record.exc_info)
        if record.stack_info:
            fields["stack"] = self.formatStack(record.stack_info)
        return fields

    def _blotted(self, text: str) -> str:
        return self._secret.sub("…", text)


def _pairs(fields: Mapping[str, str]) -> str:
    return " ".join(f"{name}={_quoted(value)}" for name, value in fields.items())


def _quoted(value: str) -> str:
    """As it is where that is plain; else as JSON quotes it."""
    return value if PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def begin(level: int, settings: BaseModel | None = None, form: LogFormat = LogFormat.TEXT) -> None:
    """Write to the standard error from this level on; no secret of the settings gets into it."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(secrets_in(settings) if settings else (), form))
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
