"""Platforms for an operator."""

import socket
from collections.abc import AsyncIterator

import pytest

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
