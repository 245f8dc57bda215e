"""The journeys' hold on Telegram: people's updates go in, what stands in the chats and what pops up is read."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from adapters.app import App
from adapters.clock import StandingClock
from adapters.sending import Sender
from adapters.telegram import Telegram
from adapters.telegram.outbound import TelegramOutbound
from bot.chat.exchange import Account
from bot.example import PEOPLE
from tests.adapters.telegram.conftest import NUMBERS, running_telegram
from tests.adapters.telegram.people import GROUP, Human
from tests.adapters.telegram.server import Message, Server
from tests.journeys.dialog import ByDialog
from tests.journeys.surface import PATIENCE, Offer, Shown

HINTS = {"zh": "zh-hans", "de": "de", "en": "en"}
EVERYBODY = {**NUMBERS, "jonas": 1099}


class TelegramSurface(ByDialog):
    """Everybody has opened their private chat with the bot, as who is to be reminded must."""

    name = "telegram"

    def __init__(
        self, app: App, server: Server, telegram: Telegram, sender: Sender, humans: Mapping[str, Human]
    ) -> None:
        assert isinstance(app.clock, StandingClock)
        self.app, self.clock = app, app.clock
        self.server, self._telegram, self._sender = server, telegram, sender
        self.humans = humans
        self._presses: list[tuple[str, str]] = []
        server.started.update(human.id for human in humans.values())

    @property
    def outbound(self) -> TelegramOutbound:
        return self._telegram.outbound

    def account(self, user: str) -> Account:
        return Account(self.name, str(self.humans[user].id))

    async def say(self, user: str, words: str, room: str = "") -> None:
        await self.humans[user].type(words, GROUP if room else None)
        await self._settle()

    async def press(self, user: str, shown: Shown, offer: Offer, room: str = "") -> None:
        await self._send(user, shown.key, offer.handle)

    async def forge(self, user: str, payload: str, room: str = "") -> None:
        sight = self.room(room) if room else self.sight(user)
        await self._send(user, next(each.key for each in reversed(sight) if each.offers), payload)

    async def _send(self, user: str, key: str, payload: str) -> None:
        """Press; where the answer is a link, the app follows it by itself."""
        human, message = self.humans[user], self._message(key)
        query = await human.forge(message, payload)
        self._presses.append((query, user))
        toast = await human.toast(query)
        await self._settle()
        if "url" in toast:
            await self.say(user, f"/start {toast['url'].partition('start=')[2]}")

    def sight(self, user: str) -> Sequence[Shown]:
        answers = ((query, self.server.answers.get(query, {})) for query, by in self._presses if by == user)
        toasts = [Shown(query, answer["text"]) for query, answer in answers if "text" in answer]
        return [*toasts, *self._in_chat(self.humans[user].id)]

    def room(self, room: str) -> Sequence[Shown]:
        return self._in_chat(GROUP)

    async def deliver(self) -> None:
        await self._sender.send_due()

    def next_due(self) -> datetime | None:
        return self.app.courier({self.name: self.outbound}).next_due()

    async def _settle(self) -> None:
        """Everything was taken in and answered."""
        await self.server.confirmed()
        await self._telegram._speaking.finish(PATIENCE)

    def _in_chat(self, chat: int) -> list[Shown]:
        return [_shown(each) for each in self.server.said_to(chat)]

    def _message(self, key: str) -> Message:
        chat, _colon, number = key.partition(":")
        found = self.server.find(int(chat), int(number))
        return found or Message(int(chat), int(number), "", "", [])


def _shown(message: Message) -> Shown:
    """A message as it stands; a number on a button stands for the line that begins with it."""
    offers = (
        Offer(_in_full(each["text"], message), each["callback_data"])
        for each in message.buttons
        if "callback_data" in each
    )
    return Shown(f"{message.chat}:{message.id}", message.text, tuple(offers))


def _in_full(label: str, message: Message) -> str:
    if not label.isdecimal():
        return label
    lines = (
        line.removeprefix(f"{label} ") for line in message.text.split("\n") if line.startswith(f"{label} ")
    )
    return next(lines, label).rpartition("  ")[2].strip()  # behind its bar


def humans_of(server: Server, numbers: Mapping[str, int]) -> dict[str, Human]:
    """People of the example group by short name, with their accounts' numbers."""
    known = {person.user: person for person in PEOPLE}
    return {
        user: Human(server, number, known[user].name, HINTS[known[user].language])
        for user, number in numbers.items()
    }


@asynccontextmanager
async def surface(folder: Path) -> AsyncIterator[TelegramSurface]:
    """A bot that asks for its updates."""
    async with running_telegram(folder) as running:
        humans = humans_of(running.server, EVERYBODY)
        yield TelegramSurface(running.app, running.server, running.telegram, running.sender, humans)
