"""`make machines`: votes against the model in full size, on both databases."""

import sys
from time import monotonic

from storage.base import open_engine
from storage.schema import every_table
from tests.bench.databases import BOTH, database, server
from tests.machines.running import run

RUNS, STEPS = 300, 50


def main(runs: int) -> None:
    """Ever new runs, on one database after the other."""
    with server() as postgres:
        for kind in BOTH:
            began = monotonic()
            with database(kind, postgres) as url:
                engine = open_engine(url)
                every_table().create_all(engine, checkfirst=True)
                run(engine, runs, STEPS, same=False)
                engine.dispose()
            print(
                f"{kind}: {runs} runs of {STEPS} steps in {monotonic() - began:.0f} s, all as the model says"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
