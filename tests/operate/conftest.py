"""Platforms for an operator."""

import secrets
import socket
from collections.abc import AsyncIterator

import pytest

from storage.base import open_engine
from tests.operate.servers import ScopedSlack, TelegramServer


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    """A Telegram on this machine."""
    server = TelegramServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def slack() -> AsyncIterator[ScopedSlack]:
    """A Slack on this machine."""
    server = ScopedSlack()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def another_postgres_url(postgres_server: str) -> str:
    """One more PostgreSQL database of its own, without tables."""
    name = f"test_{secrets.token_hex(4)}"
    engine = open_engine(postgres_server)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return postgres_server.replace("/postgres?", f"/{name}?")
