"""/healthz, /readyz and /metrics: as a service manager, a load balancer and a Prometheus ask them."""

import asyncio
import threading
from pathlib import Path

from aiohttp import ClientSession
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application

from adapters.asking import Asking
from adapters.web.health import Health
from bot.errors import Unavailable
from storage.base import open_engine
from tests.adapters.telegram.people import Human
from tests.adapters.telegram.server import TOKEN
from tests.operate.process import said, wgbot
from tests.operate.servers import ScopedSlack, TelegramServer
from tests.operate.test_run import with_tables


class Works:
    """Something that works, until it does not."""

    alive = True


class Hears:
    """A platform that things reach us from, until they do not."""

    name = "slack"
    hears = True


async def asked(health: Health, path: str) -> tuple[int, str]:
    application = Application()
    application.add_routes(health.routes())
    async with TestClient(TestServer(application)) as client, client.get(path) as answer:
        return answer.status, (await answer.text()).strip()


async def test_a_process_is_healthy_as_long_as_its_sender_goes_round() -> None:
    health, sender = Health(lambda: True), Works()
    assert await asked(health, "/healthz") == (200, "ok")
    health.begun(sender)
    assert await asked(health, "/healthz") == (200, "ok")
    sender.alive = False
    assert await asked(health, "/healthz") == (503, "the sender stands still")


async def test_it_is_ready_while_the_platforms_listen_and_the_database_answers_and_fits() -> None:
    def away() -> bool:
        raise Unavailable("planted")

    for fits, expected in (
        (lambda: True, (200, "ok")),
        (lambda: False, (503, "the database has the tables of another version")),
        (away, (503, "the database does not answer")),
    ):
        health = Health(fits)
        assert await asked(health, "/readyz") == (503, "the platforms do not listen yet, or no more")
        health.begun(Works())
        assert await asked(health, "/readyz") == expected
        assert (await asked(health, "/healthz"))[0] == 200
        health.ended()
        assert (await asked(health, "/readyz"))[0] == 503


async def test_it_is_not_ready_while_a_platform_does_not_reach_it() -> None:
    health, platform = Health(lambda: True), Hears()
    health.begun(Works(), [platform])
    assert await asked(health, "/readyz") == (200, "ok")
    platform.hears = False
    assert await asked(health, "/readyz") == (503, "slack does not answer")
    assert (await asked(health, "/healthz"))[0] == 200


async def test_a_database_that_hangs_takes_one_thread_however_often_one_asks() -> None:
    gate, asked_at_once = threading.Event(), 0

    def hangs() -> str:
        nonlocal asked_at_once
        asked_at_once += 1
        gate.wait()
        return "at last"

    asking = Asking(hangs)
    waiting = [asyncio.create_task(asking.answer()) for _each in range(20)]
    await asyncio.sleep(0)
    gate.set()
    assert await asyncio.gather(*waiting) == ["at last"] * 20
    assert asked_at_once == 1


async def test_an_operator_watches_a_running_bot(
    tmp_path: Path, telegram: TelegramServer, slack: ScopedSlack, free_port: int
) -> None:
    """Healthy and ready once it runs; figures by platform and kind; no text, no token, nobody's id in them."""
    jonas = Human(telegram, 109955, "canary-NAME", "de")
    address = f"http://127.0.0.1:{free_port}"
    asked_for = {"WGBOT_HTTP__METRICS": "true", "WGBOT_HTTP__PORT": str(free_port)}
    settings = {**telegram.environment(), **slack.environment(), **asked_for}
    folder = with_tables(tmp_path)
    async with wgbot(folder, "run", **settings) as bot, ClientSession() as session:

        async def got(path: str) -> tuple[int, str]:
            async with session.get(address + path) as answer:
                return answer.status, await answer.text()

        await bot.until("The bot is on")
        assert await got("/healthz") == (200, "ok\n")
        assert await got("/readyz") == (200, "ok\n")
        await jonas.type("/start canary-TEXT")
        await telegram.until(lambda: telegram.said_to(jonas.id))
        status, figures = await got("/metrics")
        assert status == 200
        assert 'wgbot_acknowledge_seconds_count{kind="message",platform="telegram"} 1.0' in figures
        assert "wgbot_database_up 1.0" in figures
        assert 'wgbot_hears{platform="slack"} 1.0' in figures
        assert "process_resident_memory_bytes" in figures
        for canary in ("canary", str(jonas.id), TOKEN.split(":")[0], TOKEN.split(":")[1]):
            assert canary not in figures
        engine = open_engine(f"sqlite:///{folder / 'wgbot.sqlite3'}")
        with engine.begin() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        engine.dispose()
        assert await got("/readyz") == (503, "the database has the tables of another version\n")
        assert await got("/healthz") == (200, "ok\n")
        assert await bot.stop() == 0
    assert "Traceback" not in bot.printed


async def test_figures_are_not_shown_unless_they_are_wanted(
    tmp_path: Path, telegram: TelegramServer, free_port: int
) -> None:
    wanted = {"WGBOT_HTTP__HEALTH": "true", "WGBOT_HTTP__PORT": str(free_port)}
    async with wgbot(with_tables(tmp_path), "run", **telegram.environment(), **wanted) as bot:
        await bot.until("The bot is on")
        async with ClientSession() as session:
            for path, expected in (("/readyz", 200), ("/metrics", 404)):
                async with session.get(f"http://127.0.0.1:{free_port}{path}") as answer:
                    assert answer.status == expected
        assert await bot.stop() == 0


async def test_an_unclear_wish_is_refused(tmp_path: Path) -> None:
    code, printed = await said(tmp_path, "run", WGBOT_HTTP__METRICS="maybe")
    assert code == 2
    assert "WGBOT_HTTP__METRICS: input should be a valid boolean" in printed
