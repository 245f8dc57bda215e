"""Nothing is lost when senders are killed or a platform misbehaves; the full size runs with `make faults`."""

from pathlib import Path

import pytest

from tests.faults.killing import ONE_BY_ONE, Scale, out_of_order, run
from tests.faults.platform import Manners, Taken

pytestmark = pytest.mark.slow


@pytest.mark.postgres
async def test_two_replicas_that_are_killed_lose_nothing_and_keep_the_order(postgres_url: str) -> None:
    outcome = await run(postgres_url, Scale(600, 50, 6, 2), Manners(takes=0.008), ONE_BY_ONE)
    assert (outcome.lost, outcome.out_of_order) == (0, 0)
    assert outcome.doubled <= outcome.kills


async def test_one_process_on_sqlite_that_is_killed_loses_nothing_and_keeps_the_order(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kill.sqlite3'}"
    outcome = await run(url, Scale(300, 25, 4, 1), Manners(takes=0.008), ONE_BY_ONE)
    assert (outcome.lost, outcome.out_of_order) == (0, 0)
    assert outcome.doubled <= outcome.kills


@pytest.mark.postgres
async def test_a_platform_that_misbehaves_gets_everything_and_is_left_alone_while_it_asks_for_it(
    postgres_url: str,
) -> None:
    outcome = await run(postgres_url, Scale(200, 40, 0, 2), Manners(trouble=0.2, waiting=0.5, silence=3.0))
    assert (outcome.lost, outcome.out_of_order, outcome.ignored) == (0, 0, 0)
    assert outcome.doubled <= outcome.resets


def test_what_comes_late_is_counted_as_out_of_order() -> None:
    taken = [Taken("a", number, "", 0) for number in (1, 2, 1, 4, 3, 5)]
    assert out_of_order(taken) == 1
