"""The bot for several workspaces, and visitors who bring it into theirs with a browser."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from html import unescape
from http.cookies import Morsel
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from aiohttp import ClientSession, CookieJar
from pydantic import SecretStr

from adapters.app import App
from adapters.settings import HttpSettings, Settings, SlackSettings
from adapters.slack import connect
from adapters.slack.paths import EVENTS, INSTALL
from adapters.slack.places import room_in
from bot.chat.exchange import Account
from bot.rooms.model import GroupRoom
from storage.sealing import Keys
from tests.adapters.serving import serving
from tests.adapters.slack.person import Person
from tests.adapters.slack.running import PLENARY, Running, id_of, populate, prepared
from tests.adapters.slack.server import APP_TOKEN, SIGNING_SECRET
from tests.adapters.slack.several import CLIENT_ID, CLIENT_SECRET, SeveralSlack
from tests.adapters.slack.state import TEAM

OTHER = "T0PARTNER"
KEY = Keys.new()


@dataclass(frozen=True)
class Shown:
    """A page in a browser."""

    status: int
    language: str
    text: str

    @property
    def link(self) -> str:
        """Where its link leads."""
        return unescape(self.text.partition('href="')[2].partition('"')[0])


class Browser:
    """A visitor's: it keeps cookies."""

    def __init__(self, address: str, languages: str) -> None:
        self._address = address
        self._session = ClientSession(
            cookie_jar=CookieJar(unsafe=True), headers={"Accept-Language": languages}
        )

    async def open(self, url: str) -> Shown:
        """Look at a page."""
        async with self._session.get(url if "://" in url else self._address + url) as answer:
            text = await answer.text()
            assert answer.headers["Cache-Control"] == "no-store"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
            language = text.partition('<html lang="')[2].partition('"')[0]
            return Shown(answer.status, language, text)

    async def cookie(self, url: str, name: str) -> "Morsel[str]":
        """A cookie that a page sets."""
        async with self._session.get(self._address + url) as answer:
            return answer.cookies[name]

    async def close(self) -> None:
        await self._session.close()


@dataclass(frozen=True)
class Installed(Running):
    """The bot for several workspaces, and where it is found."""

    server: SeveralSlack
    address: str

    def person(self, user: str, team: str = TEAM) -> Person:
        """Somebody in a workspace."""
        return Person(self.server.workspaces[team], id_of(user))

    @asynccontextmanager
    async def browser(self, languages: str = "en") -> AsyncIterator[Browser]:
        """A browser of somebody who reads these."""
        browser = Browser(self.address, languages)
        yield browser
        await browser.close()

    async def back(self, browser: Browser, team: str = TEAM) -> str:
        """Open the install page, go to Slack and decide there; returns the address that leads back."""
        page = await browser.open(INSTALL)
        assert page.status == 200
        parts = urlsplit(page.link)
        assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{self.server.address}/oauth/v2/authorize"
        return self.server.consent(team, dict(parse_qsl(parts.query)))

    async def install(self, *teams: str) -> None:
        """Bring the bot into workspaces."""
        for team in teams or (TEAM, OTHER):
            async with self.browser() as browser:
                page = await browser.open(await self.back(browser, team))
                assert page.status == 200, page.text
                assert "The bot is now in" in page.text


def settings_for(server: SeveralSlack, port: int, *, http: bool = False, key: str = KEY) -> Settings:
    """Settings for several workspaces, with planted secrets."""
    own = SlackSettings(
        client_id=CLIENT_ID,
        client_secret=SecretStr(CLIENT_SECRET),
        encryption_keys=SecretStr(key),
        app_token=None if http else SecretStr(APP_TOKEN),
        signing_secret=SecretStr(SIGNING_SECRET) if http else None,
        base_url=f"{server.address}/api/",
    )
    return Settings(slack=own, http=HttpSettings(port=port, public_url=f"http://127.0.0.1:{port}"))


def in_both(app: App) -> None:
    """The plenary has a channel in the other workspace, too, and everybody an account there that is not linked."""
    with app.open_work() as work:
        bound = work.rooms.bound(room_in(TEAM, PLENARY))
        assert bound is not None
        room = room_in(OTHER, PLENARY)
        work.rooms.add(GroupRoom(room, bound.group_id, bound.languages, bound.city_keys))
        thomas = work.members.by_account(Account("slack", id_of("thomas"), TEAM))
        wang = work.members.by_account(Account("slack", id_of("wangfang"), TEAM))
        for member, user in ((thomas, "thomas"), (wang, "wangfang")):
            assert member is not None
            member.accounts[:] = [Account("slack", id_of(user), OTHER)]


@asynccontextmanager
async def several(folder: Path, *, http: bool = False) -> AsyncIterator[Installed]:
    """The bot on a Slack of two workspaces, installed in none yet."""
    app, clock = prepared(folder)
    in_both(app)
    server = SeveralSlack((TEAM, OTHER))
    await server.start()
    for each in server.workspaces.values():
        populate(each)
    port = free_port()
    slack = connect(app, settings_for(server, port, http=http))
    sender = app.sender({slack.name: slack.outbound})
    await slack.start()
    try:
        async with serving(slack.routes, port) as address:
            if http:
                server.reached_at(address + EVENTS)
            yield Installed(app, server, slack, sender, clock, address)
    finally:
        await slack.stop()
        await server.stop()
        app.engine.dispose()
    assert [each.space.violations for each in server.workspaces.values()] == [[], []]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
