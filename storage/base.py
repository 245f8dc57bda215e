"""The registry, the column types and the engine that every table shares."""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    Engine,
    MetaData,
    String,
    Table,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects import registry as registry_of_dialects
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session, registry
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool
from sqlalchemy.types import TypeDecorator

from bot.chat.languages import Language
from bot.chat.text import Variants
from storage.postgres import open_postgres
from storage.turnstile import Turnstile

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
mapper = registry(metadata=metadata)


class Instant(TypeDecorator[datetime]):
    """A moment: aware in the program, UTC in the database. A naive datetime is an error."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone cannot be stored")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


E = TypeVar("E", bound=StrEnum)


class Word(TypeDecorator[E], Generic[E]):
    """A StrEnum as its value."""

    impl = String(32)
    cache_ok = True

    def __init__(self, kind: type[E]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:
        return None if value is None else self.kind(value)


class InTongues(TypeDecorator[Variants]):
    """Variants as a JSON object, the first language first. `shared`: what is read cannot be changed."""

    impl = JSON
    cache_ok = True
    shared = True

    def process_bind_param(self, value: Variants | None, dialect: Dialect) -> Any:
        return None if value is None else to_json(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Variants | None:
        return None if value is None else from_json(value)


class Tongues(TypeDecorator[tuple[Language, ...]]):
    """Languages in order, as two-letter codes with commas."""

    impl = String(16)
    cache_ok = True

    def process_bind_param(self, value: tuple[Language, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else ",".join(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Language, ...] | None:
        return None if value is None else tuple(map(Language, value.split(",")))


def to_json(words: Variants) -> dict[str, Any]:
    """Variants as plain data."""
    return {"first": words.first.value, "texts": {lang.value: text for lang, text in words.texts.items()}}


def from_json(data: Mapping[str, Any]) -> Variants:
    """Variants from plain data."""
    return Variants({Language(key): text for key, text in data["texts"].items()}, Language(data["first"]))


def open_engine(url: str) -> Engine:
    """An engine for SQLite or PostgreSQL; statements' parameters never reach a log."""
    if url.startswith("postgresql"):
        return open_postgres(url)
    memory = url in ("sqlite://", "sqlite:///:memory:")
    # The connection that was used last knows the database best: its pages and statements are at hand.
    kept: dict[str, Any] = {"poolclass": StaticPool} if memory else {"pool_use_lifo": True}
    own = make_url(url).set(drivername=f"sqlite+{IMMEDIATE}")
    engine = create_engine(own, hide_parameters=True, connect_args={"check_same_thread": False}, **kept)
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


PATIENCE = 10
"""Seconds that a writer waits for the others."""


class ImmediateSqlite(SQLiteDialect_pysqlite):
    """SQLite whose every transaction begins as a writer's.

    Only BEGIN IMMEDIATE is both correct and free of "database is locked" among writers (docs/decisions). Within the
    process writers queue up: SQLite itself lets them ask again at growing intervals, and whoever asks next wins.
    """

    supports_statement_cache = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._writers = Turnstile()
        self._writing: Any = None

    def do_begin(self, dbapi_connection: Any) -> None:
        if dbapi_connection.info.get(READS):
            dbapi_connection.execute("BEGIN")
        elif self._writers.enter(PATIENCE):
            self._writing = dbapi_connection.dbapi_connection
            dbapi_connection.execute("BEGIN IMMEDIATE")
        else:  # SQLite says in its own words that another one writes
            dbapi_connection.execute("BEGIN IMMEDIATE")

    def do_commit(self, dbapi_connection: Any) -> None:
        super().do_commit(dbapi_connection)  # type: ignore[no-untyped-call]
        self._written(dbapi_connection.dbapi_connection)

    def do_rollback(self, dbapi_connection: Any) -> None:
        try:
            super().do_rollback(dbapi_connection)  # type: ignore[no-untyped-call]
        finally:
            self._written(dbapi_connection.dbapi_connection)

    def do_close(self, dbapi_connection: Any) -> None:
        super().do_close(dbapi_connection)  # type: ignore[no-untyped-call]
        self._written(dbapi_connection)

    def _written(self, connection: Any) -> None:
        if connection is not None and self._writing is connection:
            self._writing = None
            self._writers.leave()


READS = "reads"
"""Set on a connection that will write nothing, so that it waits for no writer (storage/reading.py)."""

IMMEDIATE = "immediate"
registry_of_dialects.register(f"sqlite.{IMMEDIATE}", __name__, ImmediateSqlite.__name__)


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        f"busy_timeout={PATIENCE * 1000}",
        "foreign_keys=ON",
        "synchronous=NORMAL",
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def upsert(session: Session, table: Table) -> Any:
    """INSERT … ON CONFLICT in the words of the database at hand; both say it alike."""
    dialect = session.get_bind().dialect.name
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
