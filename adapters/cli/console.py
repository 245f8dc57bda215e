"""`wgbot console`: the whole program as text, for a person at the keyboard or a script."""

import asyncio
import logging
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

import click

from adapters.app import build
from adapters.cli.database import DatabaseTrouble, alone
from adapters.cli.key_file import KeyTrouble, keys_made
from adapters.clock import MovableClock, ShiftedClock, StandingClock
from adapters.console import Console, connect
from adapters.console.lines import HELP, NotUnderstood
from bot.chat.phrasebook import Phrasebook
from bot.example import PEOPLE, seed
from storage.schema import upgrade

START = datetime(2026, 11, 25, 2, tzinfo=UTC)
"""When a script begins unless it is told otherwise: a Wednesday, 10:00 in Beijing and 03:00 in Berlin."""


class Moment(click.ParamType[datetime]):
    """A moment as ISO 8601 with its offset."""

    name = "moment"

    def convert(
        self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        try:
            at = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            self.fail("write it as 2026-11-25T02:00Z", param, ctx)
        if at.tzinfo is None:
            self.fail("the offset is missing, as in 2026-11-25T02:00Z or 2026-11-25T10:00+08:00", param, ctx)
        return at.astimezone(UTC)


@click.command()
@click.option(
    "--database", type=click.Path(dir_okay=False, path_type=Path), help="Keep everything in this file."
)
@click.option(
    "--now", type=Moment(), help="Begin at this moment; time then stands still until a line moves it."
)
def console(database: Path | None, now: datetime | None) -> None:
    """Play an example group as text. Reads a script from the standard input, or what you type; ? shows how."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):  # whatever the machine's own encoding is
            stream.reconfigure(encoding="utf-8", errors="replace")
    typed = sys.stdin.isatty()
    clock = ShiftedClock() if typed and now is None else StandingClock(now or START)
    try:
        with _database(database) as url, alone(url):
            failed = asyncio.run(play(url, clock, sys.stdin, sys.stdout, typed=typed))
    except (DatabaseTrouble, KeyTrouble) as trouble:
        raise click.ClickException(str(trouble)) from None
    if failed:
        raise click.ClickException(failed)


@contextmanager
def _database(file: Path | None) -> Iterator[str]:
    """The address of the database: the file, or one that is gone afterwards."""
    if file is not None:
        yield f"sqlite:///{file}"
        return
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{Path(folder) / 'console.sqlite3'}"


async def play(
    url: str,
    clock: MovableClock,
    lines: TextIO,
    out: TextIO,
    *,
    typed: bool = False,
    phrasebook: Phrasebook | None = None,
) -> str:
    """Do what the lines say. A script stops at the first line that is not understood: returns which and why, or ""."""
    await asyncio.to_thread(upgrade, url)
    app = build(url, clock, phrasebook, keys_made(url, None))
    with app.open_work() as work:
        seed(work, "console", clock.now())
    paper = connect(app, clock, out)
    for person in PEOPLE:
        paper.introduce(person.user, person.name, person.language)
    try:
        await paper.start()
        return await (_from_person(paper, lines, out) if typed else _from_script(paper, lines, out))
    finally:
        app.engine.dispose()


async def _from_script(paper: Console, lines: TextIO, out: TextIO) -> str:
    for number, line in enumerate(lines, start=1):
        text = line.rstrip("\n")
        out.write(f"\n> {text}\n" if text.strip() else "")
        try:
            await paper.hear(text)
        except NotUnderstood as error:
            return f"line {number} is not understood: {error}\n  {text[:200]}"
    return ""


async def _from_person(paper: Console, lines: TextIO, out: TextIO) -> str:
    people = ", ".join(f"@{person.user}" for person in PEOPLE)
    out.write(f"\n{HELP}\n\nPeople to play: {people}. Ctrl+D ends.\n")
    while True:
        out.write(f"\n{paper.prompt}")
        out.flush()
        line = await asyncio.to_thread(lines.readline)
        if not line:
            return ""
        try:
            await paper.hear(line.rstrip("\n"))
        except NotUnderstood as error:
            out.write(f"Not understood: {error}. ? shows what there is.\n")
