"""The pseudo-locale on every screen of the journeys: a word that nobody can translate stands outside the brackets."""

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from adapters.cli.console import START, play
from adapters.clock import StandingClock
from bot.chat.languages import Language
from bot.chat.phrasebook import Catalogue, Escape, Phrasebook
from bot.chat.readers import Reader
from bot.chat.text import Listing, Text, Value, Variants, Verbatim
from tests.journeys.renew import scripts
from tests.marked import WORD, bare_words, marked_phrasebook

CLDR = re.compile(
    r"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun|Dez?|Nov|Dec|Jan|Feb|März?|Mar|Std|Min|hrs?|mins?|und|and)$"
)
LANGUAGES = {"German", "English", "Chinese", "Deutsch", "Englisch", "Chinesisch"}


class Overheard(Phrasebook):
    """Says what a phrasebook says, and remembers everything it was asked to say."""

    def __init__(self, catalogues: Mapping[Language, Catalogue]) -> None:
        super().__init__(catalogues)
        self.heard: list[tuple[Value, Reader]] = []

    def lines(self, value: Value, reader: Reader, escape: Escape = str) -> tuple[str, ...]:
        self.heard.append((value, reader))
        return super().lines(value, reader, escape)


def typed_words(value: object) -> Iterator[str]:
    """What people typed, anywhere inside a value: it is theirs, and stays as it is."""
    match value:
        case Verbatim(typed):
            yield from WORD.findall(typed)
        case Variants(texts=texts):
            for text in texts.values():
                yield from WORD.findall(text)
        case Text(args=args):
            for part in args.values():
                yield from typed_words(part)
        case Listing(items):
            for part in items:
                yield from typed_words(part)


@pytest.mark.parametrize("script", scripts(), ids=lambda script: script.stem)
async def test_every_sentence_on_the_way_can_be_translated(script: Path, tmp_path: Path) -> None:
    overheard = Overheard.load()
    with script.open(encoding="utf-8") as lines:
        await play(
            f"sqlite:///{tmp_path / 'marked.sqlite3'}",
            StandingClock(START),
            lines,
            io.StringIO(),
            phrasebook=overheard,
        )
    marked = marked_phrasebook()
    bare = {}
    for value, reader in overheard.heard:
        theirs = set(typed_words(value)) | LANGUAGES
        words = [word for word in bare_words(marked.say(value, reader)) if word not in theirs]
        if left := [word for word in words if not CLDR.match(word)]:
            bare[str(value)[:120]] = left
    assert len(overheard.heard) > 200
    assert bare == {}
