"""Asking a platform's API without its library: the headers matter here, and nothing is tried again."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from adapters.clock import Clock

SECONDS = 10


class Unreachable(Exception):
    """There was no answer that can be read; says what happened, without the address."""


@dataclass(frozen=True)
class Answer:
    """What an API said."""

    status: int
    body: Mapping[str, Any]
    headers: Mapping[str, str]


class Web:
    """Asks, and notes how far this machine's clock is from the one that answers."""

    def __init__(self, session: ClientSession, clock: Clock) -> None:
        self._session = session
        self._clock = clock
        self.skew: timedelta | None = None

    async def ask(self, url: str, bearer: str | None = None, form: Mapping[str, str] | None = None) -> Answer:
        """The answer to a POST; raises Unreachable."""
        headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
        try:
            async with self._session.post(url, headers=headers, data=form) as response:
                self._compare(response.headers.get("Date", ""))
                body = await response.json(content_type=None)
                given = {name.lower(): value for name, value in response.headers.items()}
                return Answer(response.status, body if isinstance(body, dict) else {}, given)
        except (ClientError, TimeoutError, OSError, ValueError) as error:
            raise Unreachable(type(error).__name__) from None

    def _compare(self, date: str) -> None:
        try:
            self.skew = self._clock.now() - parsedate_to_datetime(date)
        except (ValueError, TypeError):  # no date, or one without a zone
            return


@asynccontextmanager
async def open_web(clock: Clock) -> AsyncIterator[Web]:
    """Connections that are closed afterwards; proxies as the environment names them."""
    async with ClientSession(timeout=ClientTimeout(total=SECONDS), trust_env=True) as session:
        yield Web(session, clock)
