"""A process that takes updates and applies them, until it is killed: `python -m tests.faults.counting …`."""

import asyncio
import sys

from aiohttp import ClientSession

from adapters.clock import SystemClock
from bot.bot import Bot
from bot.chat.exchange import Account, Interaction, Reply, Room, Said
from bot.chat.text import _
from bot.context import Context
from bot.errors import Unavailable
from bot.feature import Command, Feature
from bot.registry import Registry
from storage.base import open_engine
from storage.work import works_on
from tests.cast import SEAL
from tests.faults.world import PLATFORM

PEOPLE = 40
SIDE_BY_SIDE = 4


def counting() -> Registry:
    """One command: count one more. Twice is not the same as once."""
    feature = Feature("counting")

    @feature.command(Command("count", _("Count")))
    def count(ctx: Context, rest: str) -> Reply:
        ctx.member.name = str(int(ctx.member.name) + 1)
        return Reply()

    return Registry.of([feature])


async def take(bot: Bot, source: str, confirm: str, session: ClientSession) -> None:
    """Fetch, apply, confirm, without end."""
    while True:
        async with session.get(source) as answer:
            update = await answer.json() if answer.status == 200 else None
        if update is None:
            await asyncio.sleep(0.02)
            continue
        account = Account(PLATFORM, f"person{update['person']}")
        private = Room(PLATFORM, f"dm:{account.user}", private=True)
        asked = Interaction(account, private, Said("/count"), "en", "0", str(update["id"]))
        try:
            await asyncio.to_thread(bot.handle, asked, SystemClock().now())
        except Unavailable:
            continue
        await session.post(confirm, json={"given": update["given"], "id": update["id"]})


async def main(url: str, source: str, confirm: str) -> None:
    """Several at the same time."""
    bot = Bot(works_on(open_engine(url)), counting(), SEAL)
    async with ClientSession() as session:
        await asyncio.gather(*(take(bot, source, confirm, session) for _each in range(SIDE_BY_SIDE)))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
