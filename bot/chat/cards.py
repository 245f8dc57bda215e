"""Card: what the bot shows. Plain frozen data, few kinds of blocks on purpose; every platform shows them all."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

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
    """A press sends the action back, sealed to the place where the card is shown.

    `privately`: in a shared room it leads into the private chat, where the platform has links to that, and is answered
    there; elsewhere it is a button like any other, whose answer only the person who pressed it sees.
    """

    label: Words
    action: Action
    style: Style = Style.PLAIN
    privately: bool = False


@dataclass(frozen=True)
class Buttons:
    """Buttons that belong together, in reading order.

    `columns`: how many stand in each row, as in a calendar; 0: as many as can be read. A surface that cannot set
    so many side by side (Interaction.columns) is not shown such.
    """

    buttons: tuple[Button, ...]
    columns: int = 0


class FileKind(StrEnum):
    """What kind of file; the value is its media type. PNG is shown as a picture where a platform can."""

    CALENDAR = "text/calendar"
    CSV = "text/csv"
    MARKDOWN = "text/markdown"
    JSON = "application/json"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PNG = "image/png"

    @property
    def ending(self) -> str:
        """How its name ends."""
        match self:
            case FileKind.CALENDAR:
                return ".ics"
            case FileKind.CSV:
                return ".csv"
            case FileKind.MARKDOWN:
                return ".md"
            case FileKind.JSON:
                return ".json"
            case FileKind.XLSX:
                return ".xlsx"
            case FileKind.PNG:
                return ".png"


Say = Callable[[Value], tuple[str, ...]]
"""Says a value in each of the reader's languages, once where they read the same (Phrasebook.lines)."""


class Content(Protocol):
    """What a file holds: plain frozen data, written once its reader is known. The same data gives the same bytes."""

    def written(self, say: Say) -> bytes:
        """The bytes of the file."""
        ...


@dataclass(frozen=True)
class Attachment:
    """A file that comes with the card: what it is, its name without the ending, what it holds (bot/chat/files.py)."""

    label: Words
    name: Words
    kind: FileKind
    content: Content


Block = Paragraph | Facts | Bars | Link | Buttons | Attachment


@dataclass(frozen=True)
class Card:
    """A message of the bot: a title and its blocks."""

    title: Words
    blocks: tuple[Block, ...] = ()
