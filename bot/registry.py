"""All features together, as the bot looks them up."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from bot.chat.actions import Action
from bot.feature import (
    Binding,
    Command,
    CommandHandler,
    Feature,
    Handler,
    Leaving,
    Merging,
    Noting,
    Recipients,
    SummedUp,
    Tick,
    View,
)
from bot.work import Work


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
