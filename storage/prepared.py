"""Statements that every press runs: compiled once, then given to the driver directly.

SQLAlchemy writes them and knows their types; its way to the driver, about 50 µs for each statement, is what is left
out (docs/decisions/0019). For statements that run now and then that way is the right one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ClauseElement, Connection, Dialect, Select, Table, UpdateBase
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.type_api import TypeEngine

from storage.driver import on_driver

KEPT = 2048
"""How many values of a column are remembered by their text."""

Row = tuple[Any, ...]
Process = Callable[[Any], Any] | None
Make = Callable[[Callable[[Table], Any]], ClauseElement]
"""Given the database's own INSERT, which knows ON CONFLICT, makes the statement."""


@dataclass(frozen=True)
class _Compiled:
    """A statement in the words of one database."""

    sql: str
    fixed: Mapping[str, Any]
    order: Sequence[str] | None
    binds: Mapping[str, Callable[[Any], Any]]
    results: Sequence[Process]

    def values(self, given: Mapping[str, Any]) -> Any:
        """What the driver is given: by place or by name."""
        every = {**self.fixed, **given}
        for name, process in self.binds.items():
            every[name] = process(every[name])
        return every if self.order is None else tuple(every[name] for name in self.order)

    def row(self, raw: Sequence[Any]) -> Row:
        """A row in the program's own types."""
        pairs = zip(raw, self.results, strict=True)
        return tuple(value if process is None else process(value) for value, process in pairs)


class Prepared:
    """One statement. What the session has not written yet is written before it runs."""

    def __init__(self, make: Make) -> None:
        self._make = make
        self._known: dict[str, _Compiled] = {}

    def first(self, session: Session, **given: Any) -> Row | None:
        """The first row, or None."""
        connection, compiled = self._ready(session)
        raw = on_driver(connection, lambda cursor: _fetch(cursor, compiled, given))
        return None if raw is None else compiled.row(raw)

    def rows(self, session: Session, **given: Any) -> list[Row]:
        """Every row."""
        connection, compiled = self._ready(session)
        raw = on_driver(connection, lambda cursor: _fetch_all(cursor, compiled, given))
        return [compiled.row(each) for each in raw]

    def run(self, session: Session, **given: Any) -> None:
        """For a statement that returns nothing."""
        connection, compiled = self._ready(session)
        on_driver(connection, lambda cursor: cursor.execute(compiled.sql, compiled.values(given)))

    def _ready(self, session: Session) -> tuple[Connection, _Compiled]:
        session.flush()
        connection = session.bind if isinstance(session.bind, Connection) else session.connection()
        dialect = connection.dialect
        compiled = self._known.get(dialect.name)
        if compiled is None:
            compiled = self._known[dialect.name] = _compiled(self._make, dialect)
        return connection, compiled


def _fetch(cursor: DBAPICursor, compiled: _Compiled, given: Mapping[str, Any]) -> Any:
    cursor.execute(compiled.sql, compiled.values(given))
    return cursor.fetchone()


def _fetch_all(cursor: DBAPICursor, compiled: _Compiled, given: Mapping[str, Any]) -> Any:
    cursor.execute(compiled.sql, compiled.values(given))
    return cursor.fetchall()


def _compiled(make: Make, dialect: Dialect) -> _Compiled:
    insert = postgresql.insert if dialect.name == "postgresql" else sqlite.insert
    statement = make(insert)
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)
    assert not compiled.post_compile_params, "a list in a statement cannot be compiled once"
    processes = {
        name: bind.type.dialect_impl(dialect).bind_processor(dialect)
        for bind, name in compiled.bind_names.items()
    }
    return _Compiled(
        str(compiled),
        dict(compiled.params),
        compiled.positiontup,
        {name: process for name, process in processes.items() if process is not None},
        [_reading(kind, dialect) for kind in _types_of(statement)],
    )


def _reading(kind: TypeEngine[Any], dialect: Dialect) -> Process:
    """How a value is read. JSON comes as text on SQLite: of a `shared` type, the same text is the same value again."""
    process: Process = kind.dialect_impl(dialect).result_processor(dialect, None)
    if process is not None and dialect.name == "sqlite" and getattr(kind, "shared", False):
        return lru_cache(maxsize=KEPT)(process)
    return process


def _types_of(statement: ClauseElement) -> list[TypeEngine[Any]]:
    columns: Iterable[Any] = ()
    if isinstance(statement, Select):
        columns = statement.selected_columns
    elif isinstance(statement, UpdateBase):
        columns = statement.exported_columns
    return [column.type for column in columns]
