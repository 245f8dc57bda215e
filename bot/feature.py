"""Feature: how a slice declares what it answers, shows and reminds of; and what its handlers are given."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from bot.chat.actions import Action
from bot.chat.cards import Card
from bot.chat.exchange import Account, Reply, Room
from bot.chat.happenings import Happening
from bot.chat.languages import Language
from bot.chat.text import Text
from bot.membership.model import Member
from bot.reminders.model import Line
from bot.rooms.model import GroupRoom
from bot.work import Work


@dataclass(frozen=True)
class Context:
    """One interaction, as handlers see it. `now` is UTC.

    `redraws`: whether Reply.update can be shown; it is not drawn for a card that stands in a room for everybody.
    `columns`: how many short buttons stand side by side where the answer will be seen. `asked_in`: the shared room
    that a question comes from which is answered in private. `public_address`: where the world finds what the program
    serves on the web, without a slash at its end; empty where it does not.
    """

    work: Work
    member: Member
    account: Account
    room: Room
    now: datetime
    registry: "Registry"
    columns: int = 1
    redraws: bool = True
    asked_in: Room | None = None
    opens: str = ""
    public_address: str = ""

    def address_of(self, word: str) -> str | None:
        """The address that brings a word into the private chat, on platforms that have such."""
        return self.opens + word if self.opens else None

    @cached_property
    def bound(self) -> GroupRoom | None:
        """The room's group, in a shared room that has one; looked up when somebody asks."""
        room = self.asked_in or self.room
        return None if room.private else self.work.rooms.bound(room)


@dataclass(frozen=True)
class Viewing:
    """For whom a card is being built at sending time: a member in private, or a group's room. `now` is UTC.

    `standing`: the message was sent before and is drawn anew, so what it said must be put right, not left out.
    `registry`: for a view that shows what others draw.
    """

    work: Work
    now: datetime
    member: Member | None = None
    bound: GroupRoom | None = None
    detail: str = ""
    standing: bool = False
    registry: "Registry | None" = None


@dataclass(frozen=True)
class Occasion:
    """When something happened that nobody asked for, as those see it who take note. `now` is UTC."""

    work: Work
    now: datetime
    registry: "Registry"


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


@dataclass(frozen=True)
class Registry:
    """Every feature's declarations in one place; a word or name declared twice stops the start."""

    handlers: Mapping[type[Action], Handler]
    commands: Mapping[str, tuple[Command, CommandHandler]]
    views: Mapping[str, View]
    recipients: Mapping[str, Recipients]
    lines: Mapping[str, SummedUp]
    noting: Mapping[type[object], Noting]
    ticks: Sequence[Tick]
    next_due: Sequence[Callable[[Work], datetime | None]]
    leaving: Sequence[Leaving]
    merging: Merging
    binding: Sequence[Binding]

    @classmethod
    def of(cls, features: Iterable[Feature]) -> "Registry":
        """Merge the features; raises ValueError on a name that two of them use."""
        every = list(features)
        return cls(
            _merged(feature.handlers for feature in every),
            _merged(feature.commands for feature in every),
            _merged(feature.views for feature in every),
            _merged(feature.recipients for feature in every),
            _merged(feature.lines for feature in every),
            _merged(feature.noting for feature in every),
            [tick for feature in every for tick in feature.ticks],
            [due for feature in every for due in feature.next_due],
            [leaving for feature in every for leaving in feature.leaving],
            Merging(
                [holding for feature in every for holding in feature.holding],
                [uniting for feature in every for uniting in feature.uniting],
            ),
            [binding for feature in every for binding in feature.binding],
        )


K = TypeVar("K")
V = TypeVar("V")


def _merged(parts: Iterable[Mapping[K, V]]) -> Mapping[K, V]:
    whole: dict[K, V] = {}
    for part in parts:
        if twice := whole.keys() & part.keys():
            raise ValueError(f"declared twice: {twice}")
        whole.update(part)
    return whole
