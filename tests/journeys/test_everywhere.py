"""Every journey on every surface, with the same expectations."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.adapters.registered import NAMES, surface
from tests.journeys.bad_input import bad_input
from tests.journeys.secret_vote import secret_vote
from tests.journeys.stage import Stage
from tests.journeys.who_comes import who_comes
from tests.journeys.whole_way import the_whole_way

pytestmark = pytest.mark.slow

Journey = Callable[[Stage], Awaitable[None]]
JOURNEYS: tuple[Journey, ...] = (the_whole_way, bad_input, who_comes, secret_vote)


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda journey: journey.__name__)
@pytest.mark.parametrize("platform", NAMES)
async def test_a_journey_goes_the_same_way_everywhere(
    platform: str, journey: Journey, tmp_path: Path
) -> None:
    async with surface(platform)(tmp_path) as held:
        await journey(Stage({}, held))
