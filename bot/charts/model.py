"""What a chart shows, before a language is chosen."""

from dataclasses import dataclass
from fractions import Fraction

from bot.chat.text import Value, Words

LETTERS = "ABCDEFGHIJKL"
"""Name the options, in the picture and in the text beside it."""


@dataclass(frozen=True)
class Tick:
    """Where a bar must reach to: as a part of what it counts; `kind` says which line of the key it is."""

    at: Fraction
    kind: int = 0


@dataclass(frozen=True)
class Bar:
    """One bar, made of parts one after the other; `whole` is its full length, shown as an outline.

    `code`: a letter or two that every font has, before the label and in its place where no font can write it.
    """

    code: str
    label: Words
    parts: tuple[int, ...]
    whole: int
    figures: Value
    ticks: tuple[Tick, ...] = ()


@dataclass(frozen=True)
class Chart:
    """A chart: title, what came out, bars, and what parts and ticks mean."""

    title: Words
    outcome: Words
    bars: tuple[Bar, ...]
    parts: tuple[Words, ...] = ()
    ticks: tuple[Words, ...] = ()
