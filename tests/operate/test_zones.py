"""The pinned zone data goes before the host's on every machine, in whatever command."""

import os
import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import PIPE
from importlib.resources import files
from pathlib import Path

from tests.operate.process import said

ASKS = """
from zoneinfo import ZoneInfo
from datetime import datetime, UTC
ZoneInfo("Europe/Berlin")  # loaded before: from the host
from adapters.app import build
from adapters.clock import SystemClock
from storage.schema import upgrade
upgrade("sqlite:///{file}")
build("sqlite:///{file}", SystemClock())
print(datetime(2026, 12, 1, 12, tzinfo=UTC).astimezone(ZoneInfo("Europe/Berlin")).hour)
"""


def planted(folder: Path) -> dict[str, str]:
    """A host whose Berlin keeps the time of Shanghai; as Python is told where zone data are."""
    wrong = folder / "zoneinfo"
    (wrong / "Europe").mkdir(parents=True)
    with files("tzdata.zoneinfo.Asia").joinpath("Shanghai").open("rb") as shanghai:
        (wrong / "Europe" / "Berlin").write_bytes(shanghai.read())
    return {"PYTHONTZPATH": str(wrong)}


async def test_a_typed_date_is_read_by_the_pinned_zone_data(tmp_path: Path) -> None:
    phrase = (
        "when",
        "--lang",
        "en",
        "--now",
        "2026-11-25T10:00+00:00",
        "--zone",
        "Europe/Berlin",
        "in 2 hours",
    )
    assert await said(tmp_path, *phrase, **planted(tmp_path)) == await said(tmp_path, *phrase)


async def test_the_program_forgets_what_was_loaded_from_the_host(tmp_path: Path) -> None:
    program = ASKS.format(file=tmp_path / "zones.sqlite3")
    process = await create_subprocess_exec(
        sys.executable, "-c", program, env={**planted(tmp_path), "PATH": os.defpath}, stdout=PIPE
    )
    printed, _nothing = await process.communicate()
    assert printed.decode().strip() == "13"
