"""Platforms for an operator."""

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
