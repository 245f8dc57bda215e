"""A backup of either database, restored into either: every table the same; and what is refused."""

import gzip
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import Engine, MetaData, select

from storage.base import open_engine
from storage.dump import VERSIONS, Damaged, NothingToKeep, write
from storage.restore import Filled, Newer, Unreadable, look_into, restore
from storage.schema import HEAD, upgrade
from tests.cast import NOW
from tests.operate.filled import fill

Place = Callable[[str], str]
PLACES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]
SECOND_PLACES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    engine = open_engine(url)
    try:
        yield engine
    finally:
        engine.dispose()


def filled(url: str) -> str:
    """Tables of this version with rows in each of them; of SQLite a copy of one that was made before."""
    if url.startswith("sqlite"):
        Path(url.removeprefix("sqlite:///")).write_bytes(_filled_file())
        return url
    upgrade(url)
    with opened(url) as engine:
        fill(engine)
    return url


@lru_cache
def _filled_file() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "filled.sqlite3"
        upgrade(f"sqlite:///{file}")
        with opened(f"sqlite:///{file}") as engine:
            fill(engine)
        with sqlite3.connect(file) as raw:
            raw.execute("PRAGMA journal_mode = DELETE")
        raw.close()
        return file.read_bytes()


def everything(url: str) -> dict[str, list[str]]:
    """The rows of every table, in the same words for both databases."""
    found = MetaData()
    with opened(url) as engine, engine.connect() as connection:
        found.reflect(connection)
        return {
            name: sorted(
                str({key: _same(value) for key, value in sorted(row._mapping.items())})
                for row in connection.execute(select(table))
            )
            for name, table in found.tables.items()
        }


def _same(value: Any) -> Any:
    if not isinstance(value, datetime):
        return value
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """The address of a database of this kind."""

    def of(kind: str) -> str:
        return (
            f"sqlite:///{tmp_path / 'source.sqlite3'}"
            if kind == "sqlite"
            else str(request.getfixturevalue("postgres_url"))
        )

    return of


@pytest.fixture
def second_place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """The address of another one."""

    def of(kind: str) -> str:
        if kind == "sqlite":
            return f"sqlite:///{tmp_path / 'target.sqlite3'}"
        return str(request.getfixturevalue("another_postgres_url"))

    return of


@pytest.mark.parametrize("source", PLACES)
@pytest.mark.parametrize("target", SECOND_PLACES)
def test_every_table_comes_back_on_either_database(
    tmp_path: Path, place: Place, second_place: Place, source: str, target: str
) -> None:
    old, new, file = filled(place(source)), second_place(target), tmp_path / "wgbot.backup"
    kept = write(old, file, NOW)
    assert kept == look_into(file) == restore(file, new)
    assert (kept.revision, kept.made_at) == (HEAD, NOW)
    assert min(kept.rows.values()) == 3
    assert everything(new) == everything(old)
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("target", SECOND_PLACES)
def test_a_number_that_was_given_once_is_not_given_again(
    tmp_path: Path, second_place: Place, target: str
) -> None:
    """An old button with the number of a form that is gone must not lead to a new one."""
    old, new, file = f"sqlite:///{tmp_path / 'old.sqlite3'}", second_place(target), tmp_path / "backup"
    filled(old)
    with opened(old) as engine, engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM drafts WHERE id > 1")
    write(old, file, NOW)
    restore(file, new)
    drafts = "INSERT INTO drafts (account_key, room_key, opener, started_at, answers, step)"
    with opened(new) as engine, engine.begin() as connection:
        values = "VALUES ('a', 'b', 'c', '2026-11-25 00:00:00', '{}', 0) RETURNING id"
        assert connection.exec_driver_sql(f"{drafts} {values}").scalar() == 4


@pytest.mark.parametrize("target", SECOND_PLACES)
def test_what_is_there_already_is_not_overwritten_unless_told(
    tmp_path: Path, second_place: Place, target: str
) -> None:
    old, new, file = f"sqlite:///{tmp_path / 'old.sqlite3'}", second_place(target), tmp_path / "backup"
    write(filled(old), file, NOW)
    upgrade(new)
    with opened(new) as engine, engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO kept (name, value) VALUES ('only', 'row')")
    before = everything(new)
    with pytest.raises(Filled):
        restore(file, new)
    assert everything(new) == before
    restore(file, new, replace=True)
    assert everything(new) == everything(old)


