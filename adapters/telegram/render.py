"""Cards become messages: HTML, and buttons sealed to the place where they hang."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import assert_never
from urllib.parse import urlsplit

from telegram import InlineKeyboardMarkup

from adapters.telegram.documents import Document
from adapters.telegram.keyboard import Labels, Leading, keyboards, nowhere
from adapters.telegram.limits import ROOMY_TEXT
from adapters.telegram.spans import Line, Span, inert, messages, plain
from bot.chat.cards import Attachment, Bar, Bars, Block, Buttons, Card, Facts, Link, Paragraph
from bot.chat.files import attachments_of, file_of
from bot.chat.labels import cells, labelled, marked_mine, tally
from bot.chat.phrasebook import PARALLEL, Phrasebook
from bot.chat.readers import Reader
from bot.chat.seal import Seal
from bot.chat.text import Clocks, Value, Verbatim, Words

SHORT = 60
"""Characters that two languages may take side by side; what is longer stands one below the other."""

LABEL, VALUE = "\x00", "\x01"
"""Stand for a fact's two sides while the reader's language is asked how it parts them."""


@dataclass(frozen=True)
class Drawn:
    """One message: as HTML, as bare text, and the buttons under it."""

    html: str
    bare: str
    keyboard: InlineKeyboardMarkup | None = None


class Renderer:
    """Draws cards for readers."""

    def __init__(self, phrasebook: Phrasebook, seal: Seal, leading: Leading = nowhere) -> None:
        self._phrasebook = phrasebook
        self._seal = seal
        self._leading = leading

    def card(self, card: Card, reader: Reader, place: str, longest: int = ROOMY_TEXT) -> list[Drawn]:
        """The messages of a card whose buttons work in this place; the buttons are under the last one."""
        labels = Labels(card, lambda words: self.say(words, reader))
        lines: list[Line] = [_spans(_side_by_side(self._lines(card.title, reader)), "b")]
        shown = [bar.label for block in card.blocks if isinstance(block, Bars) for bar in block.bars]
        for block in card.blocks:
            drawn = list(self._block(block, reader, labels, shown))
            lines += [(), *drawn] if drawn else []
        pages, under = (
            messages(lines, longest),
            list(keyboards(labels.rows(self._seal, place, self._leading))),
        )
        pages += [[lines[0]]] * (len(under) - 1)  # more buttons than one message takes
        without = len(pages) - len(under)
        return [_drawn(page, under[at - without] if at >= without else None) for at, page in enumerate(pages)]

    def documents(self, card: Card, reader: Reader) -> list[Document]:
        """The files of a card, each with the words that say what it is."""
        return [self._document(each, reader) for each in attachments_of(card)]

    def _document(self, attachment: Attachment, reader: Reader) -> Document:
        words = Span(_side_by_side(self._lines(attachment.label, reader)), "b")
        return Document(file_of(attachment, self._phrasebook, reader), words.html)

    def words(self, words: Iterable[Words], reader: Reader) -> list[Drawn]:
        """Passing words as messages of their own."""
        lines = [_spans(line) for each in words for line in self._lines(each, reader)]
        return [_drawn(page, None) for page in messages(lines, ROOMY_TEXT)]

    def say(self, words: Words, reader: Reader) -> str:
        """Words as bare text, where nothing can be marked."""
        return self._phrasebook.say(words, reader, inert)

    def _lines(self, value: Value, reader: Reader) -> tuple[str, ...]:
        return self._phrasebook.lines(value, reader, inert)

    def _block(self, block: Block, reader: Reader, labels: Labels, shown: Sequence[Words]) -> Iterator[Line]:
        match block:
            case Paragraph(words):
                yield from map(_spans, self._lines(words, reader))
            case Facts(pairs):
                for label, value in pairs:
                    yield from self._fact(label, value, reader)
            case Bars(bars):
                for bar in bars:
                    yield self._bar(bar, reader, labels.number_of(bar.label))
            case Link(label, address):
                mark = f'a href="{escape(address)}"' if _is_web(address) else ""
                said = _side_by_side(self._lines(label, reader))
                yield (Span(said, mark),) if mark else (Span(f"{said} <{inert(address)}>"),)
            case Attachment():
                pass  # stands below the card, as a document of its own
            case Buttons(buttons):
                for number, said in labels.unexplained(buttons, shown):
                    yield (Span(f"{number}", "b"), Span(f"  {said}"))
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
        parted = self._phrasebook.say(labelled(Verbatim(LABEL), Verbatim(VALUE)), reader)
        before, _label, rest = parted.partition(LABEL)
        between, _value, after = rest.partition(VALUE)
        return (Span(before), Span(label, "b"), Span(between), Span(said, mark), Span(after))

    def _bar(self, bar: Bar, reader: Reader, number: int | None) -> Line:
        figures = self.say(tally(bar.count, bar.whole), Reader(reader.voices[:1]))
        label = marked_mine(bar.label) if bar.mine else bar.label
        said = self.say(label, reader)
        head = (Span(f"{number}", "b"), Span("  ")) if number is not None else ()
        return (
            *head,
            Span(f"{cells(bar.count, bar.whole)} {figures}  "),
            Span(said, "b" if bar.mine else ""),
        )


def _drawn(page: list[Line], keyboard: InlineKeyboardMarkup | None) -> Drawn:
    html = "\n".join("".join(span.html for span in line) for line in page)
    return Drawn(html, "\n".join(map(plain, page)), keyboard)


def _spans(text: str, mark: str = "") -> Line:
    return (Span(text, mark),)


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
