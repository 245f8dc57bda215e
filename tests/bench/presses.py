"""A press on a vote through each adapter, against the floor.

Measured in one process, without a network: from the bytes that the platform sent to what it is answered ("received"),
with the vote committed. What goes on afterwards (the words for the person, sent by calls of their own) is let to end
before the next press, outside of the measured time.
"""

import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from statistics import median

from adapters.app import build
from adapters.clock import StandingClock
from tests.bench import databases, floors, on_slack, on_telegram
from tests.bench.scene import Scene, Sent, Step
from tests.cast import NOW

ROUNDS, PRESSES = 7, 50


@dataclass(frozen=True)
class Spent:
    """What one step took, in milliseconds: by the clock, and of this process's own work."""

    clock: float
    work: float


@dataclass(frozen=True)
class Figures:
    """Medians of the rounds."""

    platform: str
    database: str
    dispatch: Spent
    upsert: Spent
    press: Spent

    @property
    def ratio(self) -> float:
        """How many times the floor a press costs, by the clock."""
        return self.press.clock / (self.dispatch.clock + self.upsert.clock)

    @property
    def work_ratio(self) -> float:
        """The same in work of this process; where other programs keep the machine busy, the truer one."""
        return self.press.work / (self.dispatch.work + self.upsert.work)


async def figures(postgres: str) -> AsyncIterator[Figures]:
    """Each platform on each database."""
    for kind in databases.BOTH:
        for platform, scene in (("Telegram", on_telegram.telegram), ("Slack", on_slack.slack)):
            with databases.database(kind, postgres) as url:
                async with scene(build(url, StandingClock(NOW))) as ready:
                    yield await _measure(platform, kind, ready)
                    ready.app.engine.dispose()


async def _measure(platform: str, kind: str, scene: Scene) -> Figures:
    upsert = floors.bare_upsert(scene.app.engine)

    async def bare(_sent: Sent) -> None:
        upsert()

    steps: Sequence[Step] = (scene.empty, bare, scene.press)
    return Figures(platform, kind, *(await spent(scene, steps, ROUNDS)))


async def spent(scene: Scene, steps: Sequence[Step], rounds: int) -> list[Spent]:
    """What each step takes: the median of so many rounds, after one for everything that is made at first use."""
    await _round(scene, steps)
    all_of = [await _round(scene, steps) for _number in range(rounds)]
    return [_median(each) for each in zip(*all_of, strict=True)]


async def _round(scene: Scene, steps: Sequence[Step]) -> list[Spent]:
    """The mean of each step. They go in turn, so that a slow moment of the machine hits all alike."""
    clocks, works = [0.0] * len(steps), [0.0] * len(steps)
    for turn in range(PRESSES):
        for place in range(len(steps)):
            number = (turn + place) % len(steps)
            sent = scene.next_press()
            clock, work = time.perf_counter(), time.process_time()
            await steps[number](sent)
            clocks[number] += time.perf_counter() - clock
            works[number] += time.process_time() - work
            await scene.settle()
    return [
        Spent(1000 * clock / PRESSES, 1000 * work / PRESSES)
        for clock, work in zip(clocks, works, strict=True)
    ]


def _median(rounds: tuple[Spent, ...]) -> Spent:
    return Spent(median(each.clock for each in rounds), median(each.work for each in rounds))
