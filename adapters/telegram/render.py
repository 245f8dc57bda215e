"""Cards become messages: HTML, and buttons sealed to the place where they hang."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import assert_never
from unicodedata import east_asian_width
from urllib.parse import urlsplit

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from adapters.telegram.limits import MOST_BUTTONS, MOST_IN_ROW, ROOMY_TEXT, ROW_CELLS
from adapters.telegram.spans import Line, Span, inert, messages, plain
from bot.chat.cards import Bar, Bars, Block, Button, Buttons, Card, Facts, Link, Paragraph, Style
from bot.chat.labels import tally
from bot.chat.phrasebook import PARALLEL, Phrasebook
from bot.chat.readers import Reader
from bot.chat.seal import Seal
from bot.chat.text import Clocks, Value, Verbatim, Words, _

BAR_CELLS = 10
SHORT = 60
"""Characters that two languages may take side by side; what is longer stands one below the other."""

STYLES = {Style.PLAIN: None, Style.MAIN: "primary", Style.DANGER: "danger"}
LABEL, VALUE = "\x00", "\x01"
"""Stand for a fact's two sides while the reader's language is asked how it parts them."""

Rows = list[list[InlineKeyboardButton]]


@dataclass(frozen=True)
class Drawn:
    """One message: as HTML, as bare text, and the buttons under it."""

    html: str
    bare: str
    keyboard: InlineKeyboardMarkup | None = None


class Renderer:
    """Draws cards for readers."""

    def __init__(self, phrasebook: Phrasebook, seal: Seal) -> None:
        self._phrasebook = phrasebook
        self._seal = seal

    def card(self, card: Card, reader: Reader, place: str, longest: int = ROOMY_TEXT) -> list[Drawn]:
        """The messages of a card whose buttons work in this place; the buttons are under the last one."""
        lines: list[Line] = [_spans(_side_by_side(self._lines(card.title, reader)), "b")]
        for block in card.blocks:
            drawn = list(self._block(block, reader))
            lines += [(), *drawn] if drawn else []
        rows = [
            row
            for block in card.blocks
            if isinstance(block, Buttons)
            for row in self._rows(block, reader, place)
        ]
        pages = messages(lines, longest)
        keyboards = list(_keyboards(rows))
        pages += [[lines[0]]] * (len(keyboards) - 1)  # more buttons than one message takes
        without = len(pages) - len(keyboards)
        return [
            _drawn(page, keyboards[at - without] if at >= without else None) for at, page in enumerate(pages)
        ]

    def words(self, words: Iterable[Words], reader: Reader) -> list[Drawn]:
        """Passing words as messages of their own."""
        lines = [_spans(line) for each in words for line in self._lines(each, reader)]
        return [_drawn(page, None) for page in messages(lines, ROOMY_TEXT)]

    def say(self, words: Words, reader: Reader) -> str:
        """Words as bare text, where nothing can be marked."""
        return self._phrasebook.say(words, reader, inert)

    def _lines(self, value: Value, reader: Reader) -> tuple[str, ...]:
        return self._phrasebook.lines(value, reader, inert)

    def _block(self, block: Block, reader: Reader) -> Iterator[Line]:
        match block:
            case Paragraph(words):
                yield from map(_spans, self._lines(words, reader))
            case Facts(pairs):
                for label, value in pairs:
                    yield from self._fact(label, value, reader)
            case Bars(bars):
                for bar in bars:
                    yield self._bar(bar, reader)
            case Link(label, address):
                mark = f'a href="{escape(address)}"' if _is_web(address) else ""
                said = _side_by_side(self._lines(label, reader))
                yield (Span(said, mark),) if mark else (Span(f"{said} <{inert(address)}>"),)
            case Buttons():
                return
            case _:
                assert_never(block)

    def _fact(self, label: Words, value: Value, reader: Reader) -> Iterator[Line]:
        """Label and value, each language with its own; what reads the same in both is said once."""
        values = self._lines(value, reader)
        if len(values) == 1:
            yield self._pair(self.say(label, reader), values[0], value, Reader(reader.voices[:1]))
            return
        for voice in reader.voices:
            one = Reader((voice,))
            yield self._pair(self.say(label, one), self._lines(value, one)[0], value, one)

    def _pair(self, label: str, said: str, value: Value, reader: Reader) -> Line:
        at = value.at if isinstance(value, Clocks) else value
        # Without a format the text stays as it is, in both cities; a tap shows the moment on the reader's own clock.
        mark = f'tg-time unix="{int(at.timestamp())}"' if isinstance(at, datetime) else ""
        if label.endswith(("?", "？")):
            return (Span(label, "b"), Span(" "), Span(said, mark))
        parted = self._phrasebook.say(
            _("{label}: {value}", label=Verbatim(LABEL), value=Verbatim(VALUE)), reader
        )
        before, _label, rest = parted.partition(LABEL)
        between, _value, after = rest.partition(VALUE)
        return (Span(before), Span(label, "b"), Span(between), Span(said, mark), Span(after))

    def _bar(self, bar: Bar, reader: Reader) -> Line:
        filled = round(BAR_CELLS * bar.count / bar.whole) if bar.whole else 0
        cells = "█" * filled + "░" * (BAR_CELLS - filled)
        figures = self.say(tally(bar.count, bar.whole), Reader(reader.voices[:1]))
        label = _("{option} (your choice)", option=bar.label) if bar.mine else bar.label
        return (Span(f"{cells} {figures}  "), Span(self.say(label, reader), "b" if bar.mine else ""))

    def _rows(self, block: Buttons, reader: Reader, place: str) -> Rows:
        """As many in a row as can be read in full."""
        rows: Rows = []
        for button in block.buttons:
            drawn = self._button(button, reader, place)
            if rows and len(rows[-1]) < MOST_IN_ROW and _fit([*rows[-1], drawn]):
                rows[-1].append(drawn)
            else:
                rows.append([drawn])
        return rows

    def _button(self, button: Button, reader: Reader, place: str) -> InlineKeyboardButton:
        return InlineKeyboardButton(
            self.say(button.label, reader),
            callback_data=self._seal.close(button.action, place),
            style=STYLES[button.style],
        )


def _keyboards(rows: Rows) -> Iterator[InlineKeyboardMarkup]:
    """The rows on as few keyboards as take them."""
    while rows:
        taken, count = 0, 0
        while taken < len(rows) and count + len(rows[taken]) <= MOST_BUTTONS:
            count += len(rows[taken])
            taken += 1
        yield InlineKeyboardMarkup(rows[:taken])
        rows = rows[taken:]


def _drawn(page: list[Line], keyboard: InlineKeyboardMarkup | None) -> Drawn:
    html = "\n".join("".join(span.html for span in line) for line in page)
    return Drawn(html, "\n".join(map(plain, page)), keyboard)


def _spans(text: str, mark: str = "") -> Line:
    return (Span(text, mark),)


def _fit(row: list[InlineKeyboardButton]) -> bool:
    """Whether the widest label still fits when the buttons share the row evenly."""
    return max(_cells(each.text) for each in row) + 2 <= ROW_CELLS // len(row)


def _cells(text: str) -> int:
    return sum(1 + (east_asian_width(sign) in "WF") for sign in text)


def _side_by_side(lines: tuple[str, ...]) -> str:
    joined = PARALLEL.join(lines)
    return joined if len(joined) <= SHORT else "\n".join(lines)


def _is_web(address: str) -> bool:
    """Whether an address may be shown as a link."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
