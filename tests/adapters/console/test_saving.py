"""Files on the console: named in the message, written only when somebody asks."""

import io
from pathlib import Path

import pytest

from adapters.app import build
from adapters.cli.console import START
from adapters.clock import StandingClock
from adapters.console import connect
from adapters.console.lines import NotUnderstood
from bot.example import enliven, seed
from storage.schema import upgrade


async def test_a_file_is_written_when_asked_for_and_over_nothing(tmp_path: Path) -> None:
    url, folder, out = f"sqlite:///{tmp_path / 'x.sqlite3'}", tmp_path / "files", io.StringIO()
    folder.mkdir()
    upgrade(url)
    clock = StandingClock(START)
    app = build(url, clock)
    with app.open_work() as work:
        seed(work, "console", START)
        enliven(work, START)
    paper = connect(app, clock, out, folder)
    await paper.start()
    number = out.getvalue().partition("日历文件 · Kalenderdatei: ")[0].count("[#plenary] ")
    assert list(folder.iterdir()) == []
    await paper.hear(f"save {number}")
    await paper.hear(f"save {number}")
    first, second = sorted(folder.iterdir(), key=lambda path: len(path.name))
    assert first.suffix == ".ics"
    assert second.stem == f"{first.stem} 2"
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert f"{first.name} ({first.stat().st_size} bytes)" in out.getvalue()
    for line in ("save 1", "save 999"):
        with pytest.raises(NotUnderstood):
            await paper.hear(line)
    app.engine.dispose()
