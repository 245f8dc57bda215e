"""Restoring a backup: looked at as a whole before anything changes, put in within one transaction, then compared."""

import gzip
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn, TextIO

from sqlalchemy import Connection, MetaData, Table, func, select, text
from sqlalchemy.exc import DataError, IntegrityError

from storage.base import open_engine
from storage.dump import FORMAT, VERSIONS, Contents, tables_of
from storage.dump_values import Digest, Rows, columns_of, read_rows, set_next_id
from storage.schema import HEAD, bring_to, is_known, lock


class Unreadable(Exception):
    """The file is no backup, or not a whole one; the reason in a few words."""


class Newer(Exception):
    """The backup was made by a newer version of the program; its revision."""


class Filled(Exception):
    """There is something in the database already."""


def look_into(file: Path) -> Contents:
    """Read a backup to its end; raises Unreadable, and Newer."""
    try:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            contents = _look(lines)
    except (OSError, EOFError, UnicodeDecodeError):
        raise Unreadable("it is no backup of wgbot, or it is damaged") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Unreadable("a line in it is not as wgbot writes it") from None
    if not is_known(contents.revision):
        raise Newer(contents.revision)
    return contents


def restore(file: Path, url: str, *, replace: bool = False) -> Contents:
    """Make the database what it was when the backup was made, with the tables of this version.

    Raises Unreadable, Newer, and Filled when rows are there and `replace` is not set: nothing is changed then, nor
    when anything else goes wrong on the way.
    """
    contents = look_into(file)
    engine = open_engine(url)
    try:
        with engine.begin() as connection, gzip.open(file, "rt", encoding="utf-8") as lines:
            lock(connection)
            if not replace and _is_filled(connection):
                raise Filled
            _empty(connection)
            bring_to(connection, contents.revision)
            _refill(connection, lines)
            if contents.revision != HEAD:
                bring_to(connection, "head")
    except (IntegrityError, DataError, ValueError, KeyError):
        raise Unreadable("its rows do not fit the tables of its revision") from None
    finally:
        engine.dispose()
    return contents


def _look(lines: TextIO) -> Contents:
    head = _part(lines)
    if head.get("wgbot_backup") != FORMAT:
        raise Unreadable("it is no backup of wgbot")
    rows: dict[str, int] = {}
    while "table" in (begun := _part(lines)):
        digest, end = Digest(), None
        for end in _rows(lines):
            if isinstance(end, list):
                digest.add(end)
        if not isinstance(end, dict) or (digest.count, digest.value) != (end["rows"], end["digest"]):
            raise Unreadable(f"what it holds of “{begun['table']}” was changed or is not whole")
        rows[begun["table"]] = digest.count
    if not begun.get("complete") or begun.get("tables") != len(rows):
        raise Unreadable("it is not whole")
    return Contents(str(head["revision"]), datetime.fromisoformat(head["made_at"]), rows)


def _part(lines: TextIO) -> dict[str, Any]:
    part = json.loads(lines.readline() or "{}")
    return part if isinstance(part, dict) else _misplaced()


def _rows(lines: TextIO) -> Iterator[Any]:
    """The rows of a table, and the line at their end."""
    for line in lines:
        found = json.loads(line)
        yield found
        if isinstance(found, dict):
            return


def _misplaced() -> NoReturn:
    raise ValueError("a line where it does not belong")


def _is_filled(connection: Connection) -> bool:
    tables = (table for name, table in tables_of(connection).items() if name != VERSIONS)
    return any(connection.execute(select(func.count()).select_from(table)).scalar() for table in tables)


def _empty(connection: Connection) -> None:
    found = MetaData()
    found.reflect(connection)
    found.drop_all(connection)


def _refill(connection: Connection, lines: TextIO) -> None:
    tables = tables_of(connection)
    _part(lines)
    with _Unordered(connection, list(tables.values())):
        while "table" in (begun := _part(lines)):
            table = tables[begun["table"]]
            if begun["columns"] != [column.name for column in columns_of(table)]:
                _misplaced()
            rows, end = Rows(connection, table), None
            for end in _rows(lines):
                if isinstance(end, list):
                    rows.add(end)
            rows.finish()
            assert isinstance(end, dict)
            _compare(connection, table, end["digest"])
            if end["next_id"] is not None:
                set_next_id(connection, table, end["next_id"])


def _compare(connection: Connection, table: Table, expected: str) -> None:
    digest = Digest()
    for row in read_rows(connection, table):
        digest.add(row)
    if digest.value != expected:
        raise Unreadable(f"“{table.name}” came out of the database other than it was put in")


class _Unordered:
    """Rows may come before those that they refer to; whether all are there is checked at the end."""

    def __init__(self, connection: Connection, tables: Iterable[Table]) -> None:
        self._connection = connection
        self._tables = tables
        self._postgresql = connection.dialect.name == "postgresql"

    def __enter__(self) -> None:
        if self._postgresql:
            self._alter("DEFERRABLE INITIALLY DEFERRED")
        else:
            self._connection.execute(text("PRAGMA defer_foreign_keys = ON"))

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        if kind is None and self._postgresql:
            self._connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
            self._alter("NOT DEFERRABLE")

    def _alter(self, how: str) -> None:
        quoted = self._connection.dialect.identifier_preparer
        for table in self._tables:
            for key in table.foreign_key_constraints:
                name = quoted.quote(str(key.name))
                self._connection.execute(
                    text(f"ALTER TABLE {quoted.format_table(table)} ALTER CONSTRAINT {name} {how}")
                )
