"""Feature: how a slice declares what it answers, shows and reminds of; and what its handlers are given."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from bot.chat.actions import Action
from bot.chat.cards import Card
from bot.chat.exchange import Reply
from bot.chat.happenings import Happening
from bot.chat.languages import Language
from bot.chat.text import Text
from bot.context import Context, Occasion, Viewing
from bot.membership.model import Member
from bot.reminders.model import Line
from bot.rooms.model import GroupRoom
from bot.work import Work


class For(StrEnum):
    """To whom help shows a command. It permits nothing: services check rights themselves."""

    EVERYONE = "everyone"
    MEMBERS = "members"
    COORDINATORS = "coordinators"


@dataclass(frozen=True)
class Command:
    """A word people type: its name on every platform, its German and Chinese words, what help says of it."""

    name: str
    help: Text
    audience: For = For.EVERYONE
    words: Mapping[Language, Sequence[str]] = field(default_factory=dict)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything that is understood as this command."""
        return (self.name, *(word for words in self.words.values() for word in words))


A = TypeVar("A", bound=Action)
Handler = Callable[[Context, Any], Reply]
CommandHandler = Callable[[Context, str], Reply]
View = Callable[[Viewing, int], Card | None]
H = TypeVar("H", bound=Happening)
Noting = Callable[[Occasion, Any], None]
Recipients = Callable[[Work, int, str, datetime], Iterable[Member]]
SummedUp = Callable[[Work, int, str], Line | None]
Tick = Callable[[Work, datetime], None]
Leaving = Callable[[Work, int, int, datetime], None]
"""Given the member's and the group's number, and now."""

Holding = Callable[[Work, Collection[int]], None]
"""Given the numbers of members of whom two are about to become one."""

Uniting = Callable[[Work, int, int, datetime], None]
"""Given the number of the member who stays, of the one who will be gone, and now."""


@dataclass(frozen=True)
class Merging:
    """What the slices do when two members become one: first they hold what both may be changing, then they unite it."""

    holding: Sequence[Holding]
    uniting: Sequence[Uniting]


Binding = Callable[[Work, GroupRoom, datetime], None]
"""Given the room that a group uses from now on, and now."""


class Feature:
    """What one slice plugs into the bot."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.handlers: dict[type[Action], Handler] = {}
        self.commands: dict[str, tuple[Command, CommandHandler]] = {}
        self.views: dict[str, View] = {}
        self.recipients: dict[str, Recipients] = {}
        self.lines: dict[str, SummedUp] = {}
        self.noting: dict[type[object], Noting] = {}
        self.ticks: list[Tick] = []
        self.next_due: list[Callable[[Work], datetime | None]] = []
        self.leaving: list[Leaving] = []
        self.holding: list[Holding] = []
        self.uniting: list[Uniting] = []
        self.binding: list[Binding] = []

    def on(self, kind: type[A]) -> Callable[[Callable[[Context, A], Reply]], Callable[[Context, A], Reply]]:
        """The function that answers this action."""

        def declare(handler: Callable[[Context, A], Reply]) -> Callable[[Context, A], Reply]:
            self.handlers[kind] = handler
            return handler

        return declare

    def command(self, command: Command) -> Callable[[CommandHandler], CommandHandler]:
        """The function that answers this command; it is given what was typed after the word."""

        def declare(handler: CommandHandler) -> CommandHandler:
            self.commands[command.name] = (command, handler)
            return handler

        return declare

    def view(self, name: str) -> Callable[[View], View]:
        """The function that draws this kind of message; None when there is nothing left to say."""

        def declare(view: View) -> View:
            self.views[name] = view
            return view

        return declare

    def reminds(self, view: str) -> Callable[[Recipients], Recipients]:
        """The function that says, at the due moment, whom a reminder of this view concerns."""

        def declare(recipients: Recipients) -> Recipients:
            self.recipients[view] = recipients
            return recipients

        return declare

    def sums_up(self, view: str) -> Callable[[SummedUp], SummedUp]:
        """The function that says in a line what a reminder of this view is about; None when that is gone."""

        def declare(summed_up: SummedUp) -> SummedUp:
            self.lines[view] = summed_up
            return summed_up

        return declare

    def when(self, kind: type[H]) -> Callable[[Callable[[Occasion, H], None]], Callable[[Occasion, H], None]]:
        """The function that takes note when something of this kind has happened."""

        def declare(function: Callable[[Occasion, H], None]) -> Callable[[Occasion, H], None]:
            self.noting[kind] = function
            return function

        return declare

    def tick(self, function: Tick) -> Tick:
        """A function called about once a second for what falls due by itself (closing polls). Quick when idle."""
        self.ticks.append(function)
        return function

    def falls_due(self, function: Callable[[Work], datetime | None]) -> Callable[[Work], datetime | None]:
        """When a tick will next have something to do (UTC); None: nothing is planned."""
        self.next_due.append(function)
        return function

    def on_leave(self, function: Leaving) -> Leaving:
        """A function called when a member loses their place, or their vote, in a group."""
        self.leaving.append(function)
        return function

    def before_merge(self, function: Holding) -> Holding:
        """A function called before the members are locked: it locks what their own transactions lock first."""
        self.holding.append(function)
        return function

    def on_merge(self, function: Uniting) -> Uniting:
        """A function called when two members turn out to be one person: it settles what both of them said."""
        self.uniting.append(function)
        return function

    def on_bind(self, function: Binding) -> Binding:
        """A function called when a group begins to use a room: it posts there what is under way."""
        self.binding.append(function)
        return function
