"""The journeys' hold on the sandbox: an open page for everybody, driven by what pages send and are told."""

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from aiohttp import ClientSession

from adapters.platforms import Outbound
from bot.chat.exchange import Account
from bot.example import PEOPLE
from tests.adapters.sandbox.driver import read
from tests.adapters.sandbox.running import Running, running_sandbox
from tests.adapters.sandbox.visitor import Event, Visitor, buttons, text
from tests.journeys.surface import Answers, Offer, Shown

MESSAGE = "message "


@dataclass
class OpenForm:
    """A form on somebody's page, and what they typed so far."""

    room: str
    message: int | None
    drawn: Event
    typed: dict[str, str] = field(default_factory=dict)


class SandboxSurface:
    """What is answered to a person alone pops up on their page; so do forms and their errors."""

    name = "sandbox"

    def __init__(self, running: Running, visitors: Mapping[str, Visitor]) -> None:
        self.app, self.clock = running.app, running.clock
        self._running, self._visitors = running, visitors
        self._forms: dict[str, OpenForm] = {}

    @property
    def outbound(self) -> Outbound:
        return self._running.sandbox.outbound

    def account(self, user: str) -> Account:
        return Account(self.name, user)

    async def say(self, user: str, words: str, room: str = "") -> None:
        place = room or f"dm:{user}"
        self._taken(user, place, None, await self._visitors[user].say(place, words))

    async def press(self, user: str, shown: Shown, offer: Offer, room: str = "") -> None:
        await self._send(user, shown, offer.handle)

    async def forge(self, user: str, payload: str, room: str = "") -> None:
        sight = self.room(room) if room else self.sight(user)
        await self._send(user, next(each for each in reversed(sight) if each.offers), payload)

    async def _send(self, user: str, shown: Shown, payload: str) -> None:
        message = next(each for each in self._everything() if _key(each) == shown.key)
        frame = {"room": message["room"], "message": message["id"], "payload": payload}
        answer = await self._visitors[user].ask(type="press", **frame)
        self._taken(user, message["room"], message["id"], answer)

    def _taken(self, user: str, room: str, message: int | None, answer: Event) -> None:
        if "form" in answer:
            self._forms[user] = OpenForm(room, message, answer["form"])

    async def fill(self, user: str, answers: Answers) -> bool:
        """Type into the form; nothing is taken before it is sent."""
        form = self._forms[user]
        for label, value in answers.items():
            name, options = next(each for each in _inputs(form.drawn) if each[0].startswith(label))[1:]
            form.typed[name] = next(
                (each["value"] for each in options if text(each["label"]) == value), value
            )
        return True

    async def go_back(self, user: str, answers: Answers) -> bool:
        return await self.fill(user, answers)

    async def send(self, user: str, label: str) -> None:
        """Send the form; it stays open while something is wrong in it."""
        form = self._forms[user]
        assert text(form.drawn["submit"]) == label
        given = dict(_given(form.drawn)) | form.typed
        frame = {"room": form.room, "message": form.message, "opener": form.drawn["opener"]}
        answer = await self._visitors[user].ask(type="submit", **frame, answers=given)
        if "errors" not in answer:
            del self._forms[user]
        self._taken(user, form.room, form.message, answer)

    async def call_off(self, user: str) -> None:
        """Close the form: the page tells nobody."""
        del self._forms[user]

    def sight(self, user: str) -> Sequence[Shown]:
        visitor = self._visitors[user]
        own = [each for each in visitor.messages.values() if each["private"] or each["room"] == f"dm:{user}"]
        messages = [_shown(each) for each in own if each["author"] is None]
        return [*_passing(visitor.heard), *messages]

    def room(self, room: str) -> Sequence[Shown]:
        there = (each for each in self._everything() if each["room"] == room and not each["private"])
        return [_shown(each) for each in there if each["author"] is None]

    async def deliver(self) -> None:
        """Every page has heard of everything once it has heard the answer to one more question."""
        await self._running.sender.send_due()
        for visitor in self._visitors.values():
            await visitor.ask(type="moment", text="", zone="Europe/Berlin")

    def next_due(self) -> datetime | None:
        return self.app.courier({self.name: self.outbound}).next_due()

    def _everything(self) -> Iterable[Event]:
        every = {
            number: each for visitor in self._visitors.values() for number, each in visitor.messages.items()
        }
        return [every[number] for number in sorted(every)]


def _key(message: Event) -> str:
    return f"{MESSAGE}{message['id']}"


def _shown(message: Event) -> Shown:
    offers = tuple(Offer(text(each["label"]), each["payload"]) for each in buttons(message))
    return Shown(_key(message), "\n".join(read(message.get("card", {}))), offers)


def _passing(heard: Iterable[Event]) -> Iterator[Shown]:
    for event in heard:
        if event["type"] == "answered":
            for name, lines in {"": event.get("toast", []), **event.get("errors", {})}.items():
                if lines:
                    yield Shown(f"answer {event['id']} {name}", text(lines))


def _inputs(form: Event) -> Iterator[tuple[str, str, Sequence[Event]]]:
    """Every input: what stands over it, its name, its options."""
    for each in form["fields"]:
        label = text(each["label"])
        if each["kind"] == "tongues":
            for tongue in each["inputs"]:
                yield f"{label} ({text(tongue['label'])})", tongue["name"], ()
        else:
            yield label, each["name"], each.get("options", ())


def _given(form: Event) -> Iterator[tuple[str, str]]:
    for each in form["fields"]:
        for one in each.get("inputs", [each]):
            if one.get("given"):
                yield one["name"], str(one["given"])


@asynccontextmanager
async def surface(folder: Path) -> AsyncIterator[SandboxSurface]:
    """A sandbox with everybody's page open."""
    async with running_sandbox(folder) as running, ClientSession() as session:
        enter = Visitor.enter
        visitors = {each.user: await enter(session, running.address, each.user) for each in PEOPLE}
        yield SandboxSurface(running, visitors)