def test_it_is_written_while_somebody_writes(tmp_path: Path) -> None:
    url, file = filled(f"sqlite:///{tmp_path / 'busy.sqlite3'}"), tmp_path / "backup"
    with opened(url) as engine, engine.connect() as connection:
        connection.exec_driver_sql("INSERT INTO kept (name, value) VALUES ('not', 'yet')")
        kept = write(url, file, NOW)
        connection.rollback()
    assert kept.rows["kept"] == 3


def test_rows_may_come_before_those_that_they_refer_to(tmp_path: Path) -> None:
    url, file = filled(f"sqlite:///{tmp_path / 'old.sqlite3'}"), tmp_path / "backup"
    with opened(url) as engine, engine.begin() as connection:
        connection.exec_driver_sql("UPDATE groups SET parent_id = 3 WHERE id = 1")
    write(url, file, NOW)
    target = f"sqlite:///{tmp_path / 'new.sqlite3'}"
    restore(file, target)
    assert everything(target) == everything(url)


def lines_of(file: Path) -> list[str]:
    return gzip.decompress(file.read_bytes()).decode().splitlines(keepends=True)


def rewritten(file: Path, lines: list[str]) -> Path:
    file.write_bytes(gzip.compress("".join(lines).encode()))
    return file


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    file = tmp_path / "backup"
    write(filled(f"sqlite:///{tmp_path / 'old.sqlite3'}"), file, NOW)
    return file


def test_a_file_that_was_cut_or_changed_is_refused_and_nothing_is_changed(
    tmp_path: Path, backup: Path
) -> None:
    whole, lines = backup.read_bytes(), lines_of(backup)
    target = filled(f"sqlite:///{tmp_path / 'target.sqlite3'}")
    before = everything(target)
    wrong = [
        whole[: len(whole) // 2],
        b"",
        b"not a backup",
        gzip.compress(b"{}"),
        gzip.compress(b"[1]\n"),
        gzip.compress("".join(lines[:-1]).encode()),
        gzip.compress("".join([*lines[:2], *lines[3:]]).encode()),
        gzip.compress("".join(lines).replace("2026-03-28T23:59:01", "2026-03-28T23:59:02").encode()),
    ]
    for content in wrong:
        backup.write_bytes(content)
        with pytest.raises(Unreadable):
            restore(backup, target, replace=True)
    assert everything(target) == before


def test_a_backup_of_a_newer_version_is_refused(tmp_path: Path, backup: Path) -> None:
    head, *lines = lines_of(backup)
    rewritten(backup, [head.replace(f'"{HEAD}"', '"9999"'), *lines])
    with pytest.raises(Newer, match="9999"):
        restore(backup, f"sqlite:///{tmp_path / 'target.sqlite3'}")


def test_rows_that_lead_nowhere_are_refused(tmp_path: Path) -> None:
    """A file made by hand, say: with right sums, but a place in a group that is not there."""
    url, file = filled(f"sqlite:///{tmp_path / 'old.sqlite3'}"), tmp_path / "backup"
    with sqlite3.connect(tmp_path / "old.sqlite3") as raw:
        raw.execute("UPDATE memberships SET group_id = 77 WHERE id = 1")
    raw.close()
    write(url, file, NOW)
    target = f"sqlite:///{tmp_path / 'new.sqlite3'}"
    with pytest.raises(Unreadable, match="do not fit"):
        restore(file, target)


def test_a_file_that_is_there_and_a_database_without_tables_are_refused(tmp_path: Path, backup: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(FileExistsError):
        write(f"sqlite:///{tmp_path / 'old.sqlite3'}", backup, NOW)
    assert backup.read_bytes() == before
    empty = tmp_path / "empty.sqlite3"
    sqlite3.connect(empty).close()
    with pytest.raises(NothingToKeep):
        write(f"sqlite:///{empty}", tmp_path / "second", NOW)


def test_a_damaged_database_is_not_kept(tmp_path: Path) -> None:
    file = tmp_path / "damaged.sqlite3"
    filled(f"sqlite:///{file}")
    with sqlite3.connect(file) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'ix_inbox_received_at'")
    raw.close()
    with pytest.raises((Damaged, sqlite3.DatabaseError)):
        write(f"sqlite:///{file}", tmp_path / "backup", NOW)
    assert not (tmp_path / "backup").exists()


def test_the_versions_are_no_table_of_ours(backup: Path) -> None:
    assert VERSIONS not in look_into(backup).rows
