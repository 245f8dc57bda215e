"""The App Home: everything of one's own on one page."""

import asyncio
from itertools import count

from adapters.app import App
from adapters.slack.api import Api, taken
from adapters.slack.blocks import Json
from adapters.slack.limits import BLOCKS_OF_VIEW
from adapters.slack.render import Renderer
from bot.chat.exchange import Account, place_of
from bot.guide.home import home_cards


class Home:
    """Publishes the pages of the people who look at theirs."""

    def __init__(self, app: App, api: Api, renderer: Renderer) -> None:
        self._app = app
        self._api = api
        self._renderer = renderer
        self._looked_at: set[tuple[str, str]] = set()

    async def publish(self, account: Account, team: str) -> None:
        """Draw a member's page in this workspace; DeliveryFailed when Slack does not take it."""
        blocks = await asyncio.to_thread(self._blocks, account)
        if not blocks:
            return
        self._looked_at.add((team, account.user))
        view = {"type": "home", "blocks": blocks[:BLOCKS_OF_VIEW]}
        client = await self._api.of(team)
        await taken(client.views_publish(user_id=account.user, view=view))

    async def freshen(self, account: Account, team: str) -> None:
        """Draw the page of somebody anew who has looked at it, after something they did."""
        if (team, account.user) in self._looked_at:
            await self.publish(account, team)

    def _blocks(self, account: Account) -> list[Json]:
        with self._app.open_work() as work:
            member = work.members.by_account(account)
            if member is None:
                return []
            cards, reader = home_cards(work, member, self._app.clock.now()), member.reader
        place = place_of(account)
        names = count(1)
        return [block for card in cards for block in self._renderer.blocks(card, reader, place, names)]
