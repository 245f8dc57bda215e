"""Phrases as people type them: each is read right, or refused for the right reason."""

import pytest

from bot.chat.languages import Language
from tests.dates.phrasing import cases, refused, said


@pytest.mark.parametrize(("language", "phrase", "answers"), cases("phrases.txt"))
def test_a_phrase_is_read_right(language: Language, phrase: str, answers: str) -> None:
    assert said(language, phrase) in answers.split("|")


@pytest.mark.parametrize(("language", "phrase"), refused("phrases.txt"))
def test_what_is_no_date_is_refused(language: Language, phrase: str) -> None:
    assert said(language, phrase).startswith("!")


@pytest.mark.parametrize(("language", "phrase", "answer"), cases("more.txt"))
def test_a_further_phrase_is_read_right_or_refused_for_its_reason(
    language: Language, phrase: str, answer: str
) -> None:
    found = said(language, phrase)
    if answer.startswith("! "):
        assert found.startswith("! ")
        assert answer.removeprefix("! ") in found
    else:
        assert found == answer


def test_both_files_are_there_in_full() -> None:
    assert len(list(cases("phrases.txt"))) == 120
    assert len(list(refused("phrases.txt"))) == 24
    assert {language for language, _, _ in cases("more.txt")} == set(Language)
