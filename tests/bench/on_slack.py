"""The scene on Slack."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import count
from urllib.parse import urlencode

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest

from adapters.app import App
from adapters.slack import connect as connect_slack
from bot.chat.exchange import Account
from tests.adapters.slack import running as slack_running
from tests.adapters.slack.person import Person
from tests.adapters.slack.server import SIGNING_SECRET, SlackServer
from tests.adapters.slack.state import TEAM
from tests.bench import floors
from tests.bench.scene import Scene, Sent, open_poll


@asynccontextmanager
async def slack(app: App) -> AsyncIterator[Scene]:
    """A poll in a channel; the press as the signed body that Slack posts."""
    slack_running.on_slack(app)
    open_poll(app.open_work, Account("slack", slack_running.id_of("alex"), TEAM))
    server = SlackServer()
    await server.start()
    slack_running.populate(server)
    settings = slack_running.settings_for(server, http=True)
    connected = connect_slack(app, settings)
    await connected.start()
    await app.sender({connected.name: connected.outbound}).send_due()
    shown = next(each for each in reversed(server.space.messages) if "Shall we?" in each.seen)
    anna, numbers = Person(server, slack_running.id_of("anna")), count(1)
    assert settings.slack is not None
    bolt, empty = connected._listening.bolt(settings.slack), floors.empty_slack()

    def next_press() -> Sent:
        pressed = anna.pressed(shown, ("Yes", "No")[next(numbers) % 2])
        return signed(urlencode({"payload": json.dumps(pressed)}))

    async def dispatch(app: AsyncApp, sent: Sent) -> None:
        request = AsyncBoltRequest(body=sent.body.decode(), headers=sent.headers)
        assert (await app.async_dispatch(request)).status == 200

    async def press(sent: Sent) -> None:
        await asyncio.create_task(
            dispatch(bolt, sent)
        )  # a request has a task of its own; stopping waits for it

    async def nothing(sent: Sent) -> None:
        await asyncio.create_task(dispatch(empty, sent))

    yield Scene(app, next_press, press, connected._listening.finish, nothing)
    await connected.stop()
    await server.stop()


def signed(body: str) -> Sent:
    """A request with what Slack says beside it; the library checks it."""
    at = str(int(time.time()))
    digest = hmac.new(SIGNING_SECRET.encode(), f"v0:{at}:{body}".encode(), hashlib.sha256).hexdigest()
    said: dict[str, str | Sequence[str]] = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": at,
        "X-Slack-Signature": f"v0={digest}",
    }
    return Sent(body.encode(), said)
