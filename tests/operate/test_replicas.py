"""Several `wgbot run` on one PostgreSQL: they start at once, one asks Telegram, and each can go without a loss."""

import asyncio
from pathlib import Path

import pytest

from storage.base import open_engine
from storage.leases import held
from tests.adapters.telegram.people import Human
from tests.operate.process import wgbot
from tests.operate.servers import TelegramServer

pytestmark = pytest.mark.postgres


async def test_two_that_start_on_an_empty_database_share_the_work_and_hand_it_on(
    tmp_path: Path, postgres_url: str, telegram: TelegramServer
) -> None:
    jonas = Human(telegram, 1099, "Jonas", "de")
    settings = {**telegram.environment(), "WGBOT_DATABASE_URL": postgres_url}
    async with wgbot(tmp_path, "run", **settings) as first, wgbot(tmp_path, "run", **settings) as second:
        await asyncio.gather(first.until("The bot is on"), second.until("The bot is on"))
        await jonas.type("/start")
        await telegram.until(lambda: telegram.said_to(jonas.id), 30)
        asks, waits = (
            (first, second) if "telegram:polling is done by this" in first.printed else (second, first)
        )
        assert await asks.stop() == 0
        await jonas.type("/groups")
        await telegram.until(lambda: len(telegram.said_to(jonas.id)) == 2, 30)
        assert await waits.stop() == 0
    assert telegram.conflicts == 0
    for each in (first, second):
        assert each.printed.count("telegram:polling is done by this") == 1
        assert "Traceback" not in each.printed, each.printed
    engine = open_engine(postgres_url)
    assert held(engine) == {"telegram:polling": False}
    engine.dispose()
