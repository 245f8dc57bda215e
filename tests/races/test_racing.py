"""Votes of two processes against the close: none late, none lost, nobody sees an error."""

from pathlib import Path

import pytest

from tests.races.racing import Figures, run

pytestmark = pytest.mark.slow
FEW = 12


def assert_clean(figures: Figures) -> None:
    assert (figures.polls, figures.late, figures.lost, figures.errors) == (FEW, 0, 0, ())
    assert figures.votes > FEW


def test_two_processes_on_sqlite(tmp_path: Path) -> None:
    assert_clean(run(f"sqlite:///{tmp_path / 'race.sqlite3'}", FEW))


@pytest.mark.postgres
def test_two_processes_on_postgres(postgres_url: str) -> None:
    assert_clean(run(postgres_url, FEW))
