"""Options as people type them: one a line, alike in every language, clear words when they are not."""

import pytest

from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.errors import Refusal
from bot.polls.options import LONGEST_OPTION, options_from
from tests.polls.scenes import en, say

ZH, DE, EN = Language.ZH, Language.DE, Language.EN


def refused(typed: Variants) -> str:
    with pytest.raises(Refusal) as caught:
        options_from(typed)
    return say(caught.value.words)


def test_each_line_is_an_option_in_every_language_that_was_filled() -> None:
    typed = Variants({ZH: "赞成\n反对", DE: "Ja\nNein"}, ZH)
    assert options_from(typed) == (
        Variants({ZH: "赞成", DE: "Ja"}, ZH),
        Variants({ZH: "反对", DE: "Nein"}, ZH),
    )


def test_empty_lines_are_left_out() -> None:
    assert options_from(en("\n  Yes \n\n \nNo\n")) == (en("Yes"), en("No"))


def test_languages_that_differ_are_named_with_their_counts() -> None:
    typed = Variants({ZH: "赞成\n反对\n弃权", DE: "Ja\nNein", EN: "Only"}, ZH)
    words = refused(typed)
    assert "Chinese: 3 options" in words
    assert "German: 2 options" in words
    assert "English: 1 option)" in words


def test_one_option_is_too_few() -> None:
    assert "at least two" in refused(en("Yes"))


def test_twelve_options_fit_and_thirteen_do_not() -> None:
    lines = [f"Option {number}" for number in range(13)]
    assert len(options_from(en("\n".join(lines[:12])))) == 12
    assert "13 options" in refused(en("\n".join(lines)))


def test_an_option_given_twice_is_named() -> None:
    assert "“yes” is there twice" in refused(en("Yes\nNo\nyes"))


def test_the_same_word_in_two_languages_is_no_repetition() -> None:
    assert len(options_from(Variants({DE: "Standard\nNorm", EN: "Standard\nNorm B"}, DE))) == 2


def test_an_option_that_fits_on_no_button_is_refused() -> None:
    assert len(options_from(en(f"{'x' * LONGEST_OPTION}\nNo"))) == 2
    assert "too long" in refused(en(f"{'x' * (LONGEST_OPTION + 1)}\nNo"))
