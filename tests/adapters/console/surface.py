"""The journeys' hold on the console: lines go in, and what is printed is read as a person reads it."""

import io
import re
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from textwrap import dedent

from adapters.app import App, build
from adapters.clock import StandingClock
from adapters.console import connect
from adapters.console.outbound import ConsoleOutbound
from bot.chat.exchange import Account
from bot.example import PEOPLE, seed
from storage.base import open_engine
from storage.schema import every_table
from tests.cast import NOW
from tests.journeys.dialog import ByDialog
from tests.journeys.surface import Offer, Shown
from tests.polls.secret_scenes import KEYS

HEADLINE = re.compile(
    r"\[(?:#(?P<room>\w+)(?: · only (?P<only>.+))?|(?P<whose>.+) · private)\](?: (?P<number>\d+))?.*"
)
BUTTON = re.compile(r"^\[(\d+)\] (.+)$", re.MULTILINE)
NAMES = {person.user: person.name for person in PEOPLE}


class ConsoleSurface(ByDialog):
    """What is printed under a headline is one message; the last print of a number is how the message stands."""

    name = "console"

    def __init__(self, app: App, clock: StandingClock) -> None:
        self.app, self.clock = app, clock
        self._out = io.StringIO()
        self._carried: dict[tuple[str, str], str] = {}
        self._paper = connect(app, clock, self._out)

    @property
    def outbound(self) -> ConsoleOutbound:
        return self._paper.outbound

    async def start(self) -> None:
        """Everybody has an account here."""
        for person in PEOPLE:
            self._paper.introduce(person.user, person.name, person.language)
        await self._paper.start()

    def account(self, user: str) -> Account:
        return Account(self.name, user)

    async def say(self, user: str, words: str, room: str = "") -> None:
        escaped = words.replace("\n", r"\n")
        await self._paper.hear(f"@{user} #{room or 'private'} \\{escaped}")

    async def press(self, user: str, shown: Shown, offer: Offer, room: str = "") -> None:
        """By its number; a button that the paper has lost since, by what it carried."""
        line = (
            offer.handle if self._carries(offer.handle) == self._carried[offer.handle, shown.text] else None
        )
        await self._paper.hear(
            f"@{user} #{room or 'private'} {line or f'!{self._carried[offer.handle, shown.text]}'}"
        )

    async def forge(self, user: str, payload: str, room: str = "") -> None:
        await self._paper.hear(f"@{user} #{room or 'private'} !{payload}")

    def sight(self, user: str) -> Sequence[Shown]:
        name = NAMES[user]
        return [shown for found, shown in self._printed() if name in (found["only"], found["whose"])]

    def room(self, room: str) -> Sequence[Shown]:
        return [shown for found, shown in self._printed() if found["room"] == room and not found["only"]]

    async def deliver(self) -> None:
        await self._paper.hear("")

    def next_due(self) -> datetime | None:
        return self.app.courier({self.name: self.outbound}).next_due()

    def _carries(self, handle: str) -> str:
        """What the button of this number carries now; empty when it is gone."""
        number, _dot, button = handle.partition(".")
        message = self._paper._paper.find(int(number))
        payloads = dict(enumerate(message.payloads if message else (), start=1))
        return payloads.get(int(button), "")

    def _printed(self) -> Iterator[tuple[re.Match[str], Shown]]:
        messages: dict[str, tuple[re.Match[str], Shown]] = {}
        for place, part in enumerate(re.split(r"\n(?=\[)", self._out.getvalue())):
            headline, _newline, body = part.partition("\n")
            found = HEADLINE.fullmatch(headline)
            if found is not None:
                key = found["number"] or f"note {place}"
                body = dedent(body)  # what stands further back was typed
                offers = [Offer(label, f"{key}.{number}") for number, label in BUTTON.findall(body)]
                messages[key] = found, Shown(key, body, tuple(offers))
        for _headline, shown in messages.values():
            for offer in shown.offers:
                self._carried.setdefault((offer.handle, shown.text), self._carries(offer.handle))
        yield from messages.values()


@asynccontextmanager
async def surface(folder: Path) -> AsyncIterator[ConsoleSurface]:
    """A console with the example group."""
    url, clock = f"sqlite:///{folder / 'console.sqlite3'}", StandingClock(NOW)
    engine = open_engine(url)
    every_table().create_all(engine)
    engine.dispose()
    app = build(url, clock, keys=KEYS)
    with app.open_work() as work:
        seed(work, "console", NOW)
    console = ConsoleSurface(app, clock)
    await console.start()
    yield console
    app.engine.dispose()
