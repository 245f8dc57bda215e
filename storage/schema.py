"""Bringing a database to the tables of this version."""

import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, MetaData

from storage.base import metadata, open_engine

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 0x77_67_62_6F_74
"""The advisory lock that lets one replica migrate while the others wait (PostgreSQL)."""


class UnknownRevision(Exception):
    """The database was made by a newer version of the program."""


def every_table() -> MetaData:
    """The tables of every slice."""
    for slice_ in ("dialogs", "kept", "meetings", "outbox", "polls", "reminders", "rooms", "roster", "sandbox"):
        import_module(f"storage.{slice_}")
    return metadata


def upgrade(url: str) -> None:
    """Create the tables or bring them up to date; refuses a database that a newer version made.

    An SQLite file that will change is copied first, to the same name with the old revision added.
    """
    head = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    if revision_of(url) == head:
        return
    _keep_copy(url)
    try:
        _on_connection(url, lambda config: command.upgrade(config, "head"))
    except CommandError as error:
        raise UnknownRevision(
            "This database was made by a newer version of wgbot. Please start that version, or use another database."
        ) from error


def downgrade(url: str, revision: str) -> None:
    """Go back to an earlier revision ("base": no tables)."""
    _on_connection(url, lambda config: command.downgrade(config, revision))


def check(url: str) -> None:
    """Raise Alembic's CommandError when the tables declared in code and the migrations disagree."""
    _on_connection(url, command.check)


def revision_of(url: str) -> str | None:
    """The revision the database is at; None for an empty one."""
    engine = open_engine(url)
    with engine.begin() as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
    engine.dispose()
    return revision


def _on_connection(url: str, run: Callable[[Config], None]) -> None:
    engine = open_engine(url)
    with engine.begin() as connection:
        _lock(connection)
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        run(config)
    engine.dispose()


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")


def _keep_copy(url: str) -> None:
    prefix = "sqlite:///"
    revision = revision_of(url)
    if url.startswith(prefix) and revision is not None:
        file = Path(url.removeprefix(prefix))
        shutil.copy2(file, file.with_name(f"{file.name}.{revision}"))
