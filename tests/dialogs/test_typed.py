"""Options chosen by typing: a number while all of them are in sight, or a name in any language."""

import pytest

from bot.chat.cities import CITIES
from bot.chat.forms import Choice, Choices, Option
from bot.chat.languages import Language
from bot.chat.text import Listing, Variants, Verbatim
from bot.dialogs.inputs import Input
from bot.dialogs.typed import typed_answer

LANGUAGES = Input(Choice("language", Verbatim("?"), options=tuple(Option(each, each) for each in Language)))
CITY = Input(Choice("city", Verbatim("?"), options=tuple(Option(city.key, city) for city in CITIES)))
TWINS = tuple(Option(value, Verbatim("Alpha")) for value in ("first", "second"))
BOTH = Variants({Language.DE: "Ja, mit Auflagen", Language.ZH: "有条件赞成"}, Language.DE)


@pytest.mark.parametrize("typed", ["1", "１", "中文", "Chinesisch", " CHINESE "])
def test_an_option_is_known_by_number_and_by_its_name_in_each_language(typed: str) -> None:
    assert typed_answer(LANGUAGES, typed) == "zh"


@pytest.mark.parametrize("typed", ["Xi’an", "西安"])
def test_a_city_is_known_by_its_name(typed: str) -> None:
    assert typed_answer(CITY, typed) == "xian"


def test_a_number_means_nothing_among_options_on_several_pages() -> None:
    assert typed_answer(CITY, "3") == "3"


def test_a_name_that_two_options_share_chooses_neither() -> None:
    assert typed_answer(Input(Choice("c", Verbatim("?"), options=TWINS)), "alpha") == "alpha"


@pytest.mark.parametrize("typed", ["1, 2", "zh；de", "中文、Deutsch", "1\n2"])
def test_several_options_stand_between_commas(typed: str) -> None:
    several = Choices("c", Verbatim("?"), options=LANGUAGES.options)
    assert typed_answer(Input(several), typed)[0] in ("zh", Language.ZH)
    assert len(typed_answer(Input(several), typed)) == 2


def test_chosen_options_are_shown_by_their_names() -> None:
    several = Choices("c", Verbatim("?"), options=(Option("a", BOTH), Option("b", Verbatim("B"))))
    assert Input(several).shown(("b", "gone", "a")) == Listing((Verbatim("B"), BOTH))
