"""`wgbot run` as a process: what it says, how it ends, and that it says no secret."""

import time
from pathlib import Path

from aiohttp import ClientSession

from storage.base import open_engine
from storage.schema import HEAD, every_table
from tests.adapters.slack.server import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET
from tests.adapters.telegram.people import Human
from tests.adapters.telegram.server import TOKEN
from tests.operate.process import said, wgbot
from tests.operate.servers import ScopedSlack, TelegramServer

NOWHERE = "http://127.0.0.1:1"
WRONG = "4711:canary-of-a-token-that-nobody-knows"


JSON = "application/json"


def now() -> str:
    """The time as Slack's signatures have it."""
    return str(int(time.time()))


def with_tables(folder: Path) -> Path:
    """A database of this version in the folder, as `wgbot run` finds it from the second start on."""
    engine = open_engine(f"sqlite:///{folder / 'wgbot.sqlite3'}")
    every_table().create_all(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{HEAD}')")
    engine.dispose()
    return folder


async def test_without_a_platform_it_says_so_and_offers_the_sandbox(tmp_path: Path) -> None:
    code, printed = await said(tmp_path, "run", WGBOT_TELEGRAM_TOKEN=TOKEN)
    assert code == 2
    assert "No platform is configured" in printed
    assert "`wgbot sandbox`" in printed
    assert "WGBOT_TELEGRAM_TOKEN is no setting and is ignored. Do you mean WGBOT_TELEGRAM__TOKEN?" in printed
    assert TOKEN not in printed
    assert not any(tmp_path.iterdir())  # noqa: ASYNC240  # nothing else is under way


async def test_platforms_that_do_not_start_are_named_with_reason_and_advice(
    tmp_path: Path, telegram: TelegramServer, slack: ScopedSlack
) -> None:
    code, printed = await said(tmp_path, "run", **telegram.environment(WRONG), **slack.environment())
    assert code == 1
    assert "Telegram did not start:" in printed
    assert "the token in WGBOT_TELEGRAM__TOKEN is not known to Telegram. Please copy it" in printed
    assert "Slack did not start" not in printed
    assert "Traceback" not in printed
    assert WRONG not in printed
    assert BOT_TOKEN not in printed


async def test_a_token_that_slack_does_not_take(tmp_path: Path, slack: ScopedSlack) -> None:
    code, printed = await said(tmp_path, "run", **slack.environment(f"{BOT_TOKEN}-stale"))
    assert code == 1
    assert "Slack did not start: invalid_auth." in printed
    assert "Slack does not take WGBOT_SLACK__BOT_TOKEN (invalid_auth). Please copy it" in printed
    assert "Traceback" not in printed
    assert BOT_TOKEN not in printed


async def test_an_app_token_that_slack_does_not_take_ends_the_start_at_once(
    tmp_path: Path, slack: ScopedSlack
) -> None:
    settings = {**slack.environment(), "WGBOT_SLACK__APP_TOKEN": f"{APP_TOKEN}-stale"}
    code, printed = await said(tmp_path, "run", **settings)
    assert code == 1
    assert "Slack did not start: Slack does not take the token in WGBOT_SLACK__APP_TOKEN (inval" in printed
    assert "Please make one at api.slack.com/apps, your app, Basic Information" in printed
    assert slack.connections == 0
    assert len([each for each in slack.asked if each == "apps.connections.open"]) == 2, "the start and doctor"
    assert APP_TOKEN not in printed


async def test_without_a_network_it_says_what_does_not_answer(tmp_path: Path, slack: ScopedSlack) -> None:
    code, printed = await said(
        tmp_path, "run", **{**slack.environment(), "WGBOT_SLACK__BASE_URL": f"{NOWHERE}/api/"}
    )
    assert code == 1
    assert "127.0.0.1:1 does not answer as Slack does" in printed
    assert "Traceback" not in printed


async def test_it_ends_while_it_is_still_looking_for_telegram(
    tmp_path: Path, telegram: TelegramServer
) -> None:
    settings = {**telegram.environment(), "WGBOT_TELEGRAM__BASE_URL": NOWHERE}
    async with wgbot(with_tables(tmp_path), "run", **settings) as bot:
        await bot.until("Telegram does not answer")
        assert await bot.stop() == 0


async def test_it_runs_on_both_and_ends_after_what_is_being_answered(
    tmp_path: Path, telegram: TelegramServer, slack: ScopedSlack
) -> None:
    """At DEBUG, with secrets and a text to look for in the log."""
    jonas = Human(telegram, 1099, "canary-NAME", "de")
    settings = {**telegram.environment(), **slack.environment()}
    async with wgbot(with_tables(tmp_path), "run", "--verbose", **settings) as bot:
        await bot.until("The bot is on")
        await slack.space.until(lambda: slack.sockets)
        telegram.gate.clear()
        await jonas.type("/start canary-TEXT")
        await telegram.until(lambda: telegram.waiting and telegram.asking and not telegram.updates)
        bot.terminate()
        await telegram.until(lambda: not telegram.asking)
        assert not telegram.said_to(jonas.id)
        telegram.gate.set()
        assert await bot.stop() == 0
    assert telegram.said_to(jonas.id)
    assert "DEBUG" in bot.printed
    assert "Traceback" not in bot.printed
    for canary in (TOKEN, TOKEN.split(":")[1], BOT_TOKEN, APP_TOKEN, "canary"):
        assert canary not in bot.printed


async def test_a_port_that_is_taken_is_named(tmp_path: Path, telegram: TelegramServer) -> None:
    port = telegram.url.rpartition(":")[2]
    hook = {"WGBOT_TELEGRAM__WEBHOOK_URL": "https://bot.example.org/hook", "WGBOT_HTTP__PORT": port}
    code, printed = await said(with_tables(tmp_path), "run", **telegram.environment(), **hook)
    assert code == 1
    assert "another program listens there, or set WGBOT_HTTP__PORT" in printed
    assert "Traceback" not in printed


async def test_slack_and_telegram_share_one_http_server(
    tmp_path: Path, telegram: TelegramServer, slack: ScopedSlack, free_port: int
) -> None:
    address = f"http://127.0.0.1:{free_port}"
    hook = {"WGBOT_TELEGRAM__WEBHOOK_URL": "https://bot.example.org/telegram"}
    signed = {"WGBOT_SLACK__APP_TOKEN": "", "WGBOT_SLACK__SIGNING_SECRET": SIGNING_SECRET}
    settings = {**telegram.environment(), **slack.environment(), **hook, **signed}
    async with wgbot(with_tables(tmp_path), "run", WGBOT_HTTP__PORT=str(free_port), **settings) as bot:
        await bot.until("The bot is on")
        slack.app_url = f"{address}/slack/events"
        assert await slack.post_raw('{"type": "url_verification", "challenge": "x"}', JSON, now()) == (
            200,
            {"challenge": "x"},
        )
        assert (await slack.post_raw("{}", JSON, now(), "wrong"))[0] == 401
        async with ClientSession() as session, session.post(f"{address}/telegram", data="{}") as answer:
            assert (answer.status, await answer.text()) == (403, "")
        assert await bot.stop() == 0
    assert "Traceback" not in bot.printed
