"""A database that is away for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine


@contextmanager
def database_away(engine: Engine) -> Iterator[None]:
    """The SQLite file of this engine cannot be opened meanwhile; afterwards it is there again, unchanged."""
    file = Path(str(engine.url.database))
    engine.dispose()
    aside = file.rename(file.with_suffix(".away"))
    file.mkdir()
    try:
        yield
    finally:
        engine.dispose()
        file.rmdir()
        aside.rename(file)
