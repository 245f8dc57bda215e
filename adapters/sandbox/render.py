"""Cards and forms become JSON for the page: every line with the language it is in, every button sealed to its place.

The page puts texts in as text, never as markup, so nothing is escaped here.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, assert_never
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.chat.actions import Action
from bot.chat.cards import (
    Attachment,
    Bar,
    Bars,
    Block,
    Button,
    Buttons,
    Card,
    Facts,
    FileKind,
    Link,
    Paragraph,
)
from bot.chat.files import File, files_of, name_of
from bot.chat.forms import (
    Choice,
    Choices,
    Form,
    Line,
    Moment,
    Number,
    Option,
    Prose,
    Question,
    Tongues,
)
from bot.chat.labels import LABELS, cells, spoken_tally, tally
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook, spell
from bot.chat.readers import Reader
from bot.chat.seal import Seal
from bot.chat.text import Value, Variants, Verbatim

Json = dict[str, Any]
Lines = list[dict[str, str]]

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


class Renderer:
    """Draws for one kind of page."""

    def __init__(self, phrasebook: Phrasebook, seal: Seal) -> None:
        self._phrasebook = phrasebook
        self._seal = seal

    def lines(self, value: Value, reader: Reader) -> Lines:
        """The words once for each of the reader's languages, without repeating what reads the same."""
        every = self._phrasebook.lines(value, reader)
        tongues: dict[str, str] = {}
        for voice in reader.voices:
            for line in self._phrasebook.lines(value, Reader((voice,))):
                tongues.setdefault(line, tongue_of(value, voice.language))
        return [{"text": line, "lang": tongues.get(line, "")} for line in every]

    def say(self, value: Value, reader: Reader) -> str:
        """The words as one string, for the page's own frame."""
        return self._phrasebook.say(value, reader)

    def labels(self, reader: Reader) -> dict[str, str]:
        """The words of the page's frame."""
        return {name: self.say(words, reader) for name, words in LABELS.items()}

    def card(self, card: Card, reader: Reader, place: str) -> Json:
        """A card whose buttons work in this place (exchange.place_of)."""
        blocks = [self._block(block, reader, place) for block in card.blocks]
        return {"title": self.lines(card.title, reader), "blocks": blocks}

    def files(self, card: Card, reader: Reader) -> tuple[File, ...]:
        """The files of a card, in the order of their blocks."""
        return files_of(card, self._phrasebook, reader)

    def form(self, form: Form, opener: Action, reader: Reader, place: str) -> Json:
        """A form with everything the page needs to ask it at once."""
        return {
            "title": self.lines(form.title, reader),
            "intro": self.lines(form.intro, reader) if form.intro else [],
            "submit": self.lines(form.submit, reader),
            "opener": self._seal.close(opener, place),
            "fields": [self._field(question, reader) for question in form.fields],
        }

    def _block(self, block: Block, reader: Reader, place: str) -> Json:
        match block:
            case Paragraph(words):
                return {"kind": "paragraph", "lines": self.lines(words, reader)}
            case Facts(pairs):
                rows = [{"label": self.lines(a, reader), "value": self.lines(b, reader)} for a, b in pairs]
                return {"kind": "facts", "pairs": rows}
            case Bars(bars):
                return {"kind": "bars", "bars": [self._bar(bar, reader) for bar in bars]}
            case Link(label, address):
                safe = address if is_web(address) else None
                return {"kind": "link", "label": self.lines(label, reader), "address": safe, "shown": address}
            case Attachment(label, _, kind):
                named, shown = name_of(block, self._phrasebook, reader), kind is FileKind.PNG
                return {"kind": "file", "label": self.lines(label, reader), "file": named, "picture": shown}
            case Buttons(buttons):
                drawn = [self._button(button, reader, place) for button in buttons]
                return {"kind": "buttons", "buttons": drawn}
            case _:
                assert_never(block)

    def _bar(self, bar: Bar, reader: Reader) -> Json:
        figures = Reader(reader.voices[:1])  # numbers need not be said twice
        return {
            "label": self.lines(bar.label, reader),
            "count": bar.count,
            "whole": bar.whole,
            "mine": bar.mine,
            "bar": cells(bar.count, bar.whole),
            "figures": self.say(tally(bar.count, bar.whole), figures),
            "spoken": self.lines(spoken_tally(bar.label, bar.count, bar.whole), reader),
        }

    def _button(self, button: Button, reader: Reader, place: str) -> Json:
        return {
            "label": self.lines(button.label, reader),
            "payload": self._seal.close(button.action, place),
            "style": button.style.value,
        }

    def _field(self, question: Question, reader: Reader) -> Json:
        return {
            "name": question.name,
            "label": self.lines(question.label, reader),
            "help": self.lines(question.help, reader) if question.help else [],
            "optional": question.optional,
            **self._kind(question, reader),
        }

    def _kind(self, question: Question, reader: Reader) -> Json:
        match question:
            case Line(longest=longest, given=given):
                return {"kind": "line", "longest": longest, "given": given}
            case Prose(longest=longest, given=given):
                return {"kind": "prose", "longest": longest, "given": given}
            case Tongues():
                return self._tongues(question, reader)
            case Choice(options=options, given=given):
                return {"kind": "choice", "options": self._options(options, reader), "given": given}
            case Choices(options=options, given=given):
                return {"kind": "choices", "options": self._options(options, reader), "given": list(given)}
            case Number(least=least, most=most, given=given):
                return {"kind": "number", "least": least, "most": most, "given": given}
            case Moment(zone=zone, given=given):
                return {"kind": "moment", "zone": zone, "given": given}
            case _:
                assert_never(question)

    def _tongues(self, question: Tongues, reader: Reader) -> Json:
        inputs = [
            {
                "name": f"{question.name}.{language}",
                "lang": language.value,
                "label": self.lines(language, reader),
                "given": question.given.get(language, ""),
            }
            for language in question.languages
        ]
        several = question.several_lines
        return {"kind": "tongues", "inputs": inputs, "longest": question.longest, "several_lines": several}

    def _options(self, options: Iterable[Option], reader: Reader) -> list[Json]:
        return [{"value": each.value, "label": self.lines(each.label, reader)} for each in options]


def tongue_of(value: Value, language: Language) -> str:
    """The language tag of words said in a language: content keeps its own, a bare name has none we know."""
    match value:
        case Variants(texts=texts, first=first):
            return language if texts.get(language) else first
        case Verbatim(typed):
            return guess(typed)
        case _:
            return language


def guess(typed: str) -> str:
    """A language tag for something typed: Chinese when it holds Chinese characters, else unknown ("")."""
    return Language.ZH.value if HAN.search(typed) else ""


def is_web(address: str) -> bool:
    """Whether an address may be shown as a link."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def day_and_time(at: datetime, reader: Reader) -> tuple[str, str]:
    """The day and the time of day on the reader's own clock."""
    voice = reader.voices[0]
    wall = at.astimezone(ZoneInfo(voice.cities[0].zone))
    return spell(wall.date(), voice.language), spell(wall.time(), voice.language)
