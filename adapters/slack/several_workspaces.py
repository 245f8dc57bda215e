"""Every workspace that has installed the bot, out of the database; kept in mind for a minute."""

import asyncio
import logging
from datetime import datetime
from time import monotonic

from adapters.slack.rotation import Rotation
from adapters.slack.store import Installation, Installations
from adapters.slack.workspaces import Workspace
from bot.chat.exchange import Account
from bot.errors import DeliveryFailed, Failure, Unavailable

log = logging.getLogger(__name__)

FRESH_SECONDS = 60
"""Another process may have installed the bot anew, or dropped it; where it was not installed is never kept in mind."""


class SeveralWorkspaces:
    """No event waits for a call to Slack, and few for the database."""

    def __init__(self, store: Installations, rotation: Rotation) -> None:
        self._store = store
        self._rotation = rotation
        self._known: dict[str, tuple[float, Installation]] = {}
        self._met: dict[str, str] = {}

    async def open(self) -> None:
        """Read them all; DeliveryFailed when the keys do not fit."""
        try:
            found = await asyncio.to_thread(self._store.all)
        except Unavailable:
            raise
        except Failure as error:
            words = "the tokens in the database do not fit WGBOT_SLACK__ENCRYPTION_KEYS"
            raise DeliveryFailed(f"{words} ({error})", permanent=True) from None
        self._known = {each.team: (monotonic(), each) for each in found}
        log.info("installed in %d workspaces", len(found))

    async def find(self, team: str) -> Workspace | None:
        installed = await self._look_up(team)
        renewed = None if installed is None else await self._rotation.fresh(installed)
        if renewed is None:
            self._known.pop(team, None)
            return None
        if renewed is not installed:
            self._known[team] = monotonic(), renewed
        return Workspace(team, renewed.bot_id, renewed.bot_user_id, renewed.token)

    async def home_of(self, account: Account) -> str:
        """Their own, or else the one in which they were met last."""
        if await self._look_up(account.team) is not None:
            return account.team
        if account.key not in self._met:
            met = await asyncio.to_thread(self._store.met_in, account.team, account.user)
            if met is None:
                raise DeliveryFailed("not installed where this person is", permanent=True)
            self._met[account.key] = met
        return self._met[account.key]

    async def meet(self, account: Account, team: str) -> None:
        if account.team != team and self._met.get(account.key) != team:
            await asyncio.to_thread(self._store.note_guest, account.team, account.user, team)
            self._met[account.key] = team

    def changed(self, team: str) -> None:
        """It was installed, perhaps anew: read it again."""
        self._known.pop(team, None)

    async def forget(self, team: str, before: datetime) -> bool:
        if await asyncio.to_thread(self._store.forget, team, before):
            log.info("no longer installed in %s", team)
        self._known.pop(team, None)
        self._met = {key: met for key, met in self._met.items() if met != team}
        return await self._look_up(team) is None

    async def _look_up(self, team: str) -> Installation | None:
        """From memory for a minute, and while the database is away."""
        at, known = self._known.get(team, (0.0, None))
        if known is not None and monotonic() - at < FRESH_SECONDS:
            return known
        try:
            found = await asyncio.to_thread(self._store.find, team)
        except Unavailable:
            if known is None:
                raise
            return known
        if found is None:
            self._known.pop(team, None)
            return None
        self._known[team] = monotonic(), found
        return found
