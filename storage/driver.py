"""Using the driver's own cursor, where SQLAlchemy's way to it costs more than the statement."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError

T = TypeVar("T")


def on_driver(connection: Connection, use: Callable[[DBAPICursor], T]) -> T:
    """Use a cursor; the driver's error becomes SQLAlchemy's, and a lost connection is not used again."""
    dialect = connection.dialect
    driver = dialect.loaded_dbapi
    cursor = connection.connection.cursor()
    try:
        return use(cursor)
    except driver.Error as error:
        lost = dialect.is_disconnect(error, connection.connection.driver_connection, cursor)
        if lost:
            connection.invalidate(error)
        raise DBAPIError.instance(
            None,
            None,
            error,
            driver.Error,
            hide_parameters=True,
            connection_invalidated=lost,
            dialect=dialect,
        ) from error
    finally:
        cursor.close()
