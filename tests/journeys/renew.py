"""`make transcripts`: play every script in this folder and write what everyone saw beside it.

Read the difference before committing it: in all three languages it is what people will see.
"""

import asyncio
import io
import sys
import tempfile
from pathlib import Path

from adapters.cli.console import START, play
from adapters.clock import StandingClock
from tests.journeys.both import running_both
from tests.journeys.mixed import Mixed

FOLDER = Path(__file__).parent
MIXED = FOLDER / "mixed.transcript.txt"


def scripts() -> list[Path]:
    """Every script: `name.txt`; its transcript is `name.transcript.txt`."""
    return sorted(path for path in FOLDER.glob("*.txt") if not path.name.endswith(".transcript.txt"))


def transcript_of(script: Path) -> Path:
    """Where a script's transcript is kept."""
    return script.with_suffix(".transcript.txt")


async def played(script: Path, url: str) -> str:
    """What everyone sees when a script is played on this fresh database."""
    out = io.StringIO()
    with script.open(encoding="utf-8") as lines:
        failed = await play(url, StandingClock(START), lines, out)
    return out.getvalue() + failed


async def played_on_both(folder: Path) -> str:
    """What everyone sees of the mixed journey, on Slack and on Telegram."""
    async with running_both(folder) as both:
        return await Mixed(both).play()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        MIXED.write_text(asyncio.run(played_on_both(Path(folder))), encoding="utf-8")
    sys.stdout.write(f"{MIXED.name}\n")
    for script in scripts():
        with tempfile.TemporaryDirectory() as folder:
            told = asyncio.run(played(script, f"sqlite:///{Path(folder) / 'journey.sqlite3'}"))
        transcript_of(script).write_text(told, encoding="utf-8")
        sys.stdout.write(f"{transcript_of(script).name}: {len(told.splitlines())} lines\n")
