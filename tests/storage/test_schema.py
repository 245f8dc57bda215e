"""Migrations: up, down, up again; the same tables as the code declares; a newer database is refused."""

from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from storage.base import open_engine
from storage.schema import (
    HEAD,
    MIGRATIONS,
    UnknownRevision,
    check,
    downgrade,
    every_table,
    revision_of,
    upgrade,
)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'wgbot.sqlite3'}"


def table_names(url: str) -> set[str]:
    engine = open_engine(url)
    names = set(inspect(engine).get_table_names())
    engine.dispose()
    return names


def round_trip(url: str) -> None:
    upgrade(url)
    check(url)
    assert set(every_table().tables) <= table_names(url)
    downgrade(url, "base")
    assert table_names(url) <= {"alembic_version"}
    upgrade(url)
    check(url)


def test_up_down_up_on_sqlite(url: str) -> None:
    round_trip(url)


@pytest.mark.postgres
def test_up_down_up_on_postgresql(postgres_url: str) -> None:
    round_trip(postgres_url)


def test_a_database_of_a_newer_version_is_refused(url: str) -> None:
    upgrade(url)
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'from_the_future'"))
    engine.dispose()
    with pytest.raises(UnknownRevision, match="newer version"):
        upgrade(url)


def test_a_second_start_changes_nothing(url: str, tmp_path: Path) -> None:
    upgrade(url)
    before = revision_of(url)
    upgrade(url)
    assert revision_of(url) == before
    assert not list(tmp_path.glob("wgbot.sqlite3.*"))


def test_the_newest_revision_is_the_named_one() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD
