"""What one of several does for all: one at a time, handed on at once by who leaves, in time after who was killed."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from adapters.holding import Holding, Pace
from bot.errors import Unavailable
from storage.leases import SqlLease, held

pytestmark = pytest.mark.postgres

LONG, SHORT = timedelta(minutes=5), timedelta(seconds=1.5)
BRISK = Pace(SHORT, renew=0.2, look=0.05, early=0.5)


def lease(engine: Engine, holder: str, length: timedelta = LONG) -> SqlLease:
    return SqlLease(engine, "work", holder, length)


def test_one_holds_it_until_it_is_given_back_or_ends(postgres_engine: Engine) -> None:
    first, second = lease(postgres_engine, "first"), lease(postgres_engine, "second")
    assert held(postgres_engine) == {}
    assert first.take() == 1
    assert second.take() is None
    assert first.take() == 1, "renewed"
    second.give_back()
    assert second.take() is None, "it was not theirs to give back"
    first.give_back()
    assert held(postgres_engine) == {"work": False}
    assert lease(postgres_engine, "second", -SHORT).take() == 2
    assert first.take() == 3, "the second one's time was over"
    assert held(postgres_engine) == {"work": True}


class Desk:
    """Where one may work at a time."""

    def __init__(self) -> None:
        self.at_work: list[str] = []
        self.changed = asyncio.Condition()

    async def note(self, change: Callable[[], None]) -> None:
        change()
        assert len(self.at_work) <= 1, self.at_work
        async with self.changed:
            self.changed.notify_all()

    async def until(self, name: str) -> None:
        """Wait until this one is at work."""
        async with asyncio.timeout(20), self.changed:
            await self.changed.wait_for(lambda: self.at_work == [name])

    async def until_nobody(self) -> None:
        async with asyncio.timeout(20), self.changed:
            await self.changed.wait_for(lambda: not self.at_work)


class Worker:
    """Sits at the desk until told to stop."""

    def __init__(self, desk: Desk, name: str) -> None:
        self._desk, self._name = desk, name
        self._told = asyncio.Event()

    async def run(self) -> None:
        await self._desk.note(lambda: self._desk.at_work.append(self._name))
        try:
            await self._told.wait()
        finally:
            await self._desk.note(lambda: self._desk.at_work.remove(self._name))

    def stop(self) -> None:
        self._told.set()


class Unsteady:
    """A lease in a database that can be away."""

    def __init__(self, inner: SqlLease) -> None:
        self.inner = inner
        self.away = False

    def take(self) -> int | None:
        if self.away:
            raise Unavailable("planted")
        return self.inner.take()

    def give_back(self) -> None:
        self.inner.give_back()


def holding(engine: Engine, desk: Desk, name: str) -> tuple[Holding, Unsteady]:
    source = Unsteady(lease(engine, name, SHORT))
    return Holding(source, BRISK, lambda: Worker(desk, name), "work"), source


async def test_it_is_handed_on_by_who_leaves_and_taken_over_from_who_is_gone(postgres_engine: Engine) -> None:
    desk = Desk()
    parts = {name: holding(postgres_engine, desk, name) for name in ("leaves", "dies", "stays")}
    running = {name: asyncio.create_task(part[0].run()) for name, part in list(parts.items())[:1]}
    await desk.until("leaves")
    running["dies"] = asyncio.create_task(parts["dies"][0].run())
    parts["leaves"][0].stop()
    await desk.until("dies")
    running["stays"] = asyncio.create_task(parts["stays"][0].run())
    running["dies"].cancel()  # gives nothing back, as a process that is killed
    await desk.until("stays")
    parts["stays"][0].stop()
    await asyncio.gather(running["leaves"], running["stays"])
    assert held(postgres_engine) == {"work": False}


async def test_who_cannot_renew_it_stops_before_it_ends_and_begins_again(postgres_engine: Engine) -> None:
    desk = Desk()
    alone, source = holding(postgres_engine, desk, "alone")
    running = asyncio.create_task(alone.run())
    await desk.until("alone")
    source.away = True
    await desk.until_nobody()
    source.away = False
    await desk.until("alone")
    alone.stop()
    await running
