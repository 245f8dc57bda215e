"""What a press on a vote costs, against the floor: one bare upsert transaction on the same database."""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, insert
from sqlalchemy.dialects.sqlite import insert as upsert

from bot.bot import Bot
from bot.chat.exchange import Interaction, Pressed, place_of
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.features import REGISTRY
from bot.membership.model import Role
from bot.polls import service
from bot.polls.actions import CastVote
from bot.polls.counting import Method
from bot.work import OpenWork
from storage.ballots import ballots, poll_counts
from storage.base import open_engine
from storage.membership import members, memberships
from storage.schema import every_table
from storage.work import works_on
from tests.cast import ALEX, ANNA, NOW, PLENARY, SEAL, seeded

ROUNDS, PRESSES = 7, 60
SIZES = (10, 1_000, 100_000)


def rows() -> list[tuple[str, float, float]]:
    """For each size of poll: its name, milliseconds per press, times the bare upsert."""
    with TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        every_table().create_all(engine)
        open_work = works_on(engine)
        seeded(open_work)
        bot = Bot(open_work, REGISTRY, SEAL)
        polls = {size: _poll_with(engine, open_work, size) for size in SIZES}
        floors: list[float] = []
        presses: dict[int, list[float]] = {size: [] for size in SIZES}
        for _round in range(ROUNDS):  # in turn, so that a slow moment of the machine hits all alike
            floors.append(_timed(lambda n: _bare_upsert(engine, n)))
            for size, poll_id in polls.items():
                presses[size].append(_timed(lambda n, poll_id=poll_id: _press(bot, poll_id, n)))  # type: ignore[misc]
        engine.dispose()
    floor = median(floors)
    measured = [(f"a vote among {size:,} ballots", 1000 * median(presses[size])) for size in SIZES]
    return [("a bare upsert transaction", 1000 * floor, 1.0)] + [
        (name, each, each / (1000 * floor)) for name, each in measured
    ]


def _timed(run: Callable[[int], None]) -> float:
    start = time.perf_counter()
    for number in range(PRESSES):
        run(number)
    return (time.perf_counter() - start) / PRESSES


def _bare_upsert(engine: Engine, number: int) -> None:
    with engine.begin() as connection:
        row = upsert(poll_counts).values(poll_id=1, option=99, votes=number)
        connection.execute(
            row.on_conflict_do_update(index_elements=["poll_id", "option"], set_={"votes": number})
        )


def _press(bot: Bot, poll_id: int, number: int) -> None:
    payload = SEAL.close(CastVote(poll_id, number % 2, None), place_of(PLENARY))
    answer = bot.handle(Interaction(ANNA, PLENARY, Pressed(payload)), NOW)
    assert answer is not None
    assert answer.reply.update is not None


def _poll_with(engine: Engine, open_work: OpenWork, size: int) -> int:
    """A poll in which that many members have voted."""
    options = tuple(Variants({Language.EN: word}, Language.EN) for word in ("one", "two", "three"))
    asking = service.Asking(Variants({Language.EN: f"Poll of {size}"}, Language.EN), options, Method.ONE)
    with open_work() as work:
        alex = work.members.by_account(ALEX)
        assert alex is not None
        poll = service.open_poll(work, alex, 1, asking, NOW + timedelta(days=9), NOW)
    first = size * 10
    people = [
        {
            "id": first + n,
            "name": f"M{n}",
            "language": Language.EN,
            "city_key": "berlin",
            "created_at": NOW,
            "office": False,
        }
        for n in range(size)
    ]
    with engine.begin() as connection:
        connection.execute(insert(members), people)
        connection.execute(
            insert(memberships),
            [{"member_id": each["id"], "group_id": 2, "role": Role.MEMBER, "since": NOW} for each in people],
        )
        connection.execute(
            insert(ballots),
            [{"poll_id": poll.id, "voter": each["id"], "marks": "100", "cast_at": NOW} for each in people],
        )
    return poll.id
