"""Words become strings: for a person, for a room of two languages, in every kind of value."""

from datetime import UTC, date, datetime, time
from html import escape
from pathlib import Path

import pytest

from bot.chat.cities import BEIJING, BERLIN, BY_KEY, MUNICH, SHANGHAI
from bot.chat.languages import Language
from bot.chat.phrasebook import CatalogueGap, Phrasebook, spell
from bot.chat.readers import Reader
from bot.chat.text import City, Clocks, Listing, Minutes, Percent, Value, Variants, Verbatim, _

AT = datetime(2026, 12, 1, 7, 0, tzinfo=UTC)
LI = Reader.person(Language.ZH, SHANGHAI)
ANNA = Reader.person(Language.DE, MUNICH)
ALEX = Reader.person(Language.EN, BEIJING)
MIXED = Reader.room((Language.ZH, Language.DE), (BEIJING, BERLIN))
ENGLISH = Reader.room((Language.EN,), (BEIJING, BERLIN))


@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        (LI, "2026年12月1日周二 15:00 上海"),
        (ANNA, "Di., 1. Dez. 2026, 08:00 München"),
        (ALEX, "Tue, 1 Dec 2026, 15:00 Beijing"),
        (MIXED, "2026年12月1日周二 15:00 北京 · Di., 1. Dez. 2026, 08:00 Berlin"),
        (ENGLISH, "Tue, 1 Dec 2026, 15:00 Beijing · 08:00 Berlin"),
    ],
)
def test_a_moment_is_said_on_the_readers_clock(phrasebook: Phrasebook, reader: Reader, expected: str) -> None:
    assert phrasebook.say(AT, reader) == expected


def test_another_day_over_there_is_said_in_full(phrasebook: Phrasebook) -> None:
    late = datetime(2026, 12, 1, 18, 0, tzinfo=UTC)
    said = phrasebook.say(late, ENGLISH)
    assert said == "Wed, 2 Dec 2026, 02:00 Beijing · Tue, 1 Dec 2026, 19:00 Berlin"


def test_a_person_sees_the_own_clock_first_then_the_others(phrasebook: Phrasebook) -> None:
    both = Clocks(AT, (BEIJING, BERLIN))
    assert phrasebook.say(both, ANNA) == "Di., 1. Dez. 2026, 08:00 München · 15:00 Peking"
    assert phrasebook.say(both, LI) == "2026年12月1日周二 15:00 上海 · 08:00 柏林"


def test_the_clock_change_moves_one_side_only(phrasebook: Phrasebook) -> None:
    summer = Clocks(datetime(2027, 3, 30, 7, 0, tzinfo=UTC), (BEIJING, BERLIN))
    assert phrasebook.say(summer, ANNA) == "Di., 30. März 2027, 09:00 München · 15:00 Peking"


@pytest.mark.parametrize(
    ("value", "zh", "de", "en"),
    [
        (Percent(0.625), "62%", "62\xa0%", "62%"),
        (Minutes(90), "1小时30分钟", "1 Std., 30 Min.", "1 hr, 30 mins"),
        (Minutes(45), "45分钟", "45 Min.", "45 mins"),
        (12345, "12,345", "12.345", "12,345"),
        (date(2026, 12, 1), "2026年12月1日周二", "Di., 1. Dez. 2026", "Tue, 1 Dec 2026"),
        (time(15, 30), "15:30", "15:30", "15:30"),
        (Language.DE, "德语", "Deutsch", "German"),
    ],
)
def test_values_are_said_by_cldr(value: Value, zh: str, de: str, en: str) -> None:
    assert [spell(value, language) for language in Language] == [zh, de, en]


def test_an_enumeration_follows_the_language(phrasebook: Phrasebook) -> None:
    three = Listing((Verbatim("A"), BY_KEY["munich"], Verbatim("C")))
    assert phrasebook.say(three, LI) == "A、慕尼黑和C"
    assert phrasebook.say(three, ANNA) == "A, München und C"


def test_content_in_another_language_says_so(phrasebook: Phrasebook) -> None:
    only_german = Variants({Language.DE: "Datenhoheit"}, Language.DE)
    assert phrasebook.say(only_german, LI) == "Datenhoheit（德语）"
    assert phrasebook.say(only_german, ALEX) == "Datenhoheit (German)"
    assert phrasebook.say(only_german, ANNA) == "Datenhoheit"


def test_a_mixed_room_says_it_once_when_one_language_is_there(phrasebook: Phrasebook) -> None:
    only_german = Variants({Language.DE: "Datenhoheit"}, Language.DE)
    assert phrasebook.lines(only_german, MIXED) == ("Datenhoheit（德语）",)


def test_a_mixed_room_reads_in_parallel(phrasebook: Phrasebook) -> None:
    both = Variants({Language.ZH: "赞成", Language.DE: "Ja"}, Language.ZH)
    assert phrasebook.say(both, MIXED) == "赞成 · Ja"
    assert phrasebook.say(Verbatim("ISO 27001"), MIXED) == "ISO 27001"


def test_typed_text_is_escaped_exactly_once(phrasebook: Phrasebook) -> None:
    words = _(
        "This is for members of “{group}”. You can ask to join it with /join.", group=Verbatim("<b>&{x}")
    )
    assert "“&lt;b&gt;&amp;{x}”" in phrasebook.say(words, ALEX, escape)


def test_a_missing_catalogue_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(CatalogueGap, match="no catalogue for zh"):
        Phrasebook.load(tmp_path)


@pytest.mark.parametrize("gap", ['msgid "Yes"\nmsgstr ""\n', '#, fuzzy\nmsgid "Yes"\nmsgstr "Ja"\n', ""])
def test_a_gap_in_a_catalogue_stops_the_start(tmp_path: Path, gap: str) -> None:
    for language in Language:
        path = tmp_path / language / "LC_MESSAGES" / "messages.po"
        path.parent.mkdir(parents=True)
        path.write_text(gap if language is Language.DE else 'msgid "Yes"\nmsgstr "Ja"\n', encoding="utf-8")
    with pytest.raises(CatalogueGap, match="Yes"):
        Phrasebook.load(tmp_path)


def test_content_that_is_foreign_to_a_whole_room_is_said_once(phrasebook: Phrasebook) -> None:
    english = Variants({Language.EN: "Yes"}, Language.EN)
    assert phrasebook.lines(english, MIXED) == ("Yes（英语 · Englisch）",)


def test_a_text_in_one_of_the_rooms_languages_is_marked_for_the_other(phrasebook: Phrasebook) -> None:
    chinese = Variants({Language.ZH: "数据", Language.EN: "data"}, Language.EN)
    assert phrasebook.lines(chinese, MIXED) == ("数据", "data (Englisch)")


@pytest.mark.parametrize(
    "cities", [(BEIJING, BERLIN), (BERLIN, BEIJING)], ids=["beijing first", "berlin first"]
)
def test_each_language_of_a_room_reads_its_own_clock_whatever_was_chosen_first(
    cities: tuple[City, City],
) -> None:
    for own, other in ((Language.DE, Language.EN), (Language.EN, Language.ZH), (Language.ZH, Language.DE)):
        room = Reader.room((own, other), cities)
        clocks = {voice.language: voice.cities for voice in room.voices}
        assert clocks.get(Language.DE, (BERLIN,)) == (BERLIN,)
        assert clocks.get(Language.ZH, (BEIJING,)) == (BEIJING,)
