"""`python -m tests.recount 300`: so many polls of each method, played at random and counted again from their files."""

import sys
from time import monotonic

from bot.polls.counting import Method
from tests.recount.playing import database, play

FULL = 300


def main(polls: int) -> None:
    """Every method; the first count that differs is shown with its poll."""
    for method in Method:
        began = monotonic()
        with database() as (open_work, group):
            play(open_work, group, method, polls)
        print(
            f"{method.value}: {polls} polls, none counted otherwise, in {monotonic() - began:.0f} s",
            flush=True,
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FULL)
