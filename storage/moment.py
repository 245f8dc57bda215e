"""What time it is on the database."""

from datetime import UTC, datetime

from sqlalchemy import Engine, func, select

from storage.faults import translated


def moment_on(engine: Engine) -> datetime:
    """The clock of a PostgreSQL server (UTC). Raises Unavailable."""
    with translated(), engine.connect() as connection:
        told: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
    return told.astimezone(UTC)
