"""The webhook: only with the secret, and 200 only once the update is stored."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession

from adapters.telegram import connect
from bot.errors import DeliveryFailed
from tests.adapters.away import database_away
from tests.adapters.serving import serving
from tests.adapters.telegram.conftest import Running, prepared, running_telegram, settings_for
from tests.adapters.telegram.server import TOKEN, Fault, Server

HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
async def hooked(tmp_path: Path) -> AsyncIterator[Running]:
    """A bot that Telegram brings its updates to."""
    async with running_telegram(tmp_path, "https://bot.example.org/telegram/hook") as running:
        yield running


async def knock(running: Running, body: str, secret: str | None = None) -> int:
    headers = {HEADER: running.server.webhook["secret_token"] if secret is None else secret}
    async with (
        serving(running.telegram.routes) as address,
        ClientSession() as session,
        session.post(f"{address}/telegram/hook", data=body, headers=headers) as response,
    ):
        return response.status


async def test_an_update_is_stored_and_answered_once(hooked: Running) -> None:
    await hooked.jonas.type("/start")
    [update] = hooked.server.updates
    for _time in range(3):
        assert await knock(hooked, json.dumps(update)) == 200
    await hooked.jonas.sees("Willkommen")
    assert len(hooked.server.said_to(hooked.jonas.id)) == 1
    assert hooked.server.count("getUpdates") == 0


async def test_who_does_not_know_the_secret_is_turned_away(hooked: Running) -> None:
    await hooked.jonas.type("/start")
    [update] = hooked.server.updates
    for secret in ("", "wrong", hooked.server.webhook["secret_token"] + "x", "密"):
        assert await knock(hooked, json.dumps(update), secret) == 403
    assert not hooked.server.messages


async def test_while_the_database_is_away_nothing_is_confirmed(hooked: Running) -> None:
    await hooked.jonas.type("/start")
    [update] = hooked.server.updates
    with database_away(hooked.app.engine):
        assert await knock(hooked, json.dumps(update)) == 503
    assert await knock(hooked, json.dumps(update)) == 200
    await hooked.jonas.sees("Willkommen")


async def test_what_cannot_be_read_does_not_come_again(hooked: Running) -> None:
    for body in ("", "[1]", "{", '{"update_id": 1, "message": {"date": 1}}'):
        assert await knock(hooked, body) == 200


async def test_a_start_that_telegram_refuses_says_why_and_leaves_nothing_open(tmp_path: Path) -> None:
    server, app = Server(), prepared(tmp_path)
    await server.start()
    telegram = connect(app, settings_for(server, "https://bot.example.org/hook"))
    server.faults["setWebhook"].append(Fault(400, "Bad Request: bad webhook: port is not allowed"))
    with pytest.raises(DeliveryFailed, match="port is not allowed"):
        await telegram.start()
    server.faults["getMe"].append(Fault(401, "Unauthorized"))
    with pytest.raises(DeliveryFailed, match="WGBOT_TELEGRAM__TOKEN") as failed:
        await connect(app, settings_for(server)).start()
    assert TOKEN not in str(failed.value)
    await server.stop()
    app.engine.dispose()
