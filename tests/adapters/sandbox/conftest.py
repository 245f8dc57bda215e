"""A running sandbox, and people who open its page."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import ClientSession

from tests.adapters.sandbox.running import Running, running_sandbox
from tests.adapters.sandbox.visitor import Visitor

Enter = Callable[[str], Awaitable[Visitor]]


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[Running]:
    """A sandbox that listens."""
    async with running_sandbox(tmp_path) as running:
        yield running


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    """What speaks HTTP to it."""
    async with ClientSession() as session:
        yield session


@pytest.fixture
def enter(running: Running, session: ClientSession) -> Enter:
    """Opens the page as somebody."""
    return lambda user: Visitor.enter(session, running.address, user)
