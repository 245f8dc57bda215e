"""`wgbot doctor`: nothing found where nothing is wrong; and each thing that is, with what to do about it."""

import re
import shutil
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from adapters.clock import SystemClock
from adapters.doctor import CHECKED, Finding, State, ask_platforms
from adapters.doctor.local import catalogues
from adapters.settings import SlackSettings, TelegramSettings
from bot.chat.phrasebook import LOCALES
from tests.adapters.slack.server import BOT_TOKEN
from tests.adapters.telegram.server import TOKEN
from tests.operate.process import said
from tests.operate.servers import ScopedSlack, TelegramServer, configured

NOWHERE = "http://127.0.0.1:1"
HOOK = "https://bot.example.org/hook"
WRONG = "4711:canary-of-a-token-that-nobody-knows"


async def found(
    telegram: TelegramSettings | None = None, slack: SlackSettings | None = None
) -> list[Finding]:
    """What the doctor finds on these platforms."""
    return await ask_platforms(configured(telegram, slack), SystemClock(), CHECKED)


def only(findings: list[Finding], state: State) -> str:
    """The one finding that is like this; everything else is fine."""
    [one] = [each for each in findings if each.state is not State.OK]
    assert one.state is state
    return str(one)


@pytest.fixture
def hooked(telegram: TelegramServer) -> TelegramServer:
    """A Telegram that brings its updates to the right address."""
    telegram.webhook = {"url": HOOK}
    return telegram


async def test_where_all_is_well_it_says_so(
    tmp_path: Path, telegram: TelegramServer, slack: ScopedSlack
) -> None:
    wanted = {"WGBOT_HTTP__HEALTH": "true", **telegram.environment(), **slack.environment()}
    code, printed = await said(tmp_path, "doctor", **wanted)
    assert code == 0
    lines = printed.split("\n\n")[0].splitlines()
    assert all(line.startswith("ok ") for line in lines), printed
    for subject in ("settings", "database", "catalogues", "time zones", "clock", "Telegram token"):
        assert any(line.startswith(f"ok       {subject}:") for line in lines)
    for subject in ("Telegram privacy mode", "Telegram updates", "Slack bot token", "Slack scopes"):
        assert any(line.startswith(f"ok       {subject}:") for line in lines)
    assert "0 with problems, 0 with warnings" in printed
    assert "canary" not in printed


async def test_wrong_settings_are_named_without_their_values(tmp_path: Path) -> None:
    code, printed = await said(
        tmp_path,
        "doctor",
        WGBOT_HTTP__PORT="canary-port",
        WGBOT_TELEGRAM__WEBHOOK_URL="https://canary.example",
        WGBOT_SLACK__BOT_TOKEN="canary-token",
        WGBOT_DATABSE_URL="canary",
    )
    assert code == 1
    assert "problem  settings: WGBOT_HTTP__PORT: input should be a valid integer." in printed
    assert "problem  settings: WGBOT_TELEGRAM__TOKEN is not set, but others of its kind are." in printed
    assert "problem  settings: Set WGBOT_SLACK__APP_TOKEN (Socket Mode) or" in printed
    assert "WGBOT_DATABSE_URL is no setting and is ignored. Do you mean WGBOT_DATABASE_URL?" in printed
    assert "Traceback" not in printed
    assert "canary" not in printed


async def test_wrong_tokens_and_a_database_that_is_away(tmp_path: Path, telegram: TelegramServer) -> None:
    url = "postgresql+psycopg://wgbot:canary-password@127.0.0.1:1/wgbot"
    code, printed = await said(tmp_path, "doctor", **telegram.environment(WRONG), WGBOT_DATABASE_URL=url)
    assert code == 1
    assert "problem  database: The database in WGBOT_DATABASE_URL does not answer" in printed
    assert "problem  Telegram token: the token in WGBOT_TELEGRAM__TOKEN is not known to Telegram." in printed
    assert "Traceback" not in printed
    assert "canary" not in printed


async def test_a_telegram_token_of_another_form_is_not_sent(telegram: TelegramServer) -> None:
    assert "does not look like one" in only((await found(telegram.settings("hunter2")))[:1], State.PROBLEM)
    assert telegram.calls == []


async def test_a_server_that_does_not_answer(telegram: TelegramServer, slack: ScopedSlack) -> None:
    own = telegram.settings(base_url=NOWHERE), slack.settings(base_url=f"{NOWHERE}/api/")
    states = {each.subject: each.state for each in await found(*own)}
    assert states == {"Telegram": State.PROBLEM, "Slack": State.PROBLEM, "clock": State.SKIPPED}


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"can_join_groups": False}, "problem  Telegram groups: nobody can add the bot to a group"),
        ({"can_read_all_group_messages": True}, "warning  Telegram privacy mode: is off"),
    ],
)
async def test_rights_in_groups(telegram: TelegramServer, about: dict[str, Any], words: str) -> None:
    telegram.about_me = about
    assert words in only(await found(telegram.settings()), State(words.split()[0]))


async def test_a_webhook_that_is_left_over(hooked: TelegramServer) -> None:
    assert "`wgbot run` removes it" in only(await found(hooked.settings()), State.WARNING)


async def test_a_webhook_as_configured(hooked: TelegramServer) -> None:
    findings = await found(hooked.settings(webhook_url=HOOK))
    assert {each.state for each in findings} == {State.OK}


