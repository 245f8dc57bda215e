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
from tests.journeys import both, twelve, year_cast
from tests.journeys.both import running_both
from tests.journeys.mixed import Mixed
from tests.journeys.reference import Reference
from tests.journeys.year import Year

FOLDER = Path(__file__).parent
MIXED, REFERENCE = FOLDER / "mixed.transcript.txt", FOLDER / "reference.transcript.txt"
YEAR = FOLDER / "year.transcript.txt"


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
    async with running_both(both.prepared(folder)) as running:
        return await Mixed(running).play()


async def played_by_twelve(folder: Path) -> str:
    """What everyone sees of the reference case, on Slack and on Telegram."""
    async with running_both(twelve.prepared(folder), twelve.CAST) as running:
        return await Reference(running).play()


async def played_through_a_year(folder: Path) -> str:
    """What everyone sees in a year of a group, on Slack and on Telegram. Too long for every run of the tests."""
    async with running_both(year_cast.prepared(folder), year_cast.CAST) as running:
        return await Year(running).play()


if __name__ == "__main__":
    for kept, player in (
        (MIXED, played_on_both),
        (REFERENCE, played_by_twelve),
        (YEAR, played_through_a_year),
    ):
        with tempfile.TemporaryDirectory() as folder:
            kept.write_text(asyncio.run(player(Path(folder))), encoding="utf-8")
        sys.stdout.write(f"{kept.name}\n")
    for script in scripts():
        with tempfile.TemporaryDirectory() as folder:
            told = asyncio.run(played(script, f"sqlite:///{Path(folder) / 'journey.sqlite3'}"))
        transcript_of(script).write_text(told, encoding="utf-8")
        sys.stdout.write(f"{transcript_of(script).name}: {len(told.splitlines())} lines\n")
