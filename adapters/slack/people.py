"""What Slack knows about people: the language they set and the name they go by. A guess, asked for now and then."""

import asyncio
import logging
from dataclasses import dataclass
from time import monotonic

from adapters.slack.api import Api, taken
from bot.chat.exchange import Account
from bot.errors import DeliveryFailed

log = logging.getLogger(__name__)

FRESH_SECONDS = 3600
MOST_KEPT = 5000
PATIENCE_SECONDS = 1.5
"""An answer has three seconds; who somebody is must not use them up."""


@dataclass(frozen=True)
class Profile:
    """The language as an IETF tag, and the name; `app`: it is no person."""

    hint: str | None
    name: str
    app: bool = False


class People:
    """Asks Slack about people."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._known: dict[str, tuple[float, Profile]] = {}

    async def profile(self, account: Account, team: str, called: str) -> Profile:
        """A person's language and name, asked for in this workspace; without them `called`, when Slack is late."""
        await self._api.workspaces.meet(account, team)
        at, known = self._known.get(account.key, (0.0, None))
        if known is not None and monotonic() - at < FRESH_SECONDS:
            return known
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                profile = await self._ask(account.user, team, called)
        except (DeliveryFailed, TimeoutError) as error:
            log.warning("a profile could not be read: %s", error)
            return known or Profile(None, called)
        if len(self._known) >= MOST_KEPT:
            self._known.clear()
        self._known[account.key] = (monotonic(), profile)
        return profile

    async def _ask(self, user: str, team: str, called: str) -> Profile:
        client = await self._api.of(team)
        answer = await taken(client.users_info(user=user, include_locale=True))
        about = answer["user"]
        names = about.get("profile", {})
        name = names.get("display_name") or names.get("real_name") or about.get("real_name") or called
        return Profile(about.get("locale"), str(name), bool(about.get("is_bot")))
