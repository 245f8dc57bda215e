"""A press on a vote through each adapter, against the floor.

Measured in one process, without a network: from the bytes that the platform sent to what it is answered ("received"),
with the vote committed. What goes on afterwards (the words for the person, sent by calls of their own) is let to end
before the next press, outside of the measured time.
"""

import time
from dataclasses import dataclass
from statistics import median

from adapters.app import build
from adapters.clock import StandingClock
from tests.bench import databases, floors, on_slack, on_telegram
from tests.bench.scene import Scene, Sent, Step
from tests.cast import NOW

ROUNDS, PRESSES = 7, 50


@dataclass(frozen=True)
class Figures:
    """Medians in milliseconds."""

    platform: str
    database: str
    dispatch: float
    upsert: float
    press: float

    @property
    def ratio(self) -> float:
        """How many times the floor a press costs."""
        return self.press / (self.dispatch + self.upsert)


async def figures(postgres: str) -> list[Figures]:
    """Each platform on each database."""
    found = []
    for kind in databases.BOTH:
        for platform, scene in (("Telegram", on_telegram.telegram), ("Slack", on_slack.slack)):
            with databases.database(kind, postgres) as url:
                async with scene(build(url, StandingClock(NOW))) as ready:
                    found.append(await _measure(platform, kind, ready))
                    ready.app.engine.dispose()
    return found


async def _measure(platform: str, kind: str, scene: Scene) -> Figures:
    upsert = floors.bare_upsert(scene.app.engine)

    async def bare(_sent: Sent) -> None:
        upsert()

    steps: tuple[Step, ...] = (scene.empty, bare, scene.press)
    await _round(scene, steps)  # once for everything that is made at first use
    rounds = [await _round(scene, steps) for _round_number in range(ROUNDS)]
    return Figures(platform, kind, *(1000 * median(each) for each in zip(*rounds, strict=True)))


async def _round(scene: Scene, steps: tuple[Step, ...]) -> list[float]:
    """Mean seconds of each step. They go in turn, so that a slow moment of the machine hits all alike."""
    spent = [0.0] * len(steps)
    for turn in range(PRESSES):
        for place in range(len(steps)):
            number = (turn + place) % len(steps)
            sent = scene.next_press()
            start = time.perf_counter()
            await steps[number](sent)
            spent[number] += time.perf_counter() - start
            await scene.settle()
    return [each / PRESSES for each in spent]
