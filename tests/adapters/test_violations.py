"""A request against a platform's rules fails the test that made it, even one that looks at nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
PLANTED = """
from aiohttp import ClientSession
from tests.adapters.slack.server import BOT_TOKEN, SlackServer
from tests.adapters.telegram.server import TOKEN, Server

async def test_on_telegram():
    server = Server()
    await server.start()
    async with ClientSession() as session:
        await session.post(f"{server.url}/bot{TOKEN}/sendMessage", data={"chat_id": "1", "text": "x" * 5000})
    await server._runner.cleanup()

async def test_on_slack():
    server = SlackServer()
    await server.start()
    async with ClientSession(headers={"Authorization": f"Bearer {BOT_TOKEN}"}) as session:
        await session.post(f"{server.address}/api/chat.postMessage", json={"channel": "C0", "text": "no blocks"})
    await server.stop()

async def test_of_nothing():
    pass
"""
"""Neither of the two looks at what its server noted."""


def test_a_planted_violation_is_caught_on_both_platforms(tmp_path: Path) -> None:
    file = tmp_path / "test_planted.py"
    file.write_text(PLANTED)
    settings = ("-c", "pyproject.toml", "-p", "tests.adapters.violations", "-o", "addopts=-q")
    command = [sys.executable, "-m", "pytest", *settings, str(file)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "3 passed, 2 errors" in run.stdout, run.stdout
    assert "ERROR at teardown of test_on_telegram" in run.stdout
    assert "telegram: sendMessage" in run.stdout
    assert "ERROR at teardown of test_on_slack" in run.stdout
    assert "slack: chat.postMessage" in run.stdout


def test_every_test_has_the_fixture(request: pytest.FixtureRequest) -> None:
    assert "every_request_is_valid" in request.fixturenames
