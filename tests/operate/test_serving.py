"""Several platforms in one process: all of them or none, and an orderly end."""

import asyncio
import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest
from aiohttp.web import RouteDef

from adapters.app import App, build
from adapters.cli.database import DatabaseTrouble, bring_up, check, make_ready
from adapters.clock import SystemClock
from adapters.platforms import Outbound, Wakeful
from adapters.running import DidNotStart, serve
from bot.chat.cards import Card
from bot.chat.exchange import Destination
from bot.chat.readers import Reader
from bot.outbox.terms import Terms
from storage.base import open_engine
from storage.schema import every_table


class Nowhere:
    """Takes every message to nobody."""

    terms = Terms()

    async def post(self, to: Destination, card: Card, reader: Reader, mark: str = "") -> str:
        return "1"

    async def find_posted(self, to: Destination, mark: str) -> str | None:
        return None

    async def edit(self, to: Destination, ref: str, card: Card, reader: Reader) -> str:
        return ref


class Toy:
    """A platform that starts, or does not: after an error, or never."""

    sender: Wakeful | None = None
    hears = True

    def __init__(self, name: str, trouble: Exception | None = None, *, hangs: bool = False) -> None:
        self.name = name
        self.outbound: Outbound = Nowhere()
        self.routes: Sequence[RouteDef] = ()
        self._trouble = trouble
        self._hangs = hangs
        self.story: list[str] = []

    async def start(self) -> None:
        assert self.sender is not None
        if self._hangs:
            await asyncio.Event().wait()
        if self._trouble is not None:
            raise self._trouble
        self.story.append("started")

    async def stop(self) -> None:
        self.story.append("stopped")


@pytest.fixture
def app(tmp_path: Path) -> App:
    """The program on a new database."""
    url = f"sqlite:///{tmp_path / 'serve.sqlite3'}"
    engine = open_engine(url)
    every_table().create_all(engine)
    engine.dispose()
    return build(url, SystemClock())


async def test_all_start_and_all_stop_when_told(app: App) -> None:
    toys = [Toy("one"), Toy("two")]
    await serve(app, toys, lambda: os.kill(os.getpid(), signal.SIGTERM))
    assert [toy.story for toy in toys] == [["started", "stopped"]] * 2
    app.engine.dispose()


async def test_when_one_does_not_start_none_runs_and_each_reason_is_told(app: App) -> None:
    toys = [Toy("fine"), Toy("wrong", ValueError("no bot4242:canary here.")), Toy("silent", hangs=True)]
    ready: list[str] = []
    with pytest.raises(DidNotStart) as failed:
        async with asyncio.timeout(10):
            await serve(app, toys, lambda: ready.append("ready"), patience=0.05)
    assert failed.value.reasons == {
        "wrong": "no … here",
        "silent": "no connection within 0.05 seconds",
    }
    assert ready == []
    assert [toy.story[-1] for toy in toys] == ["stopped"] * 3
    app.engine.dispose()


@pytest.mark.postgres
def test_an_empty_postgresql_gets_its_tables_and_one_of_another_version_is_left_alone(
    postgres_url: str,
) -> None:
    assert "no tables yet; the next start makes them" in check(postgres_url)
    bring_up(postgres_url)
    assert check(postgres_url).startswith("PostgreSQL, revision")
    engine = open_engine(postgres_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(DatabaseTrouble, match="newer version of wgbot"):
        bring_up(postgres_url)


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'newer.sqlite3'}"
    assert "does not exist yet" in check(url)
    make_ready(url)
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    for look in (check, make_ready):
        with pytest.raises(DatabaseTrouble, match="newer version of wgbot"):
            look(url)


@pytest.mark.parametrize("url", ["nonsense", "oracle://x", "mysql://wgbot:canary@127.0.0.1/x"])
def test_an_address_that_is_none_is_said_without_it(url: str) -> None:
    with pytest.raises(DatabaseTrouble, match="WGBOT_DATABASE_URL is no address") as trouble:
        make_ready(url)
    assert "canary" not in str(trouble.value)
