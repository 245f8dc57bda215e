"""The App Home: everything of one's own, on one page or on several."""

import asyncio
from collections.abc import Sequence
from itertools import count

from adapters.app import App
from adapters.slack import limits
from adapters.slack.api import Api, taken
from adapters.slack.blocks import Json, plain, weight
from adapters.slack.render import Renderer
from bot.chat.exchange import Account, place_of
from bot.chat.paging import to_page_after, to_page_before
from bot.chat.readers import Reader
from bot.guide.home import home_cards

PAGE = "page:"
"""How the names of the buttons begin that turn the pages; the number of the page follows, from 0."""

BLOCKS = limits.BLOCKS_OF_VIEW - 1
BYTES = limits.BYTES_OF_VIEW - 5_000
"""Leave room for the buttons that turn the pages."""


class Home:
    """Publishes the pages of the people who look at theirs."""

    def __init__(self, app: App, api: Api, renderer: Renderer) -> None:
        self._app = app
        self._api = api
        self._renderer = renderer
        self._looked_at: dict[tuple[str, str], int] = {}
        """Which page somebody looks at in a workspace."""

    async def publish(self, account: Account, team: str, page: int = 0) -> None:
        """Draw a page of a member's in this workspace; DeliveryFailed when Slack does not take it."""
        drawn = await asyncio.to_thread(self._drawn, account, page)
        if drawn is None:
            return
        blocks, shown = drawn
        self._looked_at[team, account.user] = shown
        client = await self._api.of(team)
        await taken(client.views_publish(user_id=account.user, view={"type": "home", "blocks": blocks}))

    async def freshen(self, account: Account, team: str) -> None:
        """Draw the page anew that somebody has looked at, after something they did."""
        page = self._looked_at.get((team, account.user))
        if page is not None:
            await self.publish(account, team, page)

    def _drawn(self, account: Account, page: int) -> tuple[list[Json], int] | None:
        """The blocks of a page, and which one it is: the last where there are fewer by now. None for a stranger."""
        with self._app.open_work() as work:
            member = work.members.by_account(account)
            if member is None:
                return None
            cards, reader = home_cards(work, member, self._app.clock.now()), member.reader
        place, names = place_of(account), count(1)
        pages = parted([self._renderer.blocks(card, reader, place, names) for card in cards])
        page = min(page, len(pages) - 1)
        return [*pages[page], *self._turning(page, len(pages), reader)], page

    def _turning(self, page: int, pages: int, reader: Reader) -> list[Json]:
        ways = [(page - 1, to_page_before(page, pages))] if page else []
        ways += [(page + 1, to_page_after(page, pages))] if page < pages - 1 else []
        buttons: list[Json] = [
            {"type": "button", "text": plain(self._renderer.say(label, reader)), "action_id": f"{PAGE}{to}"}
            for to, label in ways
        ]
        return [{"type": "actions", "elements": [each | {"value": PAGE} for each in buttons]}] if ways else []


def parted(cards: Sequence[Sequence[Json]], blocks: int = BLOCKS, heaviest: int = BYTES) -> list[list[Json]]:
    """Cards on as few pages as hold them; a card begins a new page where it does not fit below the one before."""
    pages: list[list[Json]] = [[]]
    for card in cards:
        if pages[-1] and not _hold([*pages[-1], *card], blocks, heaviest):
            pages.append([])
        for block in card:
            if pages[-1] and not _hold([*pages[-1], block], blocks, heaviest):
                pages.append([])
            pages[-1].append(block)
    return pages


def _hold(drawn: Sequence[Json], blocks: int, heaviest: int) -> bool:
    return len(drawn) <= blocks and weight(drawn) <= heaviest
