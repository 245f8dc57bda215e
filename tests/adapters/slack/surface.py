"""The journeys' hold on Slack: people's commands, presses and windows; messages only they see, and channels."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from adapters.app import App
from adapters.clock import StandingClock
from adapters.sending import Sender
from adapters.slack import Slack
from adapters.slack.outbound import SlackOutbound
from bot.chat.exchange import Account
from bot.chat.reading import PICKED
from tests.adapters.slack.driver import texts
from tests.adapters.slack.person import Person
from tests.adapters.slack.running import CHANNELS, id_of, running_slack
from tests.adapters.slack.server import SlackServer
from tests.adapters.slack.state import TEAM, Json, Message
from tests.journeys.surface import Answers, Offer, Shown

MOST_WINDOWS = 10
LONGEST_SUBMIT = 24
MOMENT = ("day", "time", "typed")
NUMBERED = re.compile(r"(\d+) · ")


class SlackSurface:
    """Commands are typed as `/wg …`; forms are windows, which keep what was typed until they are closed."""

    name = "slack"

    def __init__(self, app: App, server: SlackServer, slack: Slack, sender: Sender) -> None:
        assert isinstance(app.clock, StandingClock)
        self.app, self.clock = app, app.clock
        self.server, self._slack, self._sender = server, slack, sender
        self._typed: dict[str, dict[str, str]] = {}
        self._drawn: dict[str, tuple[Message, str]] = {}
        self._errors: dict[str, list[Shown]] = {}
        self._numbers = count(1)

    @property
    def outbound(self) -> SlackOutbound:
        return self._slack.outbound

    def account(self, user: str) -> Account:
        return Account(self.name, id_of(user), TEAM)

    async def say(self, user: str, words: str, room: str = "") -> None:
        channel = CHANNELS[room] if room else None
        if words.startswith("/"):
            await self._person(user).command(words.removeprefix("/"), channel)
        elif channel:
            await self._person(user).mention(f"<@U0BOT> {words}", channel)
        else:
            await self._person(user).say(words)
        await self._settle()

    async def press(self, user: str, shown: Shown, offer: Offer, room: str = "") -> None:
        message, label = self._drawn[offer.handle]
        await self._person(user).press(message, label)
        await self._settle()

    async def forge(self, user: str, payload: str, room: str = "") -> None:
        sight = self.room(room) if room else self.sight(user)
        offer = next(each.offers[0] for each in reversed(sight) if each.offers)
        message, label = self._drawn[offer.handle]
        await self._person(user).press(message, label, value=payload)
        await self._settle()

    async def fill(self, user: str, answers: Answers) -> bool:
        """Type into the window; nothing is taken before it is sent."""
        self._typed.setdefault(user, {}).update(answers)
        return True

    async def go_back(self, user: str, answers: Answers) -> bool:
        return await self.fill(user, answers)

    async def send(self, user: str, label: str) -> None:
        """Submit the window, and each that a long form goes on with; errors stand under the inputs."""
        person, left = self._person(user), dict(self._typed[user])
        for _window in range(MOST_WINDOWS):
            view = person.window.view
            typed = {each: value for each, value in left.items() if _inputs(view, each)}
            states = [_state(_inputs(view, each), value) for each, value in typed.items()]
            errors = await person.submit(**{name: state for each in states for name, state in each.items()})
            await self._settle()
            if errors:
                said = [Shown(f"error {next(self._numbers)}", words) for words in errors.values()]
                self._errors.setdefault(user, []).extend(said)
                return
            left = {each: value for each, value in left.items() if each not in typed}
            if not self._asked_further(user, view):
                break
        if self.server.space.stacks[person.id]:
            return  # something is wrong with it as a whole
        assert not left, f"nobody asked for {left}"
        assert len(label) > LONGEST_SUBMIT or view["submit"]["text"] == label, view["submit"]
        del self._typed[user]

    def _asked_further(self, user: str, before: Json) -> bool:
        """Whether another window of the form took the place of this one; not the same again, with an error on top."""
        stack = self.server.space.stacks[id_of(user)]
        now = stack[-1].view["blocks"] if stack else []
        names = [
            [each["block_id"] for each in blocks if each["type"] == "input"]
            for blocks in (before["blocks"], now)
        ]
        return bool(names[1]) and names[0] != names[1]

    async def call_off(self, user: str) -> None:
        """Close the window: Slack tells nobody."""
        self.server.space.stacks[id_of(user)].clear()
        self._typed.pop(user, None)

    def sight(self, user: str) -> Sequence[Shown]:
        person = self._person(user)
        windows = [Shown(each.id, each.seen) for each in self.server.space.stacks[person.id]]
        return [*self._errors.get(user, ()), *map(self._shown, person.seen), *windows]

    def room(self, room: str) -> Sequence[Shown]:
        return [self._shown(each) for each in self.server.space.in_channel(CHANNELS[room])]

    async def deliver(self) -> None:
        await self._sender.send_due()

    def next_due(self) -> datetime | None:
        return self.app.courier({self.name: self.outbound}).next_due()

    async def _settle(self) -> None:
        """Everything was answered."""
        await self._slack._listening.finish()

    def _person(self, user: str) -> Person:
        return Person(self.server, id_of(user))

    def _shown(self, message: Message) -> Shown:
        """A message as it stands; how its buttons were drawn is kept for those who press them later."""
        offers = []
        lines = message.seen.split("\n")
        for button in (each for block in message.blocks for each in block.get("elements", ())):
            if "value" in button:
                drawn = button["text"]["text"]
                self._drawn[button["value"]] = (replace(message, blocks=message.blocks), drawn)
                offers.append(Offer(_in_full(drawn, lines), button["value"]))
        words = [line for block in message.blocks if block["type"] != "actions" for line in texts(block)]
        return Shown(f"{message.channel}:{message.ts}", "\n".join(words), tuple(offers))


def _in_full(label: str, lines: Sequence[str]) -> str:
    """A label that was too long for its button stands above with the same number."""
    found = NUMBERED.match(label)
    if found is None:
        return label
    return next((line.split(" ", 1)[1] for line in lines if line.startswith(f"[{found[1]}] ")), label)


def _inputs(view: Json, label: str) -> list[Json]:
    """The input of this label in a window; of a moment, all three."""
    inputs = [block for block in view["blocks"] if block["type"] == "input"]
    first = next((block["block_id"] for block in inputs if block["label"]["text"].startswith(label)), "")
    own = [first.removesuffix("day") + part for part in MOMENT] if first.endswith(".day") else [first]
    return [block for block in inputs if block["block_id"] in own]


def _state(inputs: Sequence[Json], value: str) -> dict[str, Any]:
    if len(inputs) > 1:
        day, time, typed = (each["block_id"].replace(".", "__") for each in inputs)
        if PICKED.fullmatch(value):
            return {day: value.split("T")[0], time: value.split("T")[1], typed: None}
        return {day: None, time: None, typed: value}
    name, element = inputs[0]["block_id"].replace(".", "__"), inputs[0]["element"]
    options = [*element.get("options", ())]
    options += [each for group in element.get("option_groups", ()) for each in group["options"]]
    chosen = next((each["value"] for each in options if "".join(texts(each["text"])) == value), value)
    return {name: chosen}


@asynccontextmanager
async def surface(folder: Path) -> AsyncIterator[SlackSurface]:
    """Connected by Socket Mode."""
    async with running_slack(folder) as running:
        yield SlackSurface(running.app, running.server, running.slack, running.sender)
