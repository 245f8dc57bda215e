"""A running bot on a Slack of our own: by Socket Mode, or by signed HTTP."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.adapters.slack.running import Running, running_slack


@pytest_asyncio.fixture
async def slack(tmp_path: Path) -> AsyncIterator[Running]:
    """Connected by Socket Mode."""
    async with running_slack(tmp_path) as running:
        yield running


@pytest_asyncio.fixture
async def slack_http(tmp_path: Path) -> AsyncIterator[Running]:
    """Reached by signed HTTP."""
    async with running_slack(tmp_path, http=True) as running:
        yield running
