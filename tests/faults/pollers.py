"""Processes that ask Telegram for updates, one at a time; whoever does is killed, again and again."""

import asyncio
import time
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from bot.chat.exchange import Account
from storage.base import open_engine
from storage.work import works_on
from tests.adapters.telegram.people import Human
from tests.faults.stream import PEOPLE
from tests.operate.process import Wgbot, wgbot
from tests.operate.servers import TelegramServer

ASKS = "telegram:polling is done by this process from now on"
EACH_SECONDS = 0.5
PATIENCE = 300
"""Seconds in which everything must have been confirmed at the end."""


@dataclass
class Figures:
    """What it came to; `overs`: seconds from each kill until another one asked."""

    updates: int = 0
    lost: int = 0
    unanswered: int = 0
    doubled: int = 0
    conflicts: int = 0
    overs: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.updates} updates, {len(self.overs)} kills: lost {self.lost}, answered twice {self.doubled}, "
            f"not answered {self.unanswered}, two asked at once {self.conflicts}, "
            f"taken over within {max(self.overs, default=0):.1f} s"
        )


async def run(folder: Path, url: str, kills: int) -> Figures:
    """Two processes; people write all the time. A killed process may leave an answer unsaid, never an update undone."""
    telegram, figures, told = TelegramServer(), Figures(), asyncio.Event()
    await telegram.start()
    settings = {**telegram.environment(), "WGBOT_DATABASE_URL": url}
    async with AsyncExitStack() as held:

        async def start() -> Wgbot:
            bot = await held.enter_async_context(wgbot(folder, "run", **settings))
            await bot.until("The bot is on")
            return bot

        asks = await start()
        await asks.until(ASKS)
        writing = asyncio.create_task(_write(telegram, figures, told))
        for _kill in range(kills):
            waits = await start()
            asks.kill()
            killed_at = time.monotonic()
            await waits.until(ASKS)
            figures.overs.append(time.monotonic() - killed_at)
            asks = waits
        told.set()
        await writing
        await telegram.confirmed(PATIENCE)
        await asks.stop()
    _judge(figures, telegram, url)
    await telegram.stop()
    return figures


async def _write(telegram: TelegramServer, figures: Figures, told: asyncio.Event) -> None:
    while not told.is_set():
        await Human(telegram, PEOPLE + figures.updates, "Jonas", "de").type("/start")
        figures.updates += 1
        with suppress(TimeoutError):
            async with asyncio.timeout(EACH_SECONDS):
                await told.wait()


def _judge(figures: Figures, telegram: TelegramServer, url: str) -> None:
    people = range(PEOPLE, PEOPLE + figures.updates)
    engine = open_engine(url)
    with works_on(engine)() as work:
        figures.lost = sum(work.members.by_account(Account("telegram", str(each))) is None for each in people)
    engine.dispose()
    answers = [len(telegram.said_to(each)) for each in people]
    figures.unanswered = answers.count(0)
    figures.doubled = sum(count > 1 for count in answers)
    figures.conflicts = telegram.conflicts
