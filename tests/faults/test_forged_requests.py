"""Requests that are forged, old, replayed or misshapen: nothing changes, and nothing trips."""

import json
import logging
import random
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession

from tests.adapters.serving import serving
from tests.adapters.slack.running import running_slack
from tests.adapters.slack.test_voting import first_button, standing
from tests.adapters.telegram.conftest import running_telegram
from tests.faults.forging import state
from tests.faults.misshapen import misshapen
from tests.faults.stream import HEADER

pytestmark = pytest.mark.slow

FORM = "application/x-www-form-urlencoded"
EACH = 60


def tracebacks(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What went wrong unforeseen."""
    return [record.getMessage() for record in caplog.records if record.exc_info]


async def test_slack_s_requests_count_once_in_time_and_signed_only(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    chance, now = random.Random(1), int(time.time())
    secret = "not the secret"
    async with running_slack(tmp_path, http=True) as slack:
        engine, server = slack.app.engine, slack.server
        card = await standing(slack)
        payload = slack.person("liwei").pressed(card, first_button(card))
        body = urlencode({"payload": json.dumps(payload)})
        before = state(engine)
        for at in (now - 301, now + 3_600, now - 86_400):
            assert (await server.post_raw(body, FORM, str(at)))[0] == 401
        for _number in range(EACH):
            made = urlencode({"payload": misshapen(payload, chance)})
            assert (await server.post_raw(made, FORM, str(now), secret))[0] == 401
        for made in ("payload={", "payload=" + "[" * 200_000, '{"type": "event_callback", "event": "x"'):
            for mime in (FORM, "application/json"):
                assert (await server.post_raw(made, mime, str(now), secret))[0] == 401
        assert state(engine) == before
        assert (await server.post_raw(body, FORM, str(now)))[0] == 200
        after = state(engine)
        assert after != before
        for _time in range(3):
            assert (await server.post_raw(body, FORM, str(now)))[0] == 200
        assert state(engine) == after
        for _number in range(EACH):  # signed and yet not as Slack's: it must not trip over them
            await server.post_raw(urlencode({"payload": misshapen(payload, chance)}), FORM, str(now))
        await slack.person("anna").command("hilfe")
        server.space.violations.clear()
    assert tracebacks(caplog) == []


async def test_telegram_s_updates_need_the_secret_and_may_be_misshapen(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    chance = random.Random(2)
    async with running_telegram(tmp_path, "https://bot.example.org/telegram") as running:
        secret = running.server.webhook["secret_token"]
        await running.jonas.type("/start")
        await running.li.type("/groups")
        genuine = list(running.server.updates)
        before = state(running.app.engine)
        async with serving(running.telegram.routes) as address, ClientSession() as session:

            async def knock(body: str, shown: str) -> int:
                posted = session.post(f"{address}/telegram", data=body.encode(), headers={HEADER: shown})
                async with posted as answer:
                    return answer.status

            for number in range(EACH):
                made = misshapen(chance.choice(genuine), chance)
                assert await knock(made, secret[: number % len(secret)] + "x") == 403
            assert state(running.app.engine) == before
            for _number in range(EACH):
                assert await knock(misshapen(chance.choice(genuine), chance), secret) == 200
            assert await knock(json.dumps(genuine[0]), secret) == 200
        running.server.violations.clear()
    assert tracebacks(caplog) == []
