"""The tables of words and shapes: one pass, nothing that can never be used, sentences whose examples are true."""

import re
from collections import UserDict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.chat.dates import chinese, chinese_words, english, english_words, german, german_words, read
from bot.chat.dates.common import COMMON, common_entries
from bot.chat.dates.lexicon import Entries, Lexicon, Sense, mean, merged, phrase
from bot.chat.dates.refusals import TELLING
from bot.chat.dates.shapes import Build, Grammar, rows
from bot.chat.dates.tokens import tokenize
from bot.chat.languages import Language
from bot.errors import Refusal
from tests import messages
from tests.dates.phrasing import ZONES, cases, now_in, refused

Tables = tuple[Entries, Mapping[str, Build]]
TABLES: dict[Language, Tables] = {
    Language.EN: (english_words.ENTRIES, english.SHAPES),
    Language.DE: (german_words.ENTRIES, german.SHAPES),
    Language.ZH: (chinese_words.ENTRIES, chinese.SHAPES),
}
PACKAGE = Path(english.__file__ or "").parent
FIGURES = {"N", "L", "Y", "stop", "long"}
"""Kinds that figures and numerals have without standing in a table."""


class Counted(UserDict[Any, Any]):
    """A table that counts how often it is asked."""

    asked = 0

    def __contains__(self, key: object) -> bool:
        self.asked += 1
        return super().__contains__(key)


@pytest.mark.parametrize("word", ["tomorrow", "day", "the day after", "quarter of an"])
def test_words_are_looked_up_a_bounded_number_of_times_each(word: str) -> None:
    entries = Counted(merged(common_entries(), english_words.ENTRIES))
    longest = max(map(len, entries))
    for repeated in (10, 100, 1000):
        text = f"{word} " * repeated
        tokens = tokenize(text)
        entries.asked = 0
        try:
            Lexicon(entries).senses(text, tokens)
        except Refusal:
            continue
        assert entries.asked <= longest * len(tokens)


def test_shapes_are_looked_up_a_bounded_number_of_times_each() -> None:
    shapes = Counted(rows(COMMON, english.SHAPES))
    longest = max(map(len, shapes))
    for repeated in (10, 100, 1000):
        senses = [Sense("part", typed="morning")] * repeated
        shapes.asked = 0
        Grammar(shapes).understand(senses)
        assert 0 < shapes.asked <= longest * repeated


@pytest.mark.parametrize("language", Language)
def test_every_word_has_its_place_or_tells_why_not(language: Language) -> None:
    words, shapes = TABLES[language]
    meant = {sense.kind for senses in merged(common_entries(), words).values() for sense in senses}
    placed = {kind for row in rows(COMMON, shapes) for kind in row}
    assert meant - placed - set(TELLING) == set()


def test_every_shape_can_be_said_in_some_language() -> None:
    meant = {
        sense.kind
        for words, _ in TABLES.values()
        for senses in merged(common_entries(), words).values()
        for sense in senses
    }
    placed = {kind for _, shapes in TABLES.values() for row in rows(COMMON, shapes) for kind in row}
    assert placed - meant - FIGURES == set()


def test_one_phrase_with_two_meanings_is_a_mistake_in_the_tables() -> None:
    with pytest.raises(ValueError, match="two meanings"):
        merged(mean(Sense("month", 5), ["May"]), mean(Sense("vague"), ["may"]))


def test_every_telling_word_refuses() -> None:
    for language, (words, _) in TABLES.items():
        for key, senses in words.items():
            if senses and senses[0].kind in TELLING:
                with pytest.raises(Refusal) as refusal:
                    read(" ".join(key), language, now_in(language), ZONES[language])
                assert refusal.value.words.msgid == TELLING[senses[0].kind].msgid, key


def test_spelling_variants_meet_in_one_entry() -> None:
    assert phrase("nächste Woche") == phrase("NAECHSTE  woche") == phrase("na\u0308chste Woche")
    assert phrase("下週兩點") == phrase("下周两点")
    assert phrase("o’clock") == phrase("O'Clock")


def test_every_refusal_of_the_grammar_is_met_by_a_phrase() -> None:
    """Sentences that no phrase provokes would be dead or untested."""
    provoked = {
        msgid
        for name in ("phrases.txt", "more.txt")
        for language, typed in (*((la, ph) for la, ph, _ in cases(name)), *refused("phrases.txt"))
        if (msgid := refusal_of(language, typed))
    }
    elsewhere = (
        "Please write a day and a time",
        "time is missing",
        "Only a",
        "On your clock",
        "more than one way",
        "characters that cannot",
    )
    known = {text for text in sentences() if not any(part in text for part in elsewhere)}
    assert known - provoked == set()


def refusal_of(language: Language, typed: str) -> str | None:
    try:
        read(typed, language, now_in(language), ZONES[language])
    except Refusal as refusal:
        return refusal.words.msgid
    return None


def sentences() -> set[str]:
    """The sentences of the two files of refusals."""
    source = "".join((PACKAGE / name).read_text("utf-8") for name in ("clashes.py", "refusals.py"))
    joined = re.sub(r'"\s*\n\s*"', "", source)
    return set(re.findall(r'_\(\s*"([^"]+)"', joined))


@pytest.mark.parametrize("language", Language)
def test_the_examples_in_the_sentences_can_be_typed(language: Language) -> None:
    ours, quotes = sentences(), ("„", "“") if language is Language.DE else ("“", "”")
    quoted = re.compile("{}([^“”„{{}}]*[0-9][^“”„{{}}]*){}".format(*quotes))
    for message in messages.read(language):
        if message.id in ours:
            for example in quoted.findall(str(message.string)):
                assert refusal_of(language, example) is None, example
