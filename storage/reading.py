"""Looking at the database without waiting for whoever writes, and without making them wait."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from storage.base import READS
from storage.faults import translated


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection on which nothing is written. Raises Unavailable."""
    with translated(), engine.connect() as connection:
        connection.info[READS] = True
        try:
            yield connection
        finally:
            del connection.info[READS]
