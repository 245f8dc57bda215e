"""Signed HTTP, and what never reaches a log."""

import json
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.adapters.slack.running import PLENARY, Running, running_slack
from tests.adapters.slack.server import SIGNING_SECRET

JSON = "application/json"
CANARIES = ("canary", "xoxb", "xapp")


async def test_everything_works_by_signed_http(slack_http: Running) -> None:
    alex, anna = slack_http.person("alex"), slack_http.person("anna")
    assert (await alex.command("meet", PLENARY))[0] == 200
    await alex.sees_window("Schedule a meeting")
    assert list(await alex.submit(title__en="Safe machines", starts_at__typed="sometime", place="x")) == [
        "starts_at.typed"
    ]
    await anna.say("hilfe")
    card = await anna.reads("Was Sie mich fragen können")
    assert card.channel == f"D{anna.id}"


@pytest.mark.parametrize(
    ("secret", "at"),
    [
        ("wrong", None),
        (SIGNING_SECRET, str(int(time.time()) - 3600)),
        (SIGNING_SECRET, "yesterday"),
        (SIGNING_SECRET, ""),
    ],
    ids=["another secret", "an hour old", "no time", "without a time"],
)
async def test_a_bad_signature_is_refused_without_a_word_in_the_log(
    slack_http: Running, caplog: pytest.LogCaptureFixture, secret: str, at: str | None
) -> None:
    caplog.set_level(logging.DEBUG)
    body = json.dumps({"type": "event_callback", "event": {"type": "message", "text": "Geheimnis"}})
    when = str(int(time.time())) if at is None else at
    status, _answer = await slack_http.server.post_raw(body, JSON, when, secret)
    assert status == 401
    assert "Geheimnis" not in caplog.text


async def test_a_body_that_is_no_json_is_no_failure(slack_http: Running) -> None:
    status, _answer = await slack_http.server.post_raw("{", JSON, str(int(time.time())))
    assert status in (400, 404, 500)
    assert (await slack_http.person("anna").command("hilfe"))[0] == 200


@pytest.mark.parametrize("http", [True, False])
async def test_no_token_text_or_address_is_ever_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, http: bool
) -> None:
    caplog.set_level(logging.DEBUG)
    async with running_slack(tmp_path, http=http) as slack:
        with everything_at_debug():
            await live(slack)
    told = [record for record in caplog.records if not record.name.startswith("sqlalchemy")]
    assert [word for word in CANARIES if word in caplog.text] == []
    assert [record.name for record in told if "Geheimnis" in record.getMessage()] == []
    assert "internal_error" in caplog.text, "the log says what went wrong"


async def live(slack: Running) -> None:
    """A bit of everything, failures included."""
    alex, anna = slack.person("alex"), slack.person("anna")
    await anna.say("Geheimnis")
    await anna.command("Geheimnis", PLENARY)
    await alex.command("meet", PLENARY)
    await alex.sees_window("Schedule a meeting")
    moment = {"starts_at__day": "2026-12-01", "starts_at__time": "15:00"}
    await alex.submit(title__en="Geheimnis", place="x", **moment)
    card = await alex.reads("Geheimnis")
    slack.server.refuse("chat.postMessage", "internal_error")
    await slack.sender.send_due()
    slack.server.space.addresses.clear()
    await alex.press(card, "Who comes?")
    await anna.say("hilfe")
    await anna.reads("Was Sie mich fragen können")


@contextmanager
def everything_at_debug() -> Iterator[None]:
    """What an operator does who looks for a fault."""
    every = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    levels = [(log, log.level) for log in every]
    for log in every:
        log.setLevel(logging.DEBUG)
    yield
    for log, level in levels:
        log.setLevel(level)
