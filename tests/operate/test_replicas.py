"""Several `wgbot run` on one PostgreSQL: they start at once, one asks Telegram, and each can go without a loss."""

import asyncio
from pathlib import Path

import pytest

from storage.base import open_engine
from storage.leases import held
from tests.adapters.telegram.people import Human
from tests.operate.process import Wgbot, wgbot
from tests.operate.servers import TelegramServer

pytestmark = pytest.mark.postgres

ASKS = "telegram:polling is done by this process from now on"


async def whoever_asks(bots: list[Wgbot]) -> Wgbot:
    """The first that says it asks Telegram."""
    saying = {asyncio.create_task(bot.until(ASKS)): bot for bot in bots}
    said, silent = await asyncio.wait(saying, return_when=asyncio.FIRST_COMPLETED)
    for each in silent:
        each.cancel()
    return saying[said.pop()]


async def test_two_that_start_on_an_empty_database_share_the_work_and_hand_it_on(
    tmp_path: Path, postgres_url: str, telegram: TelegramServer
) -> None:
    jonas = Human(telegram, 1099, "Jonas", "de")
    settings = {**telegram.environment(), "WGBOT_DATABASE_URL": postgres_url}
    async with wgbot(tmp_path, "run", **settings) as first, wgbot(tmp_path, "run", **settings) as second:
        both = [first, second]
        await asyncio.gather(*(bot.until("The bot is on") for bot in both))
        asks = await whoever_asks(both)
        [waits] = [bot for bot in both if bot is not asks]
        await jonas.type("/start")
        await jonas.sees("Willkommen")
        assert await asks.stop() == 0
        await waits.until(ASKS)
        await jonas.type("/privacy")
        await telegram.until(lambda: len(telegram.said_to(jonas.id)) == 2)
        assert await waits.stop() == 0
    assert telegram.conflicts == 0
    assert len(telegram.said_to(jonas.id)) == 2
    for bot in both:
        assert bot.printed.count(ASKS) == 1
        assert "Traceback" not in bot.printed, bot.printed
    engine = open_engine(postgres_url)
    assert held(engine) == {"telegram:polling": False}
    engine.dispose()
