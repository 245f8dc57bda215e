"""Calendars over HTTP, as a calendar programme asks for them: on either database, from any replica."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp import ClientSession

from adapters.app import build
from adapters.clock import StandingClock
from adapters.logs import Redacting
from adapters.web import Calendars
from bot.bot import Bot
from bot.calendars.actions import RevokeAddress
from bot.features import REGISTRY
from bot.meetings.actions import CancelMeeting
from bot.meetings.model import Attendance
from bot.privacy.actions import Erase
from storage.base import open_engine
from storage.schema import every_table
from storage.work import works_on
from tests.adapters.serving import serving
from tests.calendars.scenes import make
from tests.cast import ALEX, ANNA, NOW, SEAL, seeded
from tests.meetings.ics import read
from tests.meetings.scenes import GROUP, HOUR, answer, move, reply, schedule

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Got:
    """An answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database with the example group in it."""
    if request.param == "sqlite":
        address = f"sqlite:///{tmp_path / 'test.sqlite3'}"
    else:
        address = request.getfixturevalue("postgres_url")
    engine = open_engine(address)
    every_table().create_all(engine)
    seeded(works_on(engine))
    engine.dispose()
    return address


@asynccontextmanager
async def program(url: str) -> AsyncIterator[tuple[Bot, str]]:
    """One process of the program: its bot, and where it serves."""
    app = build(url, StandingClock(NOW))
    try:
        async with serving([Calendars(app).route]) as address:
            yield Bot(app.open_work, REGISTRY, SEAL), address
    finally:
        app.engine.dispose()


async def get(address: str, name: str, method: str = "GET", **headers: str) -> Got:
    """Ask as a calendar programme does."""
    sent = {key.replace("_", "-"): value for key, value in headers.items()}
    async with (
        ClientSession() as session,
        session.request(method, f"{address}/calendar/{name}", headers=sent) as given,
    ):
        return Got(given.status, given.headers, await given.read())


async def test_a_programme_asks_again_and_again_and_gets_what_is_new(url: str) -> None:
    async with program(url) as (bot, address):
        schedule(bot)
        [name] = make(bot, ANNA)
        first = await get(address, name)
        assert first.status == 200
        assert first.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert first.headers["Cache-Control"] == "private, no-cache"
        assert name not in str(first.headers)
        assert first.headers["Last-Modified"] == "Wed, 25 Nov 2026 02:00:00 GMT"
        [shown] = read(first.body).of("VEVENT")
        assert shown.text("SUMMARY") == "Datensicherheit"
        tag = first.headers["ETag"]
        same = await get(address, name, If_None_Match=f'"other", W/{tag}')
        assert (same.status, same.body, same.headers["ETag"]) == (304, b"", tag)
        answer(bot, ANNA, Attendance.YES)
        newer = await get(address, name, If_None_Match=tag)
        assert newer.status == 200
        head = await get(address, name, "HEAD")
        assert (head.status, head.body, head.headers["ETag"]) == (200, b"", newer.headers["ETag"])
        assert head.headers["Content-Length"] == str(len(newer.body))


async def test_what_was_withdrawn_on_one_replica_is_gone_on_the_other(url: str) -> None:
    async with AsyncExitStack() as stack:
        one, one_address = await stack.enter_async_context(program(url))
        other, other_address = await stack.enter_async_context(program(url))
        schedule(one)
        [name] = make(one, ANNA)
        group_names = make(other, ALEX, GROUP)
        assert (await get(one_address, name)).body == (await get(other_address, name)).body
        assert {(await get(one_address, each)).status for each in group_names} == {200}
        move(one, "2026-12-08T16:00", now=NOW + HOUR)
        [moved] = read((await get(other_address, name)).body).of("VEVENT")
        assert moved.properties["SEQUENCE"] == "1"
        reply(other, ANNA, RevokeAddress())
        assert (await get(one_address, name)).status == 404
        assert (await get(one_address, group_names[0])).status == 200


async def test_what_never_was_and_what_is_no_more_look_alike(url: str) -> None:
    async with program(url) as (bot, address):
        [name] = make(bot, ANNA)
        reply(bot, ANNA, RevokeAddress())
        gone = [await get(address, each) for each in (name, "x" * 32 + ".ics", "x", name + "x", name[:32])]
        assert {(each.status, each.body) for each in gone} == {(404, b"")}
        plain = [{key: each.headers[key] for key in each.headers if key != "Date"} for each in gone]
        assert all(each == plain[0] for each in plain)


async def test_an_erased_members_calendar_is_gone(url: str) -> None:
    async with program(url) as (bot, address):
        [name] = make(bot, ANNA)
        reply(bot, ANNA, Erase())
        assert (await get(address, name)).status == 404


async def test_no_secret_reaches_the_log(url: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with program(url) as (bot, address):
        [name] = make(bot, ANNA)
        for each in (name, name.replace(".ics", ".fr.ics")):
            await get(address, each)
    said = "\n".join(Redacting().format(record) for record in caplog.records)
    assert name[:32] not in said
    asked = logging.LogRecord("proxy", logging.INFO, "", 0, f"GET /calendar/{name}", None, None)
    assert Redacting().format(asked).endswith("GET /calendar/….ics")


async def test_a_cancelled_meeting_stays_in_it_marked(url: str) -> None:
    async with program(url) as (bot, address):
        schedule(bot)
        [name] = make(bot, ANNA)
        reply(bot, ALEX, CancelMeeting(1, 0), now=NOW + HOUR)
        [gone] = read((await get(address, name)).body).of("VEVENT")
        assert gone.properties["STATUS"] == "CANCELLED"


async def test_many_programmes_that_ask_at_once_are_all_answered(url: str) -> None:
    async with program(url) as (bot, address):
        for day in range(2, 12):
            schedule(bot, starts_at=f"2026-12-{day:02}T15:00")
        [name] = make(bot, ANNA)
        given = await asyncio.gather(*(get(address, name) for _n in range(12)))
        assert {(each.status, each.body) for each in given} == {(200, given[0].body)}
        assert len(read(given[0].body).of("VEVENT")) == 10


async def test_while_the_database_is_away_it_is_to_be_asked_later(tmp_path: Path) -> None:
    file = tmp_path / "test.sqlite3"
    engine = open_engine(f"sqlite:///{file}")
    every_table().create_all(engine)
    engine.dispose()
    app = build(f"sqlite:///{file}", StandingClock(NOW))
    app.engine.dispose()
    file.unlink()
    file.mkdir()
    async with serving([Calendars(app).route]) as address:
        given = await get(address, "x" * 32 + ".ics")
        assert (given.status, given.headers["Retry-After"], given.body) == (503, "300", b"")


async def test_who_asks_holds_up_nobody_who_writes(tmp_path: Path) -> None:
    """SQLite has one writer: a calendar is read beside it."""
    engine = open_engine(f"sqlite:///{tmp_path / 'test.sqlite3'}")
    every_table().create_all(engine)
    seeded(works_on(engine))
    async with program(str(engine.url)) as (bot, address):
        [name] = make(bot, ANNA)
        with works_on(engine)():  # a transaction that writes, for as long as this block
            assert (await get(address, name)).status == 200
    engine.dispose()
