"""A card as plain text with numbered choices: for the console, and for whatever a platform cannot show by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import assert_never

from bot.chat.cards import Attachment, Bar, Bars, Block, Button, Buttons, Card, Facts, Link, Paragraph
from bot.chat.files import name_of
from bot.chat.labels import cells, labelled, marked_mine, tally
from bot.chat.phrasebook import PARALLEL, Phrasebook
from bot.chat.readers import Reader
from bot.chat.text import Value, Verbatim, Words

SHORT = 72
"""Characters that two languages may take side by side; what is longer stands one below the other."""


@dataclass(frozen=True)
class Plain:
    """The lines of a card, and its buttons in the order of their numbers."""

    lines: tuple[str, ...]
    buttons: tuple[Button, ...]


def plain_card(card: Card, phrasebook: Phrasebook, reader: Reader) -> Plain:
    """A card as text: an empty line between its blocks, buttons numbered from 1 through all of them."""
    writer = _Writer(phrasebook, reader)
    lines = writer.short(card.title).split("\n")
    for block in card.blocks:
        drawn = list(writer.block(block))
        lines += ["", *drawn] if drawn else []
    buttons = (each for block in card.blocks if isinstance(block, Buttons) for each in block.buttons)
    return Plain(tuple(lines), tuple(buttons))


def plain_block(block: Block, phrasebook: Phrasebook, reader: Reader) -> tuple[str, ...]:
    """One block as text, its buttons numbered from 1."""
    return tuple(_Writer(phrasebook, reader).block(block))


class _Writer:
    def __init__(self, phrasebook: Phrasebook, reader: Reader) -> None:
        self._phrasebook = phrasebook
        self._reader = reader
        self._numbers = count(1)

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph(words):
                yield from "\n".join(self._lines(words)).split("\n")
            case Facts(pairs):
                for label, value in pairs:
                    yield from _hanging(self._pair(label, value))
            case Bars(bars):
                for bar in bars:
                    yield from _hanging(self._bar(bar))
            case Link(label, address):
                yield from _hanging(self._side_by_side(self._lines(label)) + f" <{address}>")
            case Attachment(label):
                yield from _hanging(
                    self._pair(label, Verbatim(name_of(block, self._phrasebook, self._reader)))
                )
            case Buttons(buttons):
                for button in buttons:
                    yield from _hanging(f"[{next(self._numbers)}] {self._say(button.label)}")
            case _:
                assert_never(block)

    def short(self, value: Value) -> str:
        """Both languages in one line where they fit."""
        return self._side_by_side(self._lines(value))

    def _pair(self, label: Words, value: Value) -> str:
        """Label and value, each language with its own; what reads the same in both is said once."""
        if self._say(label).endswith(("?", "？")):
            return f"{self._say(label)} {self._say(value)}"
        if len(self._lines(value)) == 1 and len(self._reader.voices) > 1:
            return f"{self._say(label)}: {self._say(value)}"
        return self.short(labelled(label, value))

    def _bar(self, bar: Bar) -> str:
        figures = self._phrasebook.say(tally(bar.count, bar.whole), Reader(self._reader.voices[:1]))
        label = marked_mine(bar.label) if bar.mine else bar.label
        return f"{cells(bar.count, bar.whole)} {figures}  {self._say(label)}"

    def _say(self, value: Value) -> str:
        return self._phrasebook.say(value, self._reader)

    def _lines(self, value: Value) -> tuple[str, ...]:
        return self._phrasebook.lines(value, self._reader)

    def _side_by_side(self, lines: tuple[str, ...]) -> str:
        joined = PARALLEL.join(lines)
        return joined if len(joined) <= SHORT else "\n".join(lines)


def _hanging(text: str) -> Iterable[str]:
    """Lines after the first stand back, so that nothing typed into a value can pose as a line of its own."""
    return text.replace("\n", "\n    ").split("\n")
