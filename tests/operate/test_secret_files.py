"""Settings from files, as containers and service managers hand them over."""

from pathlib import Path

import pytest

from adapters.secret_files import UnreadableSecret
from adapters.settings import Settings
from tests.operate.process import said

BOT, APP = "-".join(("xoxb", "canary")), "-".join(("xapp", "canary"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for secrets, which the settings name."""
    secrets = tmp_path / "secrets"
    secrets.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WGBOT_SECRETS_DIR", str(secrets))
    return secrets


def slack_tokens() -> tuple[str, str | None]:
    own = Settings().slack
    assert own is not None
    assert own.bot_token is not None
    return own.bot_token.get_secret_value(), own.app_token.get_secret_value() if own.app_token else None


def test_a_file_is_a_setting_whatever_its_case_and_line_end(folder: Path) -> None:
    (folder / "WGBOT_SLACK__BOT_TOKEN").write_text(f"{BOT}\n")
    (folder / "wgbot_slack__app_token").write_bytes(b"\xef\xbb\xbf" + f"{APP}\r\n".encode())
    (folder / "WGBOT_TELEGRAM__TOKEN").write_text("\n")
    (folder / "somebody_elses").write_bytes(b"\xff\xfe\x00")
    assert slack_tokens() == (BOT, APP)
    assert Settings().telegram is None


def test_the_environment_goes_before_the_file_env_and_that_before_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("BOT_TOKEN", "APP_TOKEN", "BASE_URL"):
        (folder / f"WGBOT_SLACK__{name}").write_text("file")
    (folder.parent / ".env").write_text("WGBOT_SLACK__BOT_TOKEN=dotenv\nWGBOT_SLACK__APP_TOKEN=dotenv\n")
    monkeypatch.setenv("WGBOT_SLACK__BOT_TOKEN", "environment")
    assert slack_tokens() == ("environment", "dotenv")
    own = Settings().slack
    assert own is not None
    assert own.base_url == "file"


def test_the_folder_may_stand_in_the_file_env(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WGBOT_SECRETS_DIR")
    (folder.parent / ".env").write_text(f"WGBOT_SECRETS_DIR={folder}\n")
    (folder / "WGBOT_DATABASE_URL").write_text("sqlite:///from-a-file.sqlite3\n")
    assert Settings().database_url == "sqlite:///from-a-file.sqlite3"


def test_what_cannot_be_read_is_named_and_not_shown(folder: Path) -> None:
    (folder / "WGBOT_TELEGRAM__TOKEN").write_bytes(b"canary\xff")
    with pytest.raises(UnreadableSecret, match="WGBOT_TELEGRAM__TOKEN cannot be read") as raised:
        Settings()
    assert "canary" not in str(raised.value)
    assert raised.value.__cause__ is None
    (folder / "WGBOT_TELEGRAM__TOKEN").write_text("x" * 70_000)
    with pytest.raises(UnreadableSecret, match="too large"):
        Settings()


async def test_doctor_says_which_settings_have_a_file_and_which_folder_is_none(tmp_path: Path) -> None:
    (tmp_path / "WGBOT_SLACK__BOT_TOKEN").write_text(BOT)
    (tmp_path / "WGBOT_SLACK__APP_TOKEN").write_text(APP)
    (tmp_path / "WGBOT_DATABSE_URL").write_text("canary")
    nowhere = {"WGBOT_SLACK__BASE_URL": "http://127.0.0.1:1/api/"}
    _code, printed = await said(tmp_path, "doctor", WGBOT_SECRETS_DIR=str(tmp_path), **nowhere)
    assert f"files in {tmp_path}: WGBOT_SLACK__APP_TOKEN, WGBOT_SLACK__BOT_TOKEN" in printed
    assert "WGBOT_DATABSE_URL is no setting and is ignored" in printed
    code, missing = await said(tmp_path, "run", WGBOT_SECRETS_DIR=str(tmp_path / "nothing"))
    assert code == 2
    assert "WGBOT_SECRETS_DIR names no folder" in missing
    assert "canary" not in printed + missing