async def test_a_webhook_that_is_not_set_yet(telegram: TelegramServer) -> None:
    assert "`wgbot run` sets it" in only(await found(telegram.settings(webhook_url=HOOK)), State.WARNING)


async def test_a_webhook_that_fails(hooked: TelegramServer) -> None:
    hooked.about_webhook = {"last_error_date": 1795572000, "last_error_message": "Connection refused"}
    words = only(await found(hooked.settings(webhook_url=HOOK)), State.WARNING)
    assert "last failed at 2026-11-25 02:00 UTC: “Connection refused”" in words


async def test_updates_that_nobody_takes(telegram: TelegramServer) -> None:
    telegram.about_webhook = {"pending_update_count": 4711}
    assert "4711 wait. Is `wgbot run` running?" in only(await found(telegram.settings()), State.WARNING)


async def test_a_webhook_secret_that_telegram_would_refuse(hooked: TelegramServer) -> None:
    own = hooked.settings(webhook_url=HOOK, webhook_secret="canary §4711")
    words = only(await found(own), State.PROBLEM)
    assert "WGBOT_TELEGRAM__WEBHOOK_SECRET may hold" in words
    assert "canary" not in words


@pytest.mark.parametrize(("hours", "state"), [(0, State.OK), (-0.02, State.WARNING), (2, State.PROBLEM)])
async def test_a_clock_that_is_off(telegram: TelegramServer, hours: float, state: State) -> None:
    telegram.date = format_datetime(datetime.now(UTC) - timedelta(hours=hours), usegmt=True)
    [clock] = [each for each in await found(telegram.settings()) if each.subject == "clock"]
    assert clock.state is state


async def test_slack_scopes_that_are_missing_or_too_many(slack: ScopedSlack) -> None:
    assert slack.scopes is not None
    granted = slack.scopes
    slack.scopes = granted.replace("commands,", "")
    words = only(await found(slack=slack.settings()), State.PROBLEM)
    assert "missing: commands (/wg). Please compare the app with `wgbot slack manifest`" in words
    slack.scopes = f"{granted},admin"
    assert "more than the bot needs: admin." in only(await found(slack=slack.settings()), State.WARNING)
    slack.scopes = None
    assert "Slack does not say" in only(await found(slack=slack.settings()), State.WARNING)


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("bot_token", "canary", "WGBOT_SLACK__BOT_TOKEN must begin with xoxb-"),
        ("bot_token", f"{BOT_TOKEN}-stale", "does not take WGBOT_SLACK__BOT_TOKEN (invalid_auth)"),
        ("app_token", "canary", "WGBOT_SLACK__APP_TOKEN must begin with xapp-"),
        ("app_token", "xapp-canary", "does not take WGBOT_SLACK__APP_TOKEN (invalid_auth)"),
    ],
)
async def test_slack_tokens_that_are_wrong(slack: ScopedSlack, setting: str, value: str, words: str) -> None:
    problems = [each for each in await found(slack=slack.settings(**{setting: value})) if each.state != "ok"]
    assert [each.state for each in problems if each.subject != "clock"] == [State.PROBLEM]
    assert words in str(problems[0])
    assert "canary" not in str(problems[0])


async def test_a_signing_secret_of_another_form(slack: ScopedSlack) -> None:
    own = slack.settings(app_token=None, signing_secret="canary")
    assert "WGBOT_SLACK__SIGNING_SECRET is not 32" in only(await found(slack=own), State.WARNING)


def test_a_catalogue_with_a_gap_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "locales"
    shutil.copytree(LOCALES, folder)
    assert catalogues(folder).state is State.OK
    german = folder / "de" / "LC_MESSAGES" / "messages.po"
    words = german.read_text(encoding="utf-8")
    german.write_text(re.sub(r'\nmsgstr "[^"]+"', '\nmsgstr ""', words[200:], count=1), encoding="utf-8")
    assert catalogues(folder).state is State.PROBLEM


async def test_zone_data_that_is_wrong_is_noticed(tmp_path: Path) -> None:
    """A package of the same name that comes first, in which Berlin keeps Shanghai's time."""
    there = Path(str(files("tzdata"))) / "zoneinfo"
    package = tmp_path / "other" / "tzdata" / "zoneinfo" / "Europe"
    package.mkdir(parents=True)
    shutil.copy(there / "Asia" / "Shanghai", package / "Berlin")
    for folder in (package, package.parent, package.parent.parent):
        (folder / "__init__.py").touch()
    code, printed = await said(tmp_path, "doctor", PYTHONPATH=str(tmp_path / "other"))
    assert code == 1
    assert "problem  time zones: tzdata" in printed
    assert TOKEN not in printed


@pytest.mark.parametrize(
    ("wanted", "line"),
    [
        ({}, "skipped  health: not asked for: WGBOT_HTTP__HEALTH or WGBOT_HTTP__METRICS"),
        ({"WGBOT_HTTP__HEALTH": "1"}, "ok       health: /healthz, /readyz at http://127.0.0.1:8765."),
        (
            {"WGBOT_HTTP__METRICS": "1", "WGBOT_HTTP__HOST": "0.0.0.0"},
            "warning  health: http://0.0.0.0:8765/metrics",
        ),
    ],
)
async def test_whether_somebody_looks_after_the_process(
    tmp_path: Path, wanted: dict[str, str], line: str
) -> None:
    assert line in (await said(tmp_path, "doctor", **wanted))[1]
