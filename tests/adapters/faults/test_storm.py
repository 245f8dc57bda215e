"""Votes in bad weather: nothing lost, nothing applied twice, and every copy says so in the end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.adapters.faults.on_slack import SlackStorm
from tests.adapters.faults.on_telegram import TelegramStorm
from tests.adapters.faults.storm import Weather, storm
from tests.adapters.registered import surface
from tests.adapters.slack.surface import SlackSurface
from tests.adapters.telegram.surface import TelegramSurface
from tests.journeys.stage import Stage

pytestmark = pytest.mark.slow

SPOILT = 6
"""A storm that spoils fewer answers is none."""


@asynccontextmanager
async def in_weather(platform: str, folder: Path) -> AsyncIterator[tuple[Stage, Weather]]:
    """A platform, and what spoils it."""
    async with surface(platform)(folder) as held:
        match held:
            case SlackSurface():
                yield Stage({}, held), SlackStorm(held.server)
            case TelegramSurface():
                yield Stage({}, held), TelegramStorm(held.server, dict(held.humans))


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("platform", ["slack", "telegram"])
async def test_votes_survive_a_storm(platform: str, seed: int, tmp_path: Path) -> None:
    async with in_weather(platform, tmp_path) as (stage, weather):
        figures = await storm(stage, weather, seed)
    print(f"{platform}, storm {seed}: {figures}")  # noqa: T201 - the figures are what one wants to read
    assert (figures.lost, figures.twice) == (0, 0)
    assert figures.delivered > figures.pressed
    assert figures.spoilt > SPOILT
