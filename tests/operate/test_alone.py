"""An SQLite file takes one running wgbot: a second one is told so, and what only looks works beside it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from adapters.cli import main
from storage.claim import claimed
from tests.adapters.telegram.server import TOKEN
from tests.operate.process import said, wgbot
from tests.operate.servers import TelegramServer
from tests.operate.test_run import with_tables

RUNS_OR_REPLACES = (
    ("sandbox", "--reset"),
    ("console", "--database", "wgbot.sqlite3"),
    ("restore", "kept", "--replace"),
)
LOOKS = (("outbox",), ("audit", "export", "1", "record"), ("backup", "kept"), ("db", "upgrade"))


async def test_a_second_bot_on_the_same_file_is_refused(tmp_path: Path, telegram: TelegramServer) -> None:
    folder = with_tables(tmp_path)
    async with wgbot(folder, "run", **telegram.environment()) as bot:
        await bot.until("The bot is on")
        code, printed = await said(folder, "run", **telegram.environment())
        assert await bot.stop() == 0
    assert code == 1
    assert "wgbot.sqlite3 is in use: process " in printed
    assert "Please stop that one first" in printed
    assert "Traceback" not in printed


def asked(folder: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """The command in the folder."""
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(main, command, env={"WGBOT_TELEGRAM__TOKEN": TOKEN}, input="")
    return result.exit_code, result.output


@pytest.mark.parametrize("command", RUNS_OR_REPLACES, ids=" ".join)
def test_whatever_runs_or_replaces_is_refused_and_changes_nothing(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = with_tables(tmp_path)
    (folder / "kept").write_text("no matter")
    before = (folder / "wgbot.sqlite3").read_bytes()
    with claimed(f"sqlite:///{folder / 'wgbot.sqlite3'}"):
        code, printed = asked(folder, command, monkeypatch)
    assert code == 1
    assert "wgbot.sqlite3 is in use: process" in printed
    assert (folder / "wgbot.sqlite3").read_bytes() == before


@pytest.mark.parametrize("command", LOOKS, ids=" ".join)
def test_what_looks_or_writes_a_little_works_beside_a_running_bot(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = with_tables(tmp_path)
    with claimed(f"sqlite:///{folder / 'wgbot.sqlite3'}"):
        code, printed = asked(folder, command, monkeypatch)
    assert "in use" not in printed
    assert (code, "There is no group number 1" in printed) == (
        (1, True) if command[0] == "audit" else (0, False)
    )
