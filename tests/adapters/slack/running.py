"""The bot on Slack, with the example group's people in the workspace."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from adapters.app import App, build
from adapters.clock import StandingClock
from adapters.sending import Sender
from adapters.settings import HttpSettings, Settings, SlackSettings
from adapters.slack import Slack, connect
from adapters.slack.paths import EVENTS
from adapters.slack.places import room_in
from bot.chat.exchange import Account, Room
from bot.example import PEOPLE, seed
from bot.rooms.model import GroupRoom
from storage.base import open_engine
from storage.schema import every_table
from tests.adapters.serving import serving
from tests.adapters.slack.person import Person
from tests.adapters.slack.server import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, SlackServer
from tests.adapters.slack.state import BOT, TEAM, Channel, User
from tests.cast import NOW
from tests.polls.secret_scenes import KEYS

PLENARY, EXPERTS = "C0PLENARY", "C0EXPERTS"
CHANNELS = {"plenary": PLENARY, "experts": EXPERTS}
LOCALES = {"zh": "zh-CN", "de": "de-DE", "en": "en-GB"}


def id_of(user: str) -> str:
    """Somebody's id in the workspace."""
    return f"U0{user.upper()}"


@dataclass(frozen=True)
class Running:
    """The bot, the server it talks to, and the people."""

    app: App
    server: SlackServer
    slack: Slack
    sender: Sender
    clock: StandingClock

    def person(self, user: str) -> Person:
        """Somebody of the example group."""
        return Person(self.server, id_of(user))


def populate(server: SlackServer) -> None:
    """Everybody and the channels they are in."""
    for person in PEOPLE:
        own = id_of(person.user)
        server.space.users[own] = User(own, person.name, LOCALES[person.language])
    for channel in CHANNELS.values():
        server.space.channels[channel] = Channel(channel, {BOT, *server.space.users})


def on_slack(app: App) -> None:
    """Give the example group its accounts and rooms in this workspace."""
    with app.open_work() as work:
        seed(work, "slack", NOW)
        for person in PEOPLE:
            member = work.members.by_account(Account("slack", person.user))
            if member is not None:
                member.accounts[:] = [Account("slack", id_of(person.user), TEAM)]
        for name, channel in CHANNELS.items():
            bound = work.rooms.bound(Room("slack", name))
            assert bound is not None
            work.rooms.remove(bound)
            work.rooms.add(
                GroupRoom(room_in(TEAM, channel), bound.group_id, bound.languages, bound.city_keys)
            )


def prepared(folder: Path) -> tuple[App, StandingClock]:
    """The program on a new database, standing at NOW."""
    url = f"sqlite:///{folder / 'slack.sqlite3'}"
    engine = open_engine(url)
    every_table().create_all(engine)
    engine.dispose()
    clock = StandingClock(NOW)
    app = build(url, clock, keys=KEYS)
    on_slack(app)
    return app, clock


def settings_for(server: SlackServer, *, http: bool = False) -> Settings:
    """Settings with planted secrets."""
    slack = SlackSettings(
        bot_token=SecretStr(BOT_TOKEN),
        app_token=None if http else SecretStr(APP_TOKEN),
        signing_secret=SecretStr(SIGNING_SECRET) if http else None,
        base_url=f"{server.address}/api/",
    )
    return Settings(slack=slack, http=HttpSettings(port=0))


@asynccontextmanager
async def running_slack(
    folder: Path, *, http: bool = False, deaf: bool = False, ping_seconds: float = 10
) -> AsyncIterator[Running]:
    """The bot, connected; its sender sends when a test says so. Fails when a request broke Slack's rules."""
    app, clock = prepared(folder)
    server = SlackServer()
    server.deaf = deaf
    await server.start()
    populate(server)
    slack = connect(app, settings_for(server, http=http))
    sender = app.sender({slack.name: slack.outbound})
    if slack.socket is not None:
        slack.socket.ping_seconds = ping_seconds
    await slack.start()
    try:
        async with serving(slack.routes) as address:
            server.app_url = address + EVENTS if slack.routes else ""
            yield Running(app, server, slack, sender, clock)
    finally:
        await slack.stop()
        await server.stop()
        app.engine.dispose()
    assert server.space.violations == []
