"""Action: one frozen dataclass per thing a person can ask, and the short text that a button carries.

Wire form: `name~field~field`. Fields are never reordered, removed or retyped: a button posted in March is
pressed in June. A changed Action takes a new name; an unknown name is answered politely.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, get_args, get_type_hints

SEPARATOR = "~"
LONGEST_WIRE = 48
"""Bytes. With the seal (actions.seal) a button stays within 60, so it fits Telegram's 64."""

ACTIONS: dict[str, type["Action"]] = {}
"""Every Action by its wire name; filled as the classes are declared."""


class UnreadableAction(ValueError):
    """The text is no Action of this version: from an older message, or made up."""


@dataclass(frozen=True)
class Action:
    """Something a person asks for. Subclass with `name=` (short, unique); fields are small and plain."""

    name: ClassVar[str] = ""

    def __init_subclass__(cls, *, name: str = "", **rest: Any) -> None:
        super().__init_subclass__(**rest)
        if not name:
            return
        if name in ACTIONS:
            raise TypeError(f"two actions are called {name}")
        cls.name = name
        ACTIONS[name] = cls

    def to_wire(self) -> str:
        """The short text a button carries; raises ValueError when a field would not fit or not come back."""
        parts = [self.name, *(_to_text(getattr(self, each.name)) for each in fields(self))]
        wire = SEPARATOR.join(parts)
        if len(wire.encode()) > LONGEST_WIRE or wire.count(SEPARATOR) != len(parts) - 1:
            raise ValueError(f"{wire} cannot go on a button")
        return wire


@dataclass(frozen=True)
class FormAction(Action):
    """An Action with room for what people type; it is made by a Form and never goes on a button."""

    def to_wire(self) -> str:
        raise ValueError(f"{type(self).__name__} is made by a form and has no wire form")


def from_wire(wire: str) -> Action:
    """The Action that a button carries; raises UnreadableAction for anything else."""
    name, *texts = wire.split(SEPARATOR)
    kind = ACTIONS.get(name)
    if kind is None or issubclass(kind, FormAction):
        raise UnreadableAction(name[:20])
    return _build(kind, texts)


def _build(kind: type[Action], texts: list[str]) -> Action:
    shape = _shape_of(kind.name)
    if len(shape) != len(texts):
        raise UnreadableAction(kind.name)
    try:
        values = {name: _from_text(hint, text) for (name, hint), text in zip(shape, texts, strict=True)}
    except ValueError as error:
        raise UnreadableAction(kind.name) from error
    return kind(**values)


@cache
def _shape_of(name: str) -> list[tuple[str, Any]]:
    """Names and types of the fields of the action with this wire name."""
    kind = ACTIONS[name]
    hints = get_type_hints(kind)
    return [(each.name, hints[each.name]) for each in fields(kind)]


def _to_text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case int() | StrEnum():
            return str(value)
        case str():
            return value
        case _:
            raise ValueError(f"{type(value).__name__} has no wire form")


def _from_text(hint: Any, text: str) -> Any:
    options = get_args(hint)
    if options:  # only `X | None` is used
        return None if text == "" else _from_text(options[0], text)
    if hint is bool:
        if text not in ("0", "1"):
            raise ValueError(text)
        return text == "1"
    if hint is int and not (text.isascii() and text.lstrip("-").isdigit() and len(text) < 19):
        raise ValueError(text)
    return hint(text)
