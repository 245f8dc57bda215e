"""Replicas that are replaced, and a database that is away for a while: the full size runs with `make faults`."""

from pathlib import Path

import pytest

from tests.faults.away import closed, locked
from tests.faults.replicas import rolling, without_database

pytestmark = pytest.mark.slow


@pytest.mark.postgres
async def test_replicas_are_replaced_one_by_one_without_losing_or_doubling_anything(
    tmp_path: Path, postgres_url: str
) -> None:
    figures = await rolling(tmp_path, postgres_url)
    print(figures)  # noqa: T201 - the figures are what one wants to read
    assert (figures.lost, figures.doubled) == (0, 0)


@pytest.mark.postgres
async def test_a_postgresql_that_is_away_for_a_while_loses_nothing_and_is_told_of(
    tmp_path: Path, postgres_url: str, postgres_server: str
) -> None:
    figures = await without_database(
        tmp_path, postgres_url, closed(postgres_server, postgres_url), 2, count=1
    )
    print(figures)  # noqa: T201 - the same
    assert (figures.lost, figures.doubled) == (0, 0)
    assert "the database does not answer" in figures.said
    assert figures.refused


async def test_an_sqlite_file_that_another_one_writes_to_for_long_loses_nothing(tmp_path: Path) -> None:
    file = tmp_path / "office.sqlite3"
    figures = await without_database(tmp_path, f"sqlite:///{file}", locked(file), 2, count=1)
    print(figures)  # noqa: T201 - the same
    assert (figures.lost, figures.doubled) == (0, 0)
