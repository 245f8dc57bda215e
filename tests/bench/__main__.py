"""`make bench`: every figure. Name parts to see only these: press, votes, growth, start, memory, reminders, pace."""

import asyncio
import logging
import sys
from collections.abc import Callable

from tests.bench import databases, growth, memory, pace, presses, reminders, start, votes


def press(postgres: str) -> None:
    """From the bytes that came to the bytes that are answered."""
    print(
        f"{'a press through':24}{'dispatch':>10}{'upsert':>10}{'press':>10}{'× floor':>10}{'× its work':>12}"
    )

    async def measure() -> None:
        async for each in presses.figures(postgres):
            three = "".join(f"{step.clock:8.2f}ms" for step in (each.dispatch, each.upsert, each.press))
            name = f"{each.platform}, {each.database}"
            print(f"{name:24}{three}{each.ratio:10.2f}{each.work_ratio:12.2f}")

    asyncio.run(measure())


def poll(postgres: str) -> None:
    """Votes in small and large polls, bare, through the core and through each adapter."""
    print(f"{'votes':24}{'ballots':>10}{'a second':>12}{'× upsert':>10}{'× its work':>12}")

    async def measure() -> None:
        async for each in votes.figures(postgres):
            name = f"{each.way}, {each.database}"
            print(
                f"{name:24}{each.ballots:10,}{each.per_second:12,.0f}{each.ratio:10.1f}{each.work_ratio:12.1f}"
            )

    asyncio.run(measure())


def grow(postgres: str) -> None:
    """The same at three sizes."""
    sizes = "".join(f"{f'{groups:,}/{members:,}':>18}" for groups, members in growth.SIZES)
    print(f"{'groups/members':34}{sizes}{'growth':>10}")
    for kind, name, taken in growth.figures(postgres):
        cells = "".join(f"{each:15.2f} ms" for each in taken)
        print(f"{kind + ', ' + name:34}{cells}{max(taken) / taken[0]:9.2f}×")


def begin(_postgres: str) -> None:
    """Start, rest, size."""
    seconds, megabytes = start.figures()
    print(f"start to ready          {seconds:8.2f} s")
    print(f"memory once ready       {megabytes:8.1f} MB")
    print(f"installed, tests too    {start.installed():8.1f} MB")


def hold(_postgres: str) -> None:
    """Memory after many updates."""
    for number, megabytes in asyncio.run(memory.figures()):
        print(f"memory after {number:>9,} updates {megabytes:8.1f} MB")


def remind(postgres: str) -> None:
    """A thousand reminders due in one second."""
    for kind, future, taken in reminders.claims(postgres):
        print(f"{kind}, {future:>7,} more to come: {taken:6.2f} ms from claim to mark of a message")
    for name, burst in reminders.bursts(postgres):
        print(f"{name:42} first {burst.first:6.2f} s, all {burst.all:6.2f} s, stall {burst.stall:5.0f} ms")


def keep_pace(postgres: str) -> None:
    """A burst against limits."""
    for processes in (1, 2, 4):
        with databases.database(databases.POSTGRES, postgres) as url:
            paced = asyncio.run(pace.burst(url, processes))
        print(
            f"{processes} process(es): {paced.seconds:6.1f} s{paced.ratio:6.2f} × the least, {paced.refused} refused"
        )


PARTS: dict[str, Callable[[str], None]] = {
    "start": begin,
    "press": press,
    "votes": poll,
    "growth": grow,
    "memory": hold,
    "reminders": remind,
    "pace": keep_pace,
}

if __name__ == "__main__":
    logging.disable(logging.WARNING)
    with databases.server() as address:
        for part in sys.argv[1:] or PARTS:
            PARTS[part](address)
            print()
