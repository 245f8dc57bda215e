"""The bot on a Telegram of our own, with the example group in a supergroup."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import SecretStr

from adapters.app import App, build
from adapters.clock import StandingClock
from adapters.sending import Sender
from adapters.settings import HttpSettings, Settings, TelegramSettings
from adapters.telegram import Telegram, connect
from bot.chat.exchange import Account, Room
from bot.chat.happenings import Notice, RoomMoved
from bot.example import seed
from storage.base import open_engine
from storage.schema import every_table
from tests.adapters.telegram.people import GROUP, Human
from tests.adapters.telegram.server import TOKEN, Server
from tests.cast import NOW
from tests.polls.secret_scenes import KEYS

NUMBERS = {"liwei": 1001, "anna": 1002, "alex": 1003, "wangfang": 1004, "thomas": 1005}


@dataclass(frozen=True)
class Running:
    """The bot, its Telegram, and the people there."""

    app: App
    server: Server
    telegram: Telegram
    sender: Sender
    clock: StandingClock
    li: Human
    anna: Human
    alex: Human
    jonas: Human


def prepared(folder: Path) -> App:
    """The program on a new database: the example group's people and room have numbers of Telegram."""
    url = f"sqlite:///{folder / 'telegram.sqlite3'}"
    engine = open_engine(url)
    every_table().create_all(engine)
    engine.dispose()
    app = build(url, StandingClock(NOW), keys=KEYS)
    with app.open_work() as work:
        seed(work, "telegram", NOW)
        for user, number in NUMBERS.items():
            member = work.members.by_account(Account("telegram", user))
            assert member is not None
            member.accounts.clear()
            member.accounts.append(Account("telegram", str(number)))
    as_numbered = RoomMoved(Room("telegram", "plenary"), Room("telegram", str(GROUP)))
    app.bot.notice(Notice("telegram", (as_numbered,)), NOW)
    return app


def settings_for(server: Server, webhook_url: str | None = None) -> Settings:
    """Settings that lead to our server."""
    own = TelegramSettings(token=SecretStr(TOKEN), base_url=server.url, webhook_url=webhook_url)
    return Settings(telegram=own, http=HttpSettings(port=0))


@asynccontextmanager
async def running_telegram(folder: Path, webhook_url: str | None = None) -> AsyncIterator[Running]:
    """A bot that listens; its sender sends when a test says so."""
    app, server = prepared(folder), Server()
    await server.start()
    telegram = connect(app, settings_for(server, webhook_url))
    assert isinstance(app.clock, StandingClock)
    people = (
        Human(server, 1001, "李伟", "zh-hans"),
        Human(server, 1002, "Anna", "de"),
        Human(server, 1003, "Alex", "en"),
        Human(server, 1099, "Jonas <b>Weber</b> @all", "de-AT"),
    )
    sender = app.sender({telegram.name: telegram.outbound})
    await telegram.start()
    try:
        yield Running(app, server, telegram, sender, app.clock, *people)
    finally:
        await telegram.stop()
        await server.stop()
        app.engine.dispose()


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[Running]:
    """A bot that asks for its updates."""
    async with running_telegram(tmp_path) as running:
        yield running
