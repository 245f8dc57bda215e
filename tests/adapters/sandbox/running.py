"""A sandbox that listens, with the example group in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from adapters.app import App, build
from adapters.clock import StandingClock
from adapters.sandbox import Sandbox, connect
from adapters.sending import Sender
from bot.example import PEOPLE, ROOMS, seed
from storage.base import open_engine
from storage.sandbox import SqlSandboxStore
from storage.schema import every_table
from tests.cast import NOW
from tests.polls.secret_scenes import KEYS


@dataclass(frozen=True)
class Running:
    """The sandbox and what stands behind it."""

    app: App
    store: SqlSandboxStore
    sandbox: Sandbox
    sender: Sender
    clock: StandingClock

    @property
    def address(self) -> str:
        """Where the page is."""
        return self.sandbox.address


def prepared(folder: Path) -> tuple[App, SqlSandboxStore, StandingClock]:
    """The program on a new database with the example group, standing at NOW."""
    url = f"sqlite:///{folder / 'sandbox.sqlite3'}"
    engine = open_engine(url)
    every_table().create_all(engine)
    engine.dispose()
    clock = StandingClock(NOW)
    app = build(url, clock, keys=KEYS)
    with app.open_work() as work:
        seed(work, "sandbox", NOW)
    store = SqlSandboxStore(app.engine)
    for person in PEOPLE:
        store.add_person(person.user, person.name, person.language.value, person.note)
    for room_id, title in ROOMS:
        store.add_room(room_id, title)
    return app, store, clock


@asynccontextmanager
async def running_sandbox(folder: Path) -> AsyncIterator[Running]:
    """A sandbox on a free port; its sender sends when a test says so, or once it is started."""
    app, store, clock = prepared(folder)
    sandbox = connect(app, store, "127.0.0.1", 0)
    sender = app.sender({sandbox.name: sandbox.outbound})
    sandbox.sender = sender
    await sandbox.start()
    try:
        yield Running(app, store, sandbox, sender, clock)
    finally:
        await sandbox.stop()
        app.engine.dispose()
