"""Updates that come again and again are applied once; the full size runs with `make faults`."""

from pathlib import Path

import pytest

from tests.faults.updates import run

pytestmark = pytest.mark.slow


@pytest.mark.postgres
async def test_two_processes_that_are_killed_apply_each_update_once(postgres_url: str) -> None:
    held, expected = await run(postgres_url, updates=300, kills=5, takers=2)
    assert held == expected


async def test_one_process_on_sqlite_that_is_killed_applies_each_update_once(tmp_path: Path) -> None:
    held, expected = await run(f"sqlite:///{tmp_path / 'updates.sqlite3'}", updates=300, kills=5, takers=1)
    assert held == expected
