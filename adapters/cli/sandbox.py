"""`wgbot sandbox`: the whole program in the browser, without tokens."""

import asyncio
import logging
from datetime import timedelta
from pathlib import Path

import click

from adapters.app import build
from adapters.cli.configured import settings as configured
from adapters.cli.database import DatabaseTrouble, alone, bring_up
from adapters.cli.key_file import KeyTrouble, keys_made
from adapters.clock import ShiftedClock
from adapters.logs import begin
from adapters.running import DidNotStart, serve
from adapters.sandbox import connect
from adapters.sandbox.windows import NAME
from adapters.settings import Settings
from bot.chat.languages import Language
from bot.example import PEOPLE, ROOMS, enliven, seed
from storage.sandbox import SqlSandboxStore

SHIFT = "sandbox_shift_seconds"
HINTS = {Language.ZH: "zh-CN", Language.DE: "de-DE", Language.EN: "en-GB"}
"""What the browsers of these people would say of their language."""


@click.command()
@click.option("--reset", is_flag=True, help="Forget everything and begin with the example group anew.")
@click.option("--port", type=click.IntRange(0, 65535), help="Another port than WGBOT_HTTP__PORT.")
def sandbox(reset: bool, port: int | None) -> None:
    """Start the sandbox: a page in the browser with a working group in it. Keeps its data between starts."""
    settings = configured()
    url = settings.database_url
    try:
        with alone(url):
            if reset:
                _forget(url)
            begin(logging.INFO)
            bring_up(url)
            asyncio.run(_serve(settings, settings.http.port if port is None else port))
    except (DatabaseTrouble, KeyTrouble) as trouble:
        raise click.ClickException(str(trouble)) from None


def _forget(url: str) -> None:
    prefix = "sqlite:///"
    if not url.startswith(prefix):
        raise click.UsageError("--reset works on an SQLite file only; please empty this database yourself.")
    for suffix in ("", "-wal", "-shm"):
        Path(url.removeprefix(prefix) + suffix).unlink(missing_ok=True)


async def _serve(settings: Settings, port: int) -> None:
    clock = ShiftedClock()
    url = settings.database_url
    app = build(url, clock, keys=keys_made(url, settings.encryption_keys))
    clock.shift = timedelta(seconds=float(app.kept.get(SHIFT) or 0))
    store = SqlSandboxStore(app.engine)
    _people_the_stage(store)
    with app.open_work() as work:
        if seed(work, NAME, clock.now()):
            enliven(work, clock.now())
    page = connect(app, store, settings.http.host, port)

    def ready() -> None:
        click.echo(
            "This is a sandbox: an example group to try things with. It needs no tokens and reaches no one."
        )
        click.echo(f"Open {page.address} in a browser. Stop with Ctrl+C.")

    try:
        await serve(app, [page], ready)
    except DidNotStart as failed:
        raise click.ClickException(f"The sandbox did not start: {failed.reasons[page.name]}.") from None
    finally:
        app.engine.dispose()


def _people_the_stage(store: SqlSandboxStore) -> None:
    """Whom one can play, and where they meet; told again at every start, so that newer words stand."""
    for person in PEOPLE:
        store.add_person(person.user, person.name, HINTS[person.language], person.note)
    for room_id, title in ROOMS:
        store.add_room(room_id, title)
