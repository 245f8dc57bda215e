"""The drivers' errors in the core's words: lost races, and a database that is away."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from bot.errors import Conflict, Unavailable

RACES = frozenset({"40001", "40P01"})
"""PostgreSQL's codes for a transaction that lost a race: serialization failure, deadlock."""

SQLITE_AWAY = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_FULL")


@contextmanager
def translated() -> Iterator[None]:
    """Raises Conflict and Unavailable for the driver's errors; what is a bug goes through as it is."""
    try:
        yield
    except IntegrityError as error:
        raise Conflict("a constraint was hit") from error
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) in RACES:
            raise Conflict("lost a race") from error
        if _is_away(error):
            raise Unavailable("the database does not answer") from error
        raise


def _is_away(error: DBAPIError) -> bool:
    """Whether waiting helps. SQLite calls a wrong statement "operational", too: that is a bug and no absence."""
    if isinstance(error.orig, sqlite3.Error):
        return getattr(error.orig, "sqlite_errorname", "").startswith(SQLITE_AWAY)
    return error.connection_invalidated or isinstance(error, OperationalError)
