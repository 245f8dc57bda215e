"""`python -m storage.revise "what for"`: write the migration from the last revision to the tables in code."""

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config

from storage.base import open_engine
from storage.schema import MIGRATIONS, upgrade


def revise(message: str) -> None:
    """Compare an up-to-date database with the declared tables and write the difference as a new revision."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'revise.sqlite3'}"
        upgrade(url)
        engine = open_engine(url)
        with engine.begin() as connection:
            config = Config()
            config.set_main_option("script_location", str(MIGRATIONS))
            config.set_main_option("file_template", "%%(rev)s")
            config.attributes["connection"] = connection
            count = len(list((MIGRATIONS / "versions").glob("*.py")))
            command.revision(config, message, autogenerate=True, rev_id=f"{count + 1:04d}")
        engine.dispose()


if __name__ == "__main__":
    revise(sys.argv[1])
