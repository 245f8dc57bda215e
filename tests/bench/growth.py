"""What grows with the number of groups and members, and what does not: the same four things at three sizes."""

import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import count
from statistics import median

from sqlalchemy import Engine, insert

from bot.bot import Bot
from bot.chat.exchange import Interaction, Pressed, Said, place_of
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.delivery import Courier
from bot.features import REGISTRY
from bot.meetings.actions import ShowMeeting
from bot.membership.model import JoinMode, Role
from bot.polls.actions import CastVote
from bot.work import OpenWork
from storage.base import open_engine
from storage.membership import groups, members, memberships
from storage.work import works_on
from tests.bench import databases
from tests.bench.scene import open_poll
from tests.cast import ALEX, ANNA, NOW, PLENARY, SEAL, private, seeded

ROUNDS, TIMES = 5, 20
SIZES = ((10, 10), (1_000, 10_000), (10_000, 100_000))
"""Groups, and members of the one group that is looked at."""

Step = Callable[[int], object]
CHUNK = 10_000


def figures(postgres: str) -> list[tuple[str, str, list[float]]]:
    """Database, what was done, milliseconds at each size."""
    found = []
    for kind in databases.BOTH:
        taken = [_at(kind, postgres, *size) for size in SIZES]
        found += [(kind, name, [each[name] for each in taken]) for name in taken[0]]
    return found


def _at(kind: str, postgres: str, most_groups: int, most_members: int) -> dict[str, float]:
    with databases.database(kind, postgres) as url:
        engine = open_engine(url)
        open_work = works_on(engine)
        seeded(open_work)
        _fill(engine, most_groups, most_members)
        steps = _steps(open_work)
        for step in steps.values():
            step(0)
        rounds = [{name: _timed(step) for name, step in steps.items()} for _round in range(ROUNDS)]
        engine.dispose()
    return {name: 1000 * median(each[name] for each in rounds) for name in steps}


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
    name = Variants({Language.EN: "A group"}, Language.EN)
    founded = {"name": name, "languages": (Language.EN,), "join_mode": JoinMode.OPEN, "created_at": NOW}
    person = {"name": "M", "language": Language.EN, "city_key": "berlin", "created_at": NOW, "office": False}
    place = {"group_id": 1, "role": Role.MEMBER, "since": NOW - timedelta(days=1)}
    ids = range(1000, 1000 + most_members)
    with engine.begin() as connection:
        for rows in _chunks([founded] * most_groups):
            connection.execute(insert(groups), rows)
        for rows in _chunks([{"id": each, **person} for each in ids]):
            connection.execute(insert(members), rows)
        for rows in _chunks([{"member_id": each, **place} for each in ids]):
            connection.execute(insert(memberships), rows)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


def _chunks(rows: Sequence[dict[str, object]]) -> list[list[dict[str, object]]]:
    return [list(rows[first : first + CHUNK]) for first in range(0, len(rows), CHUNK)]
