"""A backup as one file that either database can be restored from: lines of JSON, compressed.

First a line about the whole, then each table: its name and columns, a line per row, and a line with their number and
digest; a line at the end says that nothing is cut off. Instants are UTC, JSON columns stand as they were written.
"""

import gzip
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import Connection, MetaData, Table, text

from storage.base import open_engine
from storage.dump_values import Digest, columns_of, next_id, read_rows

FORMAT = 1
VERSIONS = "alembic_version"
SQLITE = "sqlite:///"
PRIVATE = 0o600
"""Who may read the file: it holds everything about the members."""


class NothingToKeep(Exception):
    """The database has no tables yet."""


class Damaged(Exception):
    """The database itself is not sound, and a backup of it would not be either."""


@dataclass(frozen=True)
class Contents:
    """What a backup holds: how many rows of each table, of which revision of the tables."""

    revision: str
    made_at: datetime
    rows: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.rows.values())

    @property
    def secret_votes(self) -> int:
        """Secret votes that are open, by their keys, each sealed with the operator's, which is not in it."""
        return self.rows.get("ballot_keys", 0)


def write(url: str, file: Path, now: datetime) -> Contents:
    """Write everything in the database to a new file, while the program runs; `now` is UTC.

    Of one moment, and without holding anybody up. Raises NothingToKeep, Damaged, and FileExistsError when the file is
    there. A file that is not finished has the name with `.part` behind it.
    """
    if file.exists():
        raise FileExistsError(file)
    part = file.with_name(f"{file.name}.part")
    with _snapshot(url) as connection, _new_file(part) as out:
        contents = _write_all(connection, out, now)
    part.replace(file)
    return contents


@contextmanager
def _new_file(path: Path) -> Iterator[TextIO]:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE)
    os.fchmod(descriptor, PRIVATE)
    with os.fdopen(descriptor, "wb") as raw:
        with gzip.open(raw, "wt", encoding="utf-8", compresslevel=6) as out:
            yield out
        raw.flush()
        os.fsync(descriptor)


@contextmanager
def _snapshot(url: str) -> Iterator[Connection]:
    """A connection that sees the database as it is at one moment."""
    if url.startswith(SQLITE):
        with tempfile.TemporaryDirectory(prefix="wgbot-backup-") as folder:
            copy = Path(folder) / "copy.sqlite3"
            _copy(Path(url.removeprefix(SQLITE)), copy)
            with _connected(f"{SQLITE}{copy}") as connection:
                yield connection
        return
    with _connected(url, isolation_level="REPEATABLE READ", postgresql_readonly=True) as connection:
        yield connection


@contextmanager
def _connected(url: str, **options: Any) -> Iterator[Connection]:
    engine = open_engine(url)
    try:
        with engine.connect().execution_options(stream_results=True, **options) as connection:
            yield connection
    finally:
        engine.dispose()


def _copy(file: Path, copy: Path) -> None:
    """SQLite's own backup, which holds up no writer; checked, so that damage is not carried on unseen."""
    source = f"{file.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(source, uri=True)) as old, closing(sqlite3.connect(copy)) as new:
        old.backup(new)
        [(found,), *_more] = new.execute("PRAGMA integrity_check").fetchall()
    if found != "ok":
        raise Damaged(str(found))


def _write_all(connection: Connection, out: TextIO, now: datetime) -> Contents:
    tables = tables_of(connection)
    if VERSIONS not in tables:
        raise NothingToKeep
    revision: str = connection.execute(text(f"SELECT version_num FROM {VERSIONS}")).scalar_one()
    put(out, {"wgbot_backup": FORMAT, "revision": revision, "made_at": now.astimezone(UTC).isoformat()})
    counts = {
        name: _write_table(connection, table, out)
        for name, table in sorted(tables.items())
        if name != VERSIONS
    }
    put(out, {"complete": True, "tables": len(counts)})
    return Contents(revision, now, counts)


def _write_table(connection: Connection, table: Table, out: TextIO) -> int:
    put(out, {"table": table.name, "columns": [column.name for column in columns_of(table)]})
    digest = Digest()
    for row in read_rows(connection, table):
        out.write(digest.add(row) + "\n")
    put(out, {"rows": digest.count, "digest": digest.value, "next_id": next_id(connection, table)})
    return digest.count


def tables_of(connection: Connection) -> dict[str, Table]:
    """The tables as the database has them: a backup may be older than those in code."""
    found = MetaData()
    found.reflect(connection)
    return dict(found.tables)


def put(out: TextIO, line: Mapping[str, Any]) -> None:
    """One line of JSON."""
    out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
