"""Card: what the bot shows. Plain frozen data, few kinds of blocks on purpose; every platform shows them all."""

from dataclasses import dataclass
from enum import StrEnum

from bot.chat.actions import Action
from bot.chat.text import Value, Words


class Style(StrEnum):
    """How much a button asks for attention; a platform without colours shows them alike."""

    PLAIN = "plain"
    MAIN = "main"
    DANGER = "danger"


@dataclass(frozen=True)
class Paragraph:
    """Running text; a room of two languages reads it twice, one below the other."""

    words: Words


@dataclass(frozen=True)
class Facts:
    """Pairs of a short label and its value, one pair a line."""

    pairs: tuple[tuple[Words, Value], ...]


@dataclass(frozen=True)
class Bar:
    """One line of a tally: `count` out of `whole`; `mine` marks the reader's own choice."""

    label: Words
    count: int
    whole: int
    mine: bool = False


@dataclass(frozen=True)
class Bars:
    """A tally as text bars, readable without colour or picture."""

    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Link:
    """A web address to open; only http and https are ever shown as links."""

    label: Words
    address: str


@dataclass(frozen=True)
class Button:
    """A press sends the action back, sealed to the place where the card is shown."""

    label: Words
    action: Action
    style: Style = Style.PLAIN


@dataclass(frozen=True)
class Buttons:
    """Buttons that belong together, in reading order."""

    buttons: tuple[Button, ...]


Block = Paragraph | Facts | Bars | Link | Buttons


@dataclass(frozen=True)
class Card:
    """A message of the bot: a title and its blocks."""

    title: Words
    blocks: tuple[Block, ...] = ()
