"""Rows as lines of a backup, the same from either database; and back."""

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    Table,
    Text,
    Time,
    bindparam,
    cast,
    func,
    insert,
    select,
    text,
)

AT_ONCE = 500
Line = Sequence[Any]


class Digest:
    """A sum over rows that does not depend on their order: the databases sort text differently."""

    def __init__(self) -> None:
        self.count = 0
        self._sum = 0

    def add(self, row: Line) -> str:
        """Count a row in; returns its line."""
        line = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
        self.count += 1
        self._sum += int.from_bytes(hashlib.sha256(line.encode()).digest())
        return line

    @property
    def value(self) -> str:
        return f"{self._sum % 2**256:064x}"


def columns_of(table: Table) -> list[Column[Any]]:
    """In one order, whatever the database's."""
    return sorted(table.columns, key=lambda column: column.name)


def read_rows(connection: Connection, table: Table) -> Iterator[Line]:
    """Every row as plain values."""
    columns = columns_of(table)
    chosen = [cast(each, Text) if isinstance(each.type, JSON) else each for each in columns]
    for row in connection.execute(select(*chosen)).yield_per(AT_ONCE):
        yield [_plain(value) for value in row]


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case bytes() | memoryview():
            return b64encode(value).decode()
        case _:
            return value


class Rows:
    """Puts lines of a backup into a table; ValueError for one that does not fit it."""

    def __init__(self, connection: Connection, table: Table) -> None:
        self._connection = connection
        columns = columns_of(table)
        self._names = [column.name for column in columns]
        self._back = [_reader(column, connection.dialect.name) for column in columns]
        values = {
            each.name: cast(bindparam(each.name, type_=Text), JSON)
            for each in columns
            if isinstance(each.type, JSON) and connection.dialect.name == "postgresql"
        }
        plain = {
            each.name: bindparam(each.name, type_=Text() if isinstance(each.type, JSON) else each.type)
            for each in columns
        }
        self._insert = insert(table).values({**plain, **values})
        self._waiting: list[dict[str, Any]] = []

    def add(self, row: Line) -> None:
        """Put one row in, with the next batch."""
        values = (None if value is None else back(value) for value, back in zip(row, self._back, strict=True))
        self._waiting.append(dict(zip(self._names, values, strict=True)))
        if len(self._waiting) >= AT_ONCE:
            self.finish()

    def finish(self) -> None:
        """Put in what still waits."""
        if self._waiting:
            self._connection.execute(self._insert, self._waiting)
            self._waiting = []


def _reader(column: Column[Any], dialect: str) -> Callable[[Any], Any]:
    match column.type:
        case DateTime():
            naive = dialect == "sqlite"
            return lambda given: datetime.fromisoformat(given).replace(tzinfo=None if naive else UTC)
        case Date():
            return date.fromisoformat
        case Time():
            return time.fromisoformat
        case LargeBinary():
            return b64decode
        case _:
            return lambda given: given


def _counted(table: Table) -> Column[Any] | None:
    """The column that numbers the rows, if there is one."""
    [*keys] = table.primary_key.columns
    return keys[0] if len(keys) == 1 and isinstance(keys[0].type, Integer) else None


def next_id(connection: Connection, table: Table) -> int | None:
    """The number of the next row: higher than any there ever was, so that no old button leads to a new thing."""
    column = _counted(table)
    if column is None:
        return None
    highest: int = connection.execute(select(func.coalesce(func.max(column), 0))).scalar_one()
    if connection.dialect.name == "postgresql":
        sequence = _sequence(connection, table, column)
        if sequence is None:
            return None
        last, called = connection.execute(text(f"SELECT last_value, is_called FROM {sequence}")).one()
        return max(highest + 1, int(last) + bool(called))
    kept = connection.execute(_KEPT_NUMBER, {"name": table.name}).scalar() if _numbers(connection) else None
    return max(highest, int(kept or 0)) + 1


def set_next_id(connection: Connection, table: Table, number: int) -> None:
    """Go on numbering from here; a table of SQLite that numbers by its highest row does so by itself."""
    column = _counted(table)
    if column is None:
        return
    if connection.dialect.name == "postgresql":
        sequence = _sequence(connection, table, column)
        if sequence is not None:
            connection.execute(
                text("SELECT setval(CAST(:sequence AS regclass), :number, false)"),
                {"sequence": sequence, "number": number},
            )
    elif _counts_on(connection, table):
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": table.name})
        connection.execute(
            text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"),
            {"name": table.name, "last": number - 1},
        )


_KEPT_NUMBER = text("SELECT seq FROM sqlite_sequence WHERE name = :name")


def _sequence(connection: Connection, table: Table, column: Column[Any]) -> str | None:
    query = text("SELECT pg_get_serial_sequence(quote_ident(:table), :column)")
    found: str | None = connection.execute(query, {"table": table.name, "column": column.name}).scalar()
    return found


def _numbers(connection: Connection) -> bool:
    query = text("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_sequence'")
    return bool(connection.execute(query).scalar())


def _counts_on(connection: Connection, table: Table) -> bool:
    """Whether this table of SQLite never gives a number twice."""
    query = text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name")
    return "AUTOINCREMENT" in str(connection.execute(query, {"name": table.name}).scalar()).upper()
