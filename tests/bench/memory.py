"""What the program holds after many updates: it must not grow."""

import gc
from collections.abc import Hashable
from pathlib import Path
from tempfile import TemporaryDirectory

from adapters.app import build
from adapters.clock import StandingClock
from adapters.telegram.inbound import Speech
from adapters.telegram.speaking import Speaking
from storage.base import open_engine
from storage.schema import every_table
from tests.bench.on_telegram import telegram
from tests.cast import NOW


class Mute(Speaking):
    """Says nothing: the answers of 100,000 presses would only measure the network."""

    def say(self, chat: Hashable, speech: Speech) -> None:
        return


MARKS = (10_000, 55_000, 100_000)


async def figures() -> list[tuple[int, float]]:
    """Presses taken by the Telegram adapter so far, and megabytes then."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        engine = open_engine(url)
        every_table().create_all(engine)
        engine.dispose()
        found = []
        async with telegram(build(url, StandingClock(NOW)), Mute()) as scene:
            for number in range(1, MARKS[-1] + 1):
                sent = scene.next_press()
                await scene.press(sent)
                if number in MARKS:
                    gc.collect()
                    found.append((number, _megabytes()))
            scene.app.engine.dispose()
        return found


def _megabytes() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    resident = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(resident.split()[1]) / 1024
