"""Several Slack workspaces, for an operator: settings, keys, doctor, and what is refused with a sentence."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from adapters.settings import Settings
from adapters.slack.manifest import SCOPES
from storage.base import open_engine
from storage.installations import SqlInstallations
from storage.sealing import Keys
from tests.adapters.slack.installing import Browser
from tests.adapters.slack.server import APP_TOKEN, BOT_TOKEN
from tests.adapters.slack.several import CLIENT_ID, CLIENT_SECRET, SeveralSlack
from tests.adapters.slack.state import TEAM
from tests.cast import NOW
from tests.operate.process import said, wgbot
from tests.operate.test_run import with_tables

OLD, NEW = Keys.new(), Keys.new()
TOKEN = "-".join(("xoxb", "canary", "installed"))


@pytest.fixture
async def slack() -> AsyncIterator[SeveralSlack]:
    """A Slack with one workspace, which has not installed the bot."""
    server = SeveralSlack((TEAM,))
    await server.start()
    yield server
    await server.stop()


def environment(slack: SeveralSlack, port: int = 8765, key: str = OLD, **more: str) -> dict[str, str]:
    """Settings for several workspaces by Socket Mode."""
    return {
        "WGBOT_SLACK__CLIENT_ID": CLIENT_ID,
        "WGBOT_SLACK__CLIENT_SECRET": CLIENT_SECRET,
        "WGBOT_SLACK__ENCRYPTION_KEYS": key,
        "WGBOT_SLACK__APP_TOKEN": APP_TOKEN,
        "WGBOT_SLACK__BASE_URL": f"{slack.address}/api/",
        "WGBOT_HTTP__PORT": str(port),
        "WGBOT_HTTP__PUBLIC_URL": f"http://127.0.0.1:{port}/",
        **more,
    }


def installed(folder: Path, key: str = OLD, scopes: str = ",".join(SCOPES)) -> Path:
    """A folder with a database in which one workspace is."""
    engine = open_engine(f"sqlite:///{with_tables(folder) / 'wgbot.sqlite3'}")
    SqlInstallations(engine, Keys.read(key)).save(
        TEAM,
        "Working",
        app_id="A0",
        bot_id="B0",
        bot_user_id="U0",
        scopes=scopes,
        installed_by="U0ADMIN",
        installed_at=NOW,
        token=TOKEN,
        refresh_token=None,
        expires_at=None,
    )
    engine.dispose()
    return folder


async def test_it_runs_without_a_workspace_and_serves_the_install_page(
    tmp_path: Path, slack: SeveralSlack, free_port: int
) -> None:
    async with wgbot(with_tables(tmp_path), "run", "--verbose", **environment(slack, free_port)) as bot:
        await bot.until("The bot is on Slack.")
        browser = Browser(f"http://127.0.0.1:{free_port}", "de")
        assert "Zu Slack hinzufügen" in (await browser.open("/slack/install")).text
        await browser.close()
        assert await bot.stop() == 0
    assert "Traceback" not in bot.printed
    for secret in (CLIENT_SECRET, OLD, APP_TOKEN, "canary"):
        assert secret not in bot.printed


async def test_doctor_finds_client_keys_and_install_page_in_order(
    tmp_path: Path, slack: SeveralSlack
) -> None:
    code, printed = await said(installed(tmp_path), "doctor", **environment(slack))
    assert code == 0, printed
    assert "ok       Slack keys: readable; they open the tokens of every workspace (1)." in printed
    assert "ok       Slack client: known to Slack." in printed
    assert "/slack/install; http://127.0.0.1:8765/slack/oauth must stand under OAuth & Permissions" in printed


async def test_doctor_names_a_wrong_client_and_keys_that_do_not_fit(
    tmp_path: Path, slack: SeveralSlack
) -> None:
    wrong = environment(slack, key=NEW, WGBOT_SLACK__CLIENT_SECRET="canary-wrong")
    code, printed = await said(installed(tmp_path), "doctor", **wrong)
    assert code == 1
    assert "problem  Slack keys: a token in the database cannot be read" in printed
    assert "problem  Slack client: Slack does not take WGBOT_SLACK__CLIENT_ID with" in printed
    assert "(bad_client_secret)" in printed
    _code, printed = await said(tmp_path, "doctor", **environment(slack, key="canary-key"))
    assert "problem  Slack keys: WGBOT_SLACK__ENCRYPTION_KEYS: one of the keys is not 44" in printed
    assert "canary" not in printed


async def test_doctor_names_a_workspace_that_granted_too_little(tmp_path: Path, slack: SeveralSlack) -> None:
    some = ",".join(sorted(SCOPES)[1:])
    code, printed = await said(installed(tmp_path, scopes=some), "doctor", **environment(slack))
    assert code == 1
    assert f"problem  Slack scopes: Working ({TEAM}) lacks {min(SCOPES)}. Please update" in printed


async def test_with_keys_that_are_none_or_do_not_fit_run_says_so(tmp_path: Path, slack: SeveralSlack) -> None:
    code, printed = await said(installed(tmp_path), "run", **environment(slack, key="canary-key"))
    assert code == 1
    assert "Slack did not start: WGBOT_SLACK__ENCRYPTION_KEYS: one of the keys" in printed
    code, printed = await said(tmp_path, "run", **environment(slack, key=NEW))
    assert code == 1
    assert (
        "Slack did not start: the tokens in the database do not fit WGBOT_SLACK__ENCRYPTION_KEYS" in printed
    )
    assert "canary" not in printed
    assert "Traceback" not in printed


async def test_keys_are_made_and_rotated(tmp_path: Path, slack: SeveralSlack) -> None:
    code, made = await said(tmp_path, "slack", "keys", "new")
    assert code == 0
    key = made.strip()
    folder = installed(tmp_path)
    code, printed = await said(folder, "slack", "keys", "rotate", **environment(slack, key=key))
    assert code == 1
    assert "Please add the key that it was sealed with" in printed
    both = environment(slack, key=f"{key},{OLD}")
    code, printed = await said(folder, "slack", "keys", "rotate", **both)
    assert (code, "sealed with the first key: 1." in printed) == (0, True)
    code, printed = await said(folder, "doctor", **environment(slack, key=key))
    assert "ok       Slack keys:" in printed
    code, printed = await said(tmp_path, "slack", "keys", "rotate")
    assert (code, "nothing to seal anew" in printed) == (1, True)


@pytest.mark.parametrize(
    ("without", "more", "words"),
    [
        ("WGBOT_SLACK__ENCRYPTION_KEYS", {}, "set WGBOT_SLACK__ENCRYPTION_KEYS: without a key"),
        ("WGBOT_SLACK__CLIENT_SECRET", {}, "WGBOT_SLACK__CLIENT_SECRET together"),
        ("WGBOT_SLACK__CLIENT_ID", {}, "WGBOT_SLACK__CLIENT_SECRET together"),
        ("WGBOT_HTTP__PUBLIC_URL", {}, "set WGBOT_HTTP__PUBLIC_URL"),
        ("WGBOT_SLACK__APP_TOKEN", {}, "set WGBOT_SLACK__APP_TOKEN"),
        ("", {"WGBOT_SLACK__BOT_TOKEN": BOT_TOKEN}, "not both"),
        ("", {"WGBOT_HTTP__PUBLIC_URL": "http://bot.example.org"}, "such as https://bot.example.org"),
        ("", {"WGBOT_HTTP__PUBLIC_URL": "https://bot.example.org/?x=canary"}, "such as https://"),
    ],
)
def test_settings_that_do_not_fit_together_are_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, without: str, more: dict[str, str], words: str
) -> None:
    for name, value in {**environment(SeveralSlack(())), **more}.items():
        if name != without:
            monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError, match=words) as raised:
        Settings()
    assert "canary" not in str(raised.value)


async def test_a_public_address_gets_into_the_manifest(tmp_path: Path) -> None:
    address = {"WGBOT_HTTP__PUBLIC_URL": "https://bot.example.org"}
    _code, printed = await said(tmp_path, "slack", "manifest", **address)
    assert '"https://bot.example.org/slack/oauth"' in printed
    assert '"socket_mode_enabled": true' in printed
    _code, plain = await said(tmp_path, "slack", "manifest")
    assert "redirect_urls" not in plain
