"""What grows with the number of groups and members, and what does not: the same at three sizes, in turn."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from statistics import median
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, select, update

from bot.bot import Bot
from bot.chat.exchange import Interaction, Pressed, Said, place_of
from bot.delivery import Courier
from bot.features import REGISTRY
from bot.meetings.actions import ShowMeeting
from bot.membership.roles import Role
from bot.polls.actions import CastVote
from bot.work import OpenWork
from storage.base import open_engine
from storage.membership import groups, members, memberships
from storage.places import place_counts
from storage.work import works_on
from tests.bench import databases
from tests.bench.scene import open_poll
from tests.cast import ALEX, ANNA, NOW, PLENARY, SEAL, private, seeded

ROUNDS, TIMES = 5, 20
SIZES = ((10, 10), (1_000, 10_000), (10_000, 100_000))
"""Groups, and members of the one group that is looked at."""

Step = Callable[[int], object]
Row = dict[str, Any]
CHUNK = 10_000


def figures(postgres: str) -> Iterator[tuple[str, str, list[float]]]:
    """Database, what was done, milliseconds at each size."""
    for kind in databases.BOTH:
        with ExitStack() as opened:
            sizes = [_steps(opened.enter_context(_filled(kind, postgres, *size))) for size in SIZES]
            for steps in sizes:
                for step in steps.values():
                    step(0)
            for name in sizes[0]:
                rounds = [[_timed(steps[name]) for steps in sizes] for _round in range(ROUNDS)]
                yield kind, name, [1000 * median(each) for each in zip(*rounds, strict=True)]


@contextmanager
def _filled(kind: str, postgres: str, most_groups: int, most_members: int) -> Iterator[OpenWork]:
    with databases.database(kind, postgres) as url:
        engine = open_engine(url)
        open_work = works_on(engine)
        seeded(open_work)
        _fill(engine, most_groups, most_members)
        yield open_work
        engine.dispose()


def _steps(open_work: OpenWork) -> dict[str, Step]:
    bot, courier, numbers = Bot(open_work, REGISTRY, SEAL), Courier(open_work, REGISTRY, ("test",)), count(1)
    poll = open_poll(open_work, ALEX)
    at_home = private(ANNA)

    def vote(redraws: bool) -> Step:
        def press(number: int) -> object:
            sealed = SEAL.close(CastVote(poll, number % 2, None), place_of(PLENARY))
            asks = Interaction(ANNA, PLENARY, Pressed(sealed), source_id=f"v{next(numbers)}", redraws=redraws)
            return bot.handle(asks, NOW)

        return press

    meeting = SEAL.close(ShowMeeting(1), place_of(ANNA))
    return {
        "a vote in a room": vote(redraws=False),
        "a vote with its card": vote(redraws=True),
        "a meeting's card": lambda _number: bot.handle(Interaction(ANNA, at_home, Pressed(meeting)), NOW),
        "/groups": lambda _number: bot.handle(Interaction(ANNA, at_home, Said("/groups")), NOW),
        "a due tick": lambda _number: (courier.tick(NOW), courier.lease(NOW, 0)),
    }


def _timed(step: Step) -> float:
    start = time.perf_counter()
    for number in range(TIMES):
        step(number)
    return (time.perf_counter() - start) / TIMES


def _fill(engine: Engine, most_groups: int, most_members: int) -> None:
    """Copies of what the example has, so that nothing here need know every column."""
    with engine.begin() as connection:
        _copy(connection, groups, ({"id": 1000 + n, "parent_id": None} for n in range(most_groups)))
        _copy(connection, members, ({"id": 1000 + n, "office": False} for n in range(most_members)))
        place = {"group_id": 1, "role": Role.MEMBER}
        _copy(
            connection,
            memberships,
            ({"id": None, "member_id": 1000 + n, **place} for n in range(most_members)),
        )
        counter = update(place_counts).where(place_counts.c.group_id == 1, place_counts.c.role == Role.MEMBER)
        connection.execute(counter.values(members=place_counts.c.members + most_members))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


def _copy(connection: Connection, table: Table, changes: Iterable[Row]) -> None:
    """The table's first row again and again, each time with something else in it."""
    first = connection.execute(select(table).order_by(table.c.id).limit(1)).one()._asdict()
    rows = [
        {name: value for name, value in (first | each).items() if name != "id" or value} for each in changes
    ]
    for start in range(0, len(rows), CHUNK):
        connection.execute(insert(table), rows[start : start + CHUNK])
