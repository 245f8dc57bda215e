"""What a workspace holds: people, channels, messages, windows; and how a test waits for it to change."""

import asyncio
import secrets
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeVar

from tests.adapters.slack.driver import texts
from tests.adapters.violations import Violations

Json = dict[str, Any]
T = TypeVar("T")

TEAM, BOT, BOT_ID, APP_ID = "T0WORKING", "U0BOT", "B0BOT", "A0BOT"
PATIENCE = 10
"""Seconds after which what should have come does not come."""

RESPONSES = 5
DEEPEST = 3
TRIGGER_SECONDS = 3
NEWEST = 15
"""Messages that an app sold outside of the Marketplace may read at once."""


@dataclass
class User:
    """Somebody with an account."""

    id: str
    name: str
    locale: str = "en-GB"
    active: bool = True
    app: bool = False
    """Whether it is another app's bot."""


@dataclass
class Channel:
    """A channel or (with an id in D) a private chat with the bot."""

    id: str
    members: set[str]
    archived: bool = False


@dataclass
class Message:
    """A message; `only` is the person who alone sees it."""

    channel: str
    ts: str
    text: str
    blocks: list[Json]
    only: str | None = None
    edits: int = 0
    metadata: Json | None = None
    by: str = BOT_ID

    @property
    def seen(self) -> str:
        """Everything a person reads in it."""
        return "\n".join(texts(self.blocks))


@dataclass
class View:
    """A modal that is open."""

    id: str
    user: str
    view: Json
    hash: str = field(default_factory=lambda: secrets.token_hex(6))

    @property
    def seen(self) -> str:
        """Everything a person reads in it."""
        return "\n".join(texts([self.view.get("title", {}), self.view["blocks"]]))


@dataclass
class Trigger:
    """The right to open one window, within three seconds."""

    user: str
    issued_at: float = field(default_factory=time.monotonic)

    @property
    def expired(self) -> bool:
        return time.monotonic() - self.issued_at >= TRIGGER_SECONDS


@dataclass
class Address:
    """A response_url: where it leads and how often it was used."""

    user: str
    channel: str
    ts: str | None
    uses: int = 0


class Workspace:
    """Everything the server knows. Tests read it; `until` waits for it."""

    def __init__(self, team: str = TEAM) -> None:
        self.team = team
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: list[Message] = []
        self.stacks: dict[str, list[View]] = defaultdict(list)
        self.homes: dict[str, Json] = {}
        self.triggers: dict[str, Trigger] = {}
        self.expired = 0
        """How often a window was to be opened too late."""

        self.addresses: dict[str, Address] = {}
        self.late = 0
        """How many interactions were not acknowledged within three seconds: people saw an error."""

        self.calls: list[tuple[str, Json]] = []
        self.violations = Violations("slack")
        self._numbers = count(1)
        self._changed = asyncio.Condition()

    def number(self) -> int:
        """A number nobody had before."""
        return next(self._numbers)

    def new_ts(self) -> str:
        """The time of a new message."""
        return f"1795572000.{self.number():06d}"

    def trigger_for(self, user: str) -> str:
        """What an interaction brings along to open a window with."""
        trigger = f"{self.number()}.{self.number()}.{secrets.token_hex(16)}"
        self.triggers[trigger] = Trigger(user)
        return trigger

    def let_triggers_expire(self) -> None:
        """As after three seconds."""
        for trigger in self.triggers.values():
            trigger.issued_at -= TRIGGER_SECONDS

    def private_chat(self, user: str) -> Channel:
        """The private chat of somebody with the bot."""
        return self.channels.setdefault(f"D{user}", Channel(f"D{user}", {user, BOT}))

    def message(self, channel: str, ts: str) -> Message | None:
        """A message by its place and time."""
        return next((each for each in self.messages if (each.channel, each.ts) == (channel, ts)), None)

    def in_channel(self, channel: str) -> list[Message]:
        """What everybody in a channel reads."""
        return [each for each in self.messages if each.channel == channel and each.only is None]

    def only_for(self, user: str) -> list[Message]:
        """What one person alone reads: ephemeral messages and the private chat with the bot."""
        return [each for each in self.messages if each.only == user or each.channel == f"D{user}"]

    def made(self, method: str) -> list[Json]:
        """The arguments of every call of a method."""
        return [arguments for name, arguments in self.calls if name == method]

    async def change(self) -> None:
        """Tell those who wait that something is different."""
        async with self._changed:
            self._changed.notify_all()

    async def until(self, find: Callable[[], T | None]) -> T:
        """Wait until something is there; the newest things seen go into the failure."""
        async with self._changed:
            try:
                async with asyncio.timeout(PATIENCE):
                    while not (found := find()):
                        await self._changed.wait()
                    return found
            except TimeoutError:
                raise AssertionError("\n---\n".join(self._newest())) from None

    def _newest(self) -> Iterator[str]:
        yield "what was waited for did not come; violations: " + "; ".join(self.violations)
        for each in self.messages[-4:]:
            yield f"{each.channel} {each.only}: {each.seen}"
        for name, _arguments in self.calls[-6:]:
            yield name
