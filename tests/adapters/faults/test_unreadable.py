"""What cannot be read, or is none of ours, holds nobody back: neither the connection nor what comes after it."""

import json
from pathlib import Path

import pytest

from tests.adapters.slack.running import PLENARY, running_slack
from tests.adapters.telegram.conftest import running_telegram
from tests.adapters.telegram.people import GROUP

pytestmark = pytest.mark.slow

FRAMES = (
    "no json",
    "[]",
    json.dumps({"type": "something_new", "envelope_id": "e-1", "payload": {}}),
    json.dumps({"type": "events_api", "envelope_id": "e-2", "payload": {"event": {"type": "new_event"}}}),
    json.dumps({"type": "interactive", "envelope_id": "e-3", "payload": {"type": "block_actions"}}),
    json.dumps({"type": "slash_commands", "envelope_id": "e-4", "payload": {"command": "/wg"}}),
)


@pytest.mark.parametrize("frame", FRAMES)
async def test_a_frame_of_slack_that_cannot_be_read(frame: str, tmp_path: Path) -> None:
    async with running_slack(tmp_path) as slack:
        await slack.server.sockets[-1].send_str(frame)
        await slack.person("anna").command("hilfe", PLENARY)
        await slack.person("anna").reads("Was Sie mich fragen können")


async def test_an_edited_message_of_telegram_is_no_new_command(tmp_path: Path) -> None:
    async with running_telegram(tmp_path) as running:
        await running.alex.type("/start")
        await running.alex.sees("Welcome")
        before = len(running.server.messages)
        edited = {"message_id": 5, "date": 1, "edit_date": 2, "text": "/groups", "from": running.alex.user}
        await running.server.give({"edited_message": edited | {"chat": {"id": GROUP, "type": "supergroup"}}})
        await running.alex.type("/help")
        await running.alex.sees("/vote")
        await running.server.confirmed()
        assert len(running.server.messages) == before + 1
