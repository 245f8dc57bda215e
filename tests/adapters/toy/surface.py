"""The journeys' hold on the toy: slips are handed in, and pigeonholes looked into."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from adapters.app import App, build
from adapters.clock import StandingClock
from adapters.settings import Settings
from bot.chat.exchange import Account, Pressed, Room, Said, place_of
from bot.example import PEOPLE, seed
from storage.base import open_engine
from storage.schema import every_table
from tests.adapters.registered import PLATFORMS
from tests.adapters.toy import Toy
from tests.adapters.toy.outbound import NAME, Pigeonholes
from tests.cast import NOW
from tests.journeys.dialog import ByDialog
from tests.journeys.surface import Offer, Shown
from tests.polls.secret_scenes import KEYS

CALLED = {person.user: person.name for person in PEOPLE}
HANDS = {person.user: f"{person.name}, {person.language}" for person in PEOPLE}
BUTTON = re.compile(r"^\[\d+\] (.+)$", re.MULTILINE)


class ToySurface(ByDialog):
    """People write their own names on their pigeonholes."""

    name = NAME

    def __init__(self, app: App, toy: Toy, clock: StandingClock) -> None:
        self.app, self.clock, self._toy = app, clock, toy
        self._sender = app.sender({NAME: toy.outbound})

    @property
    def outbound(self) -> Pigeonholes:
        return self._toy.outbound

    def account(self, user: str) -> Account:
        return Account(NAME, CALLED[user])

    async def say(self, user: str, words: str, room: str = "") -> None:
        await self._toy.inbound.hand_in(HANDS[user], Said(words), room)

    async def press(self, user: str, shown: Shown, offer: Offer, room: str = "") -> None:
        await self._toy.inbound.hand_in(HANDS[user], Pressed(offer.handle), room, int(shown.key))

    async def forge(self, user: str, payload: str, room: str = "") -> None:
        await self._toy.inbound.hand_in(HANDS[user], Pressed(payload), room)

    def sight(self, user: str) -> Sequence[Shown]:
        return self._in_hole(place_of(self.account(user)))

    def room(self, room: str) -> Sequence[Shown]:
        return self._in_hole(place_of(Room(NAME, room)))

    async def deliver(self) -> None:
        await self._sender.send_due()

    def next_due(self) -> datetime | None:
        return self.app.courier({NAME: self.outbound}).next_due()

    def _in_hole(self, place: str) -> list[Shown]:
        slips = self.outbound.slips.get(place, {})
        return [
            Shown(
                str(number),
                slip.text,
                tuple(map(Offer, BUTTON.findall(slip.text), slip.payloads)),
            )
            for number, slip in slips.items()
        ]


@asynccontextmanager
async def surface(folder: Path) -> AsyncIterator[ToySurface]:
    """A board with the example group."""
    url, clock = f"sqlite:///{folder / 'toy.sqlite3'}", StandingClock(NOW)
    engine = open_engine(url)
    every_table().create_all(engine)
    engine.dispose()
    app = build(url, clock, keys=KEYS)
    with app.open_work() as work:
        seed(work, NAME, NOW)
        for person in PEOPLE:
            member = work.members.by_account(Account(NAME, person.user))
            if member is not None:
                member.accounts[:] = [Account(NAME, person.name)]
    toy = PLATFORMS[NAME](app, Settings())
    assert isinstance(toy, Toy)
    await toy.start()
    yield ToySurface(app, toy, clock)
    await toy.stop()
    app.engine.dispose()
