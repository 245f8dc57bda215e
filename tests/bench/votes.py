"""Votes per second among few and many ballots, against the floor: one bare upsert transaction on the same database.

In turn, in one process: the bare upsert, the core (from the sealed button to the committed vote) and an adapter (from
the bytes that the platform sent to what it is answered). The poll is the same one at every size; ballots are laid in.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from itertools import count

from sqlalchemy import Engine, func, insert, select, update

from adapters.app import build
from adapters.clock import StandingClock
from bot.chat.exchange import Account, Interaction, Pressed, Room, place_of
from bot.polls.actions import CastVote
from storage.ballot_tables import VOTERS, ballots, poll_counts
from storage.polls import polls
from tests.adapters.telegram.conftest import NUMBERS
from tests.adapters.telegram.people import GROUP
from tests.bench import databases, floors, on_slack, on_telegram
from tests.bench.presses import Spent, spent
from tests.bench.scene import Scene, Sent, Step
from tests.cast import NOW

SIZES = (10, 1_000, 100_000)
ROUNDS = 5
CHUNK = 10_000
FIRST = 1_000_000
"""A voter's number from here on is nobody's."""

ANNA, ROOM = Account("telegram", str(NUMBERS["anna"])), Room("telegram", str(GROUP))


@dataclass(frozen=True)
class Rate:
    """How quick votes are. `ratio` and `work_ratio`: times the bare upsert, by the clock and in this process's work."""

    database: str
    way: str
    ballots: int
    per_second: float
    ratio: float
    work_ratio: float


async def figures(postgres: str) -> AsyncIterator[Rate]:
    """The bare upsert, the core and each adapter, at each size, on each database."""
    for kind in databases.BOTH:
        for name, scene in (("Telegram", on_telegram.telegram), ("Slack", on_slack.slack)):
            with databases.database(kind, postgres) as url:
                async with scene(build(url, StandingClock(NOW))) as ready:
                    for size in SIZES:
                        _lay(ready.app.engine, size)
                        for rate in await _measure(kind, name, ready, size):
                            yield rate
                    ready.app.engine.dispose()


async def _measure(kind: str, name: str, scene: Scene, size: int) -> list[Rate]:
    upsert = floors.bare_upsert(scene.app.engine)

    async def bare(_sent: Sent) -> None:
        upsert()

    steps: dict[str, Step] = {"bare upsert": bare, name: scene.press}
    if name == "Telegram":
        steps["core"] = _core(scene)
    taken = dict(zip(steps, await spent(scene, tuple(steps.values()), ROUNDS), strict=True))
    floor = taken["bare upsert"]
    return [_rate(kind, way, size, each, floor) for way, each in taken.items()]


def _rate(kind: str, way: str, size: int, taken: Spent, floor: Spent) -> Rate:
    return Rate(
        kind, way, size, 1000 / taken.clock, taken.clock / floor.clock, taken.work / max(floor.work, 0.001)
    )


def _core(scene: Scene) -> Step:
    """A vote with nothing around it."""
    options = count()
    with scene.app.open_work() as work:
        [poll_id] = work.polls.open_in(1)

    async def vote(_sent: Sent) -> None:
        payload = scene.app.seal.close(CastVote(poll_id, next(options) % 2), place_of(ROOM))
        answer = scene.app.bot.handle(Interaction(ANNA, ROOM, Pressed(payload), redraws=False), NOW)
        assert answer is not None
        assert answer.reply.toast is not None

    return vote


def _lay(engine: Engine, size: int) -> None:
    """Lay ballots for the first option into the poll until it has so many."""
    with engine.begin() as connection:
        poll_id = connection.execute(select(polls.c.id)).scalar_one()
        there = connection.scalar(select(func.count()).where(ballots.c.poll_id == poll_id)) or 0
        rows = [
            {"poll_id": poll_id, "voter": FIRST + number, "marks": "10", "cast_at": NOW}
            for number in range(there, size)
        ]
        for first in range(0, len(rows), CHUNK):
            connection.execute(insert(ballots), rows[first : first + CHUNK])
        for option, mark in (VOTERS, (0, 1)):
            counter = update(poll_counts).where(
                poll_counts.c.poll_id == poll_id, poll_counts.c.option == option, poll_counts.c.mark == mark
            )
            connection.execute(counter.values(votes=poll_counts.c.votes + len(rows)))
