"""Tokens that end after some hours, and are renewed before they do (an app may have this switched on)."""

import asyncio
import logging
from collections import defaultdict
from datetime import datetime, timedelta

from adapters.clock import Clock
from adapters.slack.credentials import Credentials
from adapters.slack.line import Line
from adapters.slack.store import Installation, Installations
from bot.errors import DeliveryFailed

log = logging.getLogger(__name__)

EARLY = timedelta(hours=2)
"""Slack gives out a token for twelve hours."""

PAUSE = timedelta(minutes=1)
"""After a renewal that failed while the old token still holds."""


class Rotation:
    """Renews tokens as the app that they were given to."""

    def __init__(self, line: Line, store: Installations, clock: Clock, credentials: Credentials) -> None:
        self._line = line
        self._store = store
        self._clock = clock
        self._credentials = credentials
        self._locks: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._not_before: dict[str, datetime] = {}

    async def fresh(self, installed: Installation) -> Installation | None:
        """The installation with a token that holds; DeliveryFailed when it has ended and Slack gives no other."""
        if not self._ends_soon(installed):
            return installed
        async with self._locks[installed.team]:
            return await self._renewed(installed.team)

    def _ends_soon(self, installed: Installation) -> bool:
        ends = installed.expires_at
        if installed.refresh_token is None or ends is None:
            return False
        now = self._clock.now()
        waits = now < self._not_before.get(installed.team, now) and now < ends
        return ends - now <= EARLY and not waits

    async def _renewed(self, team: str) -> Installation | None:
        """Somebody may have been quicker: another task, or another process."""
        current = await asyncio.to_thread(self._store.find, team)
        if current is None or not self._ends_soon(current):
            return current
        try:
            await self._renew(current)
        except DeliveryFailed as error:
            return await self._still(current, error)
        return await asyncio.to_thread(self._store.find, team)

    async def _renew(self, current: Installation) -> None:
        answer = await self._credentials.ask(
            self._line, grant_type="refresh_token", refresh_token=current.refresh_token
        )
        await asyncio.to_thread(
            self._store.renew,
            current.team,
            current.expires_at,
            token=str(answer["access_token"]),
            refresh_token=str(answer["refresh_token"]),
            expires_at=self._clock.now() + timedelta(seconds=int(answer["expires_in"])),
        )

    async def _still(self, old: Installation, error: DeliveryFailed) -> Installation | None:
        """What holds though Slack gave no new token: another process has one, or the old one has not ended yet."""
        current = await asyncio.to_thread(self._store.find, old.team)
        if current is not None and current.expires_at == old.expires_at:
            now = self._clock.now()
            log.warning("a token was not renewed: %s", error)
            self._not_before[old.team] = now + PAUSE
            if old.expires_at is None or old.expires_at <= now:
                raise error
        return current
