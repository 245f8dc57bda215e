"""One program on Slack and Telegram at once, as `wgbot run` puts it together, and the people over both."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from adapters.app import App, build
from adapters.clock import StandingClock
from adapters.platforms import PLATFORMS
from adapters.settings import Settings
from adapters.slack import Slack
from adapters.telegram import Telegram
from bot.chat.exchange import Account, Room
from bot.chat.languages import Language
from bot.example import PEOPLE, seed
from storage.base import open_engine
from storage.schema import every_table
from tests.adapters.slack.running import CHANNELS, LOCALES, id_of
from tests.adapters.slack.running import settings_for as slack_settings
from tests.adapters.slack.server import SlackServer
from tests.adapters.slack.state import BOT, TEAM, Channel, User
from tests.adapters.slack.surface import SlackSurface
from tests.adapters.telegram.conftest import settings_for as telegram_settings
from tests.adapters.telegram.people import Human
from tests.adapters.telegram.server import Server
from tests.adapters.telegram.surface import HINTS, TelegramSurface
from tests.cast import NOW


@dataclass(frozen=True)
class Cast:
    """People by short name: how they are called, what they read, and where they are."""

    names: Mapping[str, str]
    languages: Mapping[str, Language]
    on_slack: Sequence[str]
    on_telegram: Mapping[str, int]

    def account(self, user: str) -> Account:
        """By which the bot knows somebody at first; of two accounts, the one on Slack."""
        if user in self.on_slack:
            return Account("slack", id_of(user), TEAM)
        return Account("telegram", str(self.on_telegram[user]))


NAMES = {person.user: person.name for person in PEOPLE} | {"chenjing": "陈静", "emily": "Emily Clarke"}
LANGUAGES = {person.user: person.language for person in PEOPLE} | {
    "chenjing": Language.ZH,
    "emily": Language.EN,
}
ON_SLACK = ("alex", "anna", "wangfang", "chenjing")
ON_TELEGRAM = {"liwei": 1001, "thomas": 1005, "jonas": 1099, "emily": 1008, "alex": 1003}
"""Alex, who coordinates, has an account on both; the bot knows only the one on Slack as yet."""

EXAMPLE = Cast(NAMES, LANGUAGES, ON_SLACK, ON_TELEGRAM)


@dataclass(frozen=True)
class Both:
    """The two surfaces of one program."""

    app: App
    slack: SlackSurface
    telegram: TelegramSurface


def empty(folder: Path) -> App:
    """The program on a new database."""
    url = f"sqlite:///{folder / 'both.sqlite3'}"
    engine = open_engine(url)
    every_table().create_all(engine)
    engine.dispose()
    return build(url, StandingClock(NOW))


def prepared(folder: Path) -> App:
    """The example group: each member with one account, no room bound yet."""
    app = empty(folder)
    with app.open_work() as work:
        seed(work, "example", NOW)
        for person in PEOPLE:
            member = work.members.by_account(Account("example", person.user))
            if member is not None:
                member.accounts[:] = [EXAMPLE.account(person.user)]
        for name in CHANNELS:
            bound = work.rooms.bound(Room("example", name))
            assert bound is not None
            work.rooms.remove(bound)
    return app


def populate(server: SlackServer, cast: Cast) -> None:
    """Those on Slack, and the channel they are in."""
    for user in cast.on_slack:
        server.space.users[id_of(user)] = User(id_of(user), cast.names[user], LOCALES[cast.languages[user]])
    for channel in CHANNELS.values():
        server.space.channels[channel] = Channel(channel, {BOT, *server.space.users})


def humans(server: Server, cast: Cast) -> Mapping[str, Human]:
    """Those on Telegram."""
    return {
        user: Human(server, number, cast.names[user], HINTS[cast.languages[user]])
        for user, number in cast.on_telegram.items()
    }


@asynccontextmanager
async def running_both(app: App, cast: Cast = EXAMPLE) -> AsyncIterator[Both]:
    """Both platforms connected to one program; one sender for both."""
    there, here = SlackServer(), Server()
    await there.start()
    await here.start()
    populate(there, cast)
    settings = Settings(slack=slack_settings(there).slack, telegram=telegram_settings(here).telegram)
    platforms = {name: connect(app, settings) for name, connect in PLATFORMS.items()}
    slack, telegram = platforms["slack"], platforms["telegram"]
    assert isinstance(slack, Slack)
    assert isinstance(telegram, Telegram)
    sender = app.sender({name: each.outbound for name, each in platforms.items()})
    for each in platforms.values():
        await each.start()
    try:
        yield Both(
            app,
            SlackSurface(app, there, slack, sender),
            TelegramSurface(app, here, telegram, sender, humans(here, cast)),
        )
    finally:
        for each in platforms.values():
            await each.stop()
        await there.stop()
        await here.stop()
        app.engine.dispose()
    assert there.space.violations == []
