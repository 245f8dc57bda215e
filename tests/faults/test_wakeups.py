"""A delivery that is added while its lane is freed is not forgotten; the full size runs with `make faults`."""

import pytest

from tests.faults.wakeups import run

pytestmark = [pytest.mark.slow, pytest.mark.postgres]


def test_no_delivery_waits_in_a_lane_that_sleeps(postgres_url: str) -> None:
    asleep, sent = run(postgres_url, rounds=500)
    assert (asleep, sent) == (0, 500)
