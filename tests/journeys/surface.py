"""What a journey needs of a platform. A surface is the test's hold on one: it moves people and tells what they see.

A journey knows no platform: people say things, press what is labelled so, fill forms in by the words over the inputs,
and read. How that is done and where it appears (a window, a passing note, a message that only one person sees, one
question after another) is the surface's affair.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from adapters.app import App
from adapters.clock import StandingClock
from adapters.platforms import Outbound
from bot.chat.exchange import Account

PATIENCE = 10
"""Seconds after which what should have come does not come."""

Answers = Mapping[str, str]
"""What to fill in, by the beginning of the label over the input; of a choice, what the person reads."""


@dataclass(frozen=True)
class Offer:
    """A button: what it reads, in full, and what the surface presses it by."""

    label: str
    handle: str


@dataclass(frozen=True)
class Shown:
    """Something in sight. The key stays when a message is changed."""

    key: str
    text: str
    offers: tuple[Offer, ...] = ()

    def offer(self, label: str) -> Offer | None:
        """The button that begins like this, else one that holds these words."""
        begins = (each for each in self.offers if each.label.startswith(label))
        return next(begins, None) or next((each for each in self.offers if label in each.label), None)


class Surface(Protocol):
    """The hold on one platform, with the whole program behind it.

    `user` is the short name of somebody in the example group, `room` that of one of its rooms; no room is the private
    chat with the bot. Whatever is done returns once the bot has answered it in full.
    """

    name: str
    app: App
    clock: StandingClock

    @property
    def outbound(self) -> Outbound: ...
    def account(self, user: str) -> Account: ...
    async def say(self, user: str, words: str, room: str = "") -> None: ...
    async def press(self, user: str, shown: Shown, offer: Offer, room: str = "") -> None: ...
    async def forge(self, user: str, payload: str, room: str = "") -> None:
        """Send a payload that no button in this person's sight carries: made up, or the handle of another's."""
        ...

    async def fill(self, user: str, answers: Answers) -> bool:
        """Fill in what is asked; what is not named stays as it is. Whether everything was taken so far."""
        ...

    async def go_back(self, user: str, answers: Answers) -> bool:
        """Change answers that were given before, as yet unsent."""
        ...

    async def send(self, user: str, label: str) -> None:
        """Send the form off by this button."""
        ...

    async def call_off(self, user: str) -> None:
        """Leave the form without sending it."""
        ...

    def sight(self, user: str) -> Sequence[Shown]:
        """What only this person sees by now, the newest last."""
        ...

    def room(self, room: str) -> Sequence[Shown]:
        """What everybody in a room sees by now, the newest last."""
        ...

    async def deliver(self) -> None:
        """Let the bot send what is due, and everybody see it."""
        ...

    def next_due(self) -> datetime | None:
        """When the bot has something to send or do next."""
        ...
