"""The library of starter topics: complete in three languages, short enough to show, clean to read."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from bot.chat.languages import Language
from bot.chat.text import Text, Variants
from bot.polls.counting import Method
from bot.polls.library import LIBRARY, Question, Starter, find_question, find_starter
from bot.polls.model import Area

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
FULL_WIDTH = re.compile(r"[\u3000-\u303f\uff00-\uffef]")
HALF_WIDTH_IN_CHINESE = re.compile(r"(?<=[\u3400-\u9fff])[,.?!():;]|[,.?!():;](?=[\u3400-\u9fff])")
SPACE_IN_CHINESE = re.compile(r"(?<=[\u3400-\u9fff\u3000-\u303f\uff00-\uffef])\s|\s(?=[\u3400-\u9fff])")
UNTIDY = re.compile(r"^\s|\s$|\s\s|[\n\t\"'*_`<>#|~{}]|[\U0001f000-\U0001faff\u2600-\u27bf\u202a-\u202e]")
YEAR = re.compile(r"(?<!\d)20[0-3]\d(?!\d)")
# A full stop, but not the one of a day ("11. September"), of "Art." or of "ff."
SENTENCE_END = re.compile(r"。|(?<!\b\d)(?<!\b\d\d)(?<!Art)(?<!ff)\.(?=\s|$)")
LONGEST = {"title": 80, "summary": 700, "question": 200, "option": 70}
AREAS = {Area.DATA_SECURITY, Area.INTELLECTUAL_PROPERTY}
QUESTIONS = [question for starter in LIBRARY for question in starter.questions]


def pieces() -> Iterator[tuple[str, str, Variants]]:
    """Everything the library says: where it stands, what it is, the words."""
    for starter in LIBRARY:
        yield starter.key, "title", starter.title
        yield starter.key, "summary", starter.summary
        for question in starter.questions:
            yield question.key, "question", question.question
            for option in question.options:
                yield question.key, "option", option


def texts(*languages: Language) -> Iterator[tuple[str, str, str]]:
    """Every text in these languages: where it stands, what it is, the text."""
    for where, what, words in pieces():
        for language in languages:
            yield where, what, words.texts[language]


def test_every_text_is_there_in_all_three_languages() -> None:
    for where, what, words in pieces():
        assert set(words.texts) == set(Language), (where, what)
        assert words.missing(tuple(Language)) == (), (where, what)
        assert words.first is Language.EN, (where, what)


def test_no_text_is_longer_than_a_chat_can_show() -> None:
    for where, what, text in texts(*Language):
        assert len(text) <= LONGEST[what], (where, what, len(text), text)


def test_texts_hold_no_markup_no_emoji_and_no_stray_spaces() -> None:
    for where, what, text in texts(*Language):
        assert not UNTIDY.search(text), (where, what, text)


def test_german_and_english_hold_neither_han_script_nor_full_width_signs() -> None:
    for where, what, text in texts(Language.DE, Language.EN):
        assert not HAN.search(text), (where, what, text)
        assert not FULL_WIDTH.search(text), (where, what, text)


def test_chinese_is_chinese_except_for_names_that_are_the_same_everywhere() -> None:
    for where, what, words in pieces():
        chinese = words.texts[Language.ZH]
        assert HAN.search(chinese) or len(set(words.texts.values())) == 1, (where, what, chinese)


def test_chinese_uses_full_width_punctuation_and_no_spaces_beside_characters() -> None:
    for where, what, text in texts(Language.ZH):
        assert not HALF_WIDTH_IN_CHINESE.search(text), (where, what, text)
        assert not SPACE_IN_CHINESE.search(text), (where, what, text)


def test_translations_differ_from_one_another_wherever_there_is_something_to_translate() -> None:
    for where, what, words in pieces():
        if what != "option":
            assert len(set(words.texts.values())) == len(Language), (where, what)


def test_every_language_names_the_same_years() -> None:
    for where, what, words in pieces():
        years = {frozenset(YEAR.findall(text)) for text in words.texts.values()}
        assert len(years) == 1, (where, what, years)


def test_summaries_have_two_to_four_sentences() -> None:
    for where, what, text in texts(*Language):
        if what == "summary":
            assert text.endswith((".", "。")), where
            assert 2 <= len(SENTENCE_END.findall(text)) <= 4, (where, text)


def test_questions_end_with_a_question_mark_and_options_without_a_full_stop() -> None:
    for where, what, text in texts(*Language):
        if what == "question":
            assert text.endswith(("?", "？")), (where, text)
        if what == "option":
            assert not text.endswith((".", "。", "?", "？")), (where, text)


def test_both_areas_have_eight_to_ten_starters() -> None:
    counts = Counter(starter.area for starter in LIBRARY)
    assert set(counts) == AREAS
    assert all(8 <= count <= 10 for count in counts.values()), counts


def test_the_areas_stand_one_after_the_other() -> None:
    areas = [starter.area for starter in LIBRARY]
    assert areas == sorted(areas)


@pytest.mark.parametrize("area", sorted(AREAS))
def test_an_area_has_a_name_in_words(area: Area) -> None:
    assert isinstance(area.words, Text)
    assert area.words.msgid.lower().replace(" ", "_").startswith(area.value)


@pytest.mark.parametrize("starter", LIBRARY, ids=lambda starter: starter.key)
def test_a_starter_has_two_or_three_questions(starter: Starter) -> None:
    assert 2 <= len(starter.questions) <= 3


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_a_question_has_three_to_six_options_and_none_twice(question: Question) -> None:
    assert 3 <= len(question.options) <= 6
    for language in Language:
        said = [option.texts[language].casefold() for option in question.options]
        assert len(set(said)) == len(said), (language, said)


def test_the_library_has_one_choice_and_multiple_choice_questions_in_both_areas() -> None:
    kinds = {(starter.area, question.method) for starter in LIBRARY for question in starter.questions}
    assert kinds == {(area, method) for area in AREAS for method in (Method.ONE, Method.SEVERAL)}


def test_keys_are_short_plain_and_used_once() -> None:
    keys = [starter.key for starter in LIBRARY] + [question.key for question in QUESTIONS]
    assert [key for key, times in Counter(keys).items() if times > 1] == []
    for key in keys:
        assert re.fullmatch(r"[a-z0-9_]{1,20}", key), key


def test_every_starter_and_question_is_found_by_its_key() -> None:
    assert [find_starter(starter.key) for starter in LIBRARY] == list(LIBRARY)
    assert [find_question(question.key) for question in QUESTIONS] == QUESTIONS


def test_an_unknown_key_finds_nothing() -> None:
    assert find_starter("no_such_starter") is None
    assert find_question("cross_border") is None
