"""The engine for PostgreSQL: connections that notice by themselves when the server is gone."""

import select
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

PATIENCE = {
    "connect_timeout": 5,
    "keepalives_idle": 30,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""How long a server may be silent: seconds, the last one milliseconds. What the address itself says goes before."""


def open_postgres(url: str) -> Engine:
    """An engine; statements' parameters never reach a log."""
    given = make_url(url).query
    patience = {name: value for name, value in PATIENCE.items() if name not in given}
    engine = create_engine(url, hide_parameters=True, pool_use_lifo=True, connect_args=patience)
    event.listen(engine, "checkout", _refuse_the_dead)
    return engine


def _refuse_the_dead(
    connection: DBAPIConnection, _entry: ConnectionPoolEntry, _way: PoolProxiedConnection
) -> None:
    """A server that went away has closed the line or left a last word on it; a healthy line at rest is silent.

    So one look at the socket tells, where `SELECT 1` before each transaction would cost a way there and back. Whoever
    asked gets a new connection, and all others of that time are given up, too.
    """
    told: Any = connection
    if told.closed or _speaks(told.fileno()):
        raise InvalidatePoolError


def _speaks(socket: int) -> bool:
    """Whether something can be read, the end of the line included."""
    looking = select.poll()
    looking.register(socket, select.POLLIN)
    return bool(looking.poll(0))
