"""A press on a vote through each adapter, against the floor.

Measured in one process, without a network: from the bytes that the platform sent to what it is answered ("received"),
with the vote committed. What goes on afterwards (the words for the person, sent by calls of their own) is let to end
before the next press, outside of the measured time.
"""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from statistics import median
from urllib.parse import urlencode

from slack_bolt.async_app import AsyncApp, AsyncBoltRequest

from adapters.app import App, build
from adapters.clock import StandingClock
from adapters.slack import connect as connect_slack
from adapters.telegram import connect as connect_telegram
from adapters.telegram.polling import Intake
from adapters.telegram.speaking import Speaking
from bot.chat.exchange import Account, Room
from bot.chat.happenings import Notice, RoomMoved
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.example import seed
from bot.polls import service
from tests.adapters.slack import running as slack_running
from tests.adapters.slack.person import Person
from tests.adapters.slack.server import SIGNING_SECRET, SlackServer
from tests.adapters.telegram.conftest import NUMBERS, settings_for
from tests.adapters.telegram.people import GROUP
from tests.adapters.telegram.server import Server
from tests.bench import databases, floors
from tests.cast import NOW

ROUNDS, PRESSES = 7, 50


@dataclass(frozen=True)
class Sent:
    """What a platform sends."""

    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


Step = Callable[[Sent], Awaitable[None]]


@dataclass(frozen=True)
class Scene:
    """What is pressed, and the ways to take the press."""

    app: App
    next_press: Callable[[], Sent]
    press: Step
    settle: Callable[[], Awaitable[None]]
    empty: Step


@dataclass(frozen=True)
class Figures:
    """Medians in milliseconds."""

    platform: str
    database: str
    dispatch: float
    upsert: float
    press: float

    @property
    def ratio(self) -> float:
        """How many times the floor a press costs."""
        return self.press / (self.dispatch + self.upsert)


async def figures(postgres: str) -> list[Figures]:
    """Each platform on each database."""
    found = []
    for kind in databases.BOTH:
        for platform, scene in (("Telegram", telegram), ("Slack", slack)):
            with databases.database(kind, postgres) as url:
                async with scene(build(url, StandingClock(NOW))) as ready:
                    found.append(await _measure(platform, kind, ready))
                    ready.app.engine.dispose()
    return found


async def _measure(platform: str, kind: str, scene: Scene) -> Figures:
    upsert = floors.bare_upsert(scene.app.engine)

    async def bare(_sent: Sent) -> None:
        upsert()

    steps: tuple[Step, ...] = (scene.empty, bare, scene.press)
    rounds: list[list[float]] = [[], [], []]
    for step in steps:  # once for everything that is made at first use
        await _timed(scene, step)
    for _round in range(ROUNDS):  # in turn, so that a slow moment of the machine hits all alike
        for step, found in zip(steps, rounds, strict=True):
            found.append(await _timed(scene, step))
    return Figures(platform, kind, *(1000 * median(found) for found in rounds))


async def _timed(scene: Scene, step: Step) -> float:
    spent = 0.0
    for _press in range(PRESSES):
        sent = scene.next_press()
        start = time.perf_counter()
        await step(sent)
        spent += time.perf_counter() - start
        await scene.settle()
    return spent / PRESSES


def open_poll(app: App, account: Account) -> None:
    """A poll with two options in the example group, by its coordinator."""
    options = tuple(Variants({Language.EN: word}, Language.EN) for word in ("Yes", "No"))
    asking = service.Asking(Variants({Language.EN: "Shall we?"}, Language.EN), options, multiple=False)
    with app.open_work() as work:
        alex = work.members.by_account(account)
        assert alex is not None
        service.open_poll(work, alex, 1, asking, NOW + timedelta(days=9), NOW)


@asynccontextmanager
async def telegram(app: App) -> AsyncIterator[Scene]:
    """A poll in a supergroup; the update as its bytes, as it stands in an answer to getUpdates."""
    with app.open_work() as work:
        seed(work, "telegram", NOW)
        for user, number in NUMBERS.items():
            member = work.members.by_account(Account("telegram", user))
            assert member is not None
            member.accounts[:] = [Account("telegram", str(number))]
    as_numbered = RoomMoved(Room("telegram", "plenary"), Room("telegram", str(GROUP)))
    app.bot.notice(Notice("telegram", (as_numbered,)), NOW)
    open_poll(app, Account("telegram", str(NUMBERS["alex"])))
    server = Server()
    await server.start()
    connected = connect_telegram(app, settings_for(server))
    await connected._api.initialize()
    await app.sender({connected.name: connected.outbound}).send_due()
    shown = next(each for each in reversed(server.messages) if "Shall we?" in each.text)
    speaking, numbers = Speaking(), count(1)
    intake = Intake(connected.inbound, speaking)

    def next_press() -> Sent:
        number = next(numbers)
        chat = {"id": shown.chat, "type": "supergroup", "title": "Working group"}
        message = {"message_id": shown.id, "date": 1, "chat": chat, "text": shown.text}
        person = {"id": NUMBERS["anna"], "is_bot": False, "first_name": "Anna", "language_code": "de"}
        query = {"id": str(number), "from": person, "chat_instance": "1", "message": message}
        query["data"] = shown.buttons[number % 2]["callback_data"]
        return Sent(json.dumps({"update_id": number, "callback_query": query}).encode())

    async def press(sent: Sent) -> None:
        await intake.take(json.loads(sent.body))

    dispatch = await floors.empty_telegram(connected._api)

    async def empty(sent: Sent) -> None:
        await dispatch(sent.body)

    yield Scene(app, next_press, press, lambda: speaking.finish(5), empty)
    await connected._api.shutdown()
    await server.stop()


@asynccontextmanager
async def slack(app: App) -> AsyncIterator[Scene]:
    """A poll in a channel; the press as the signed body that Slack posts."""
    slack_running.on_slack(app)
    open_poll(app, Account("slack", slack_running.id_of("alex"), slack_running.TEAM))
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
    form = "application/x-www-form-urlencoded"
    said = {"Content-Type": form, "X-Slack-Request-Timestamp": at, "X-Slack-Signature": f"v0={digest}"}
    return Sent(body.encode(), said)
