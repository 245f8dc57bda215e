"""`wgbot sandbox`: the whole program in the browser, without tokens."""

import asyncio
import logging
import signal
from datetime import timedelta
from pathlib import Path

import click

from adapters.app import build
from adapters.clock import ShiftedClock
from adapters.sandbox import connect
from adapters.sandbox.windows import NAME
from adapters.settings import Settings
from bot.chat.languages import Language
from bot.example import PEOPLE, ROOMS, enliven, seed
from storage.sandbox import SqlSandboxStore
from storage.schema import upgrade

SHIFT = "sandbox_shift_seconds"
HINTS = {Language.ZH: "zh-CN", Language.DE: "de-DE", Language.EN: "en-GB"}
"""What the browsers of these people would say of their language."""


@click.command()
@click.option("--reset", is_flag=True, help="Forget everything and begin with the example group anew.")
@click.option("--port", type=click.IntRange(0, 65535), help="Another port than WGBOT_HTTP__PORT.")
def sandbox(reset: bool, port: int | None) -> None:
    """Start the sandbox: a page in the browser with a working group in it. Keeps its data between starts."""
    settings = Settings()
    if reset:
        _forget(settings.database_url)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    asyncio.run(_serve(settings, settings.http.port if port is None else port))


def _forget(url: str) -> None:
    prefix = "sqlite:///"
    if not url.startswith(prefix):
        raise click.UsageError("--reset works on an SQLite file only; please empty this database yourself.")
    for suffix in ("", "-wal", "-shm"):
        Path(url.removeprefix(prefix) + suffix).unlink(missing_ok=True)


async def _serve(settings: Settings, port: int) -> None:
    upgrade(settings.database_url)
    clock = ShiftedClock()
    app = build(settings.database_url, clock)
    clock.shift = timedelta(seconds=float(app.kept.get(SHIFT) or 0))
    store = SqlSandboxStore(app.engine)
    _people_the_stage(store)
    with app.open_work() as work:
        if seed(work, NAME, clock.now()):
            enliven(work, clock.now())
    page = connect(app, store, settings.http.host, port)
    sender = app.sender({page.name: page.outbound})
    page.sender = sender
    await page.start()
    await sender.start()
    click.echo(
        "This is a sandbox: an example group to try things with. It needs no tokens and reaches no one."
    )
    click.echo(f"Open {page.address} in a browser. Stop with Ctrl+C.")
    await _until_told()
    await sender.stop()
    await page.stop()
    app.engine.dispose()


def _people_the_stage(store: SqlSandboxStore) -> None:
    """Whom one can play, and where they meet; told again at every start, so that newer words stand."""
    for person in PEOPLE:
        store.add_person(person.user, person.name, HINTS[person.language], person.note)
    for room_id, title in ROOMS:
        store.add_room(room_id, title)


async def _until_told() -> None:
    told = asyncio.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, told.set)
    await told.wait()
