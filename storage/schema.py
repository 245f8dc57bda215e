"""Bringing a database to the tables of this version.

Alembic is imported only when there is something to migrate: a start with an up-to-date database is quicker by it.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, MetaData, inspect, text

from storage.base import metadata, open_engine
from storage.faults import translated

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0001"
"""The newest revision; a test compares it with the migrations."""

LOCK = 0x77_67_62_6F_74
"""The advisory lock that lets one replica migrate while the others wait (PostgreSQL)."""

SLICES = (
    "agenda",
    "attendance_tables",
    "calendars",
    "dialogs",
    "digests",
    "errands",
    "inbox",
    "installations",
    "kept",
    "leases",
    "mandates",
    "meeting_tables",
    "membership",
    "minutes_tables",
    "outbox",
    "polls",
    "proposals",
    "record",
    "reminders",
    "rolls",
    "rooms",
    "sandbox",
    "secret_ballots",
    "series",
    "topics",
    "tasks",
    "wishes",
    "workdays",
)


class UnknownRevision(Exception):
    """The database was made by a newer version of the program."""


def every_table() -> MetaData:
    """The tables of every slice."""
    for name in SLICES:
        import_module(f"storage.{name}")
    return metadata


def upgrade(url: str) -> None:
    """Create the tables or bring them up to date; raises UnknownRevision for a database of a newer version.

    An SQLite file that will change is copied first, to the same name with the old revision added.
    """
    before = revision_of(url)
    if before == HEAD:
        return
    if before is not None and not is_known(before):
        raise UnknownRevision(
            "This database was made by a newer version of wgbot. Please start that version, or use another database."
        )
    _keep_copy(url, before)
    from alembic import command

    _on_connection(url, lambda config: command.upgrade(config, "head"))


def bring_to(connection: Connection, revision: str) -> None:
    """Bring the tables to a revision within the transaction of this connection ("head": those of this version)."""
    from alembic import command

    command.upgrade(_config(connection), revision)


def is_known(revision: str) -> bool:
    """Whether this version of the program has the revision; a newer one may not."""
    return (MIGRATIONS / "versions" / f"{revision}.py").exists()


def downgrade(url: str, revision: str) -> None:
    """Go back to an earlier revision ("base": no tables)."""
    from alembic import command

    _on_connection(url, lambda config: command.downgrade(config, revision))


def check(url: str) -> None:
    """Raise Alembic's CommandError when the tables declared in code and the migrations disagree."""
    from alembic import command

    _on_connection(url, command.check)


def revision_of(url: str) -> str | None:
    """The revision the database is at; None for an empty one."""
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            return _revision(connection)
    finally:
        engine.dispose()


def revision_on(engine: Engine) -> str | None:
    """The same on an engine that is open, asked as by somebody who is about to write; raises Unavailable."""
    with translated(), engine.begin() as connection:
        return _revision(connection)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _on_connection(url: str, run: "Callable[[Config], None]") -> None:
    engine = open_engine(url)
    with engine.begin() as connection:
        lock(connection)
        run(_config(connection))
    engine.dispose()


def _config(connection: Connection) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def lock(connection: Connection) -> None:
    """Let nobody else change the tables before this transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")


def _keep_copy(url: str, revision: str | None) -> None:
    prefix = "sqlite:///"
    if url.startswith(prefix) and revision is not None:
        file = Path(url.removeprefix(prefix))
        # SQLite's own backup: a plain copy would miss what still stands in the write-ahead log.
        kept = file.with_name(f"{file.name}.{revision}")
        with closing(sqlite3.connect(file)) as old, closing(sqlite3.connect(kept)) as copy:
            old.backup(copy)
