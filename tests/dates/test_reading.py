"""A moment, a day, a time of day: what each of them asks for and refuses; and the writer's language."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.chat.dates import Read, read, read_clock, read_day, read_moment
from bot.chat.languages import Language
from bot.chat.phrasebook import spell
from bot.errors import Refusal
from tests.dates.phrasing import ZONES, now_in, said

DE, EN, ZH = Language.DE, Language.EN, Language.ZH
NOW = now_in(DE)
BERLIN = "Europe/Berlin"


def test_a_moment_is_an_instant_on_the_writers_clock() -> None:
    assert read_moment("morgen 15 Uhr", DE, NOW, BERLIN) == datetime(2026, 11, 26, 14, tzinfo=UTC)
    assert read_moment("明天下午3点", ZH, NOW, "Asia/Shanghai") == datetime(2026, 11, 26, 7, tzinfo=UTC)


def test_a_named_zone_goes_before_the_writers_clock() -> None:
    assert read_moment("tomorrow 3pm Beijing time", EN, NOW, BERLIN) == datetime(2026, 11, 26, 7, tzinfo=UTC)


def test_a_moment_needs_a_time() -> None:
    with pytest.raises(Refusal, match="time is missing"):
        read_moment("tomorrow", EN, NOW, BERLIN)


def test_a_day_is_read_without_a_time() -> None:
    assert read_day("morgen", DE, NOW, BERLIN) == date(2026, 11, 26)
    with pytest.raises(Refusal, match="Only a day"):
        read_day("morgen um 9", DE, NOW, BERLIN)


@pytest.mark.parametrize(
    ("language", "phrase", "clock"),
    [
        (EN, "15:00", time(15)),
        (EN, "3 pm", time(15)),
        (EN, "half past nine", time(9, 30)),
        (EN, "noon", time(12)),
        (EN, "midnight", time(0)),
        (DE, "15 Uhr 30", time(15, 30)),
        (DE, "15.30 Uhr", time(15, 30)),
        (DE, "15.30", time(15, 30)),
        (DE, "10.12", time(10, 12)),
        (DE, "24 Uhr", time(0)),
        (DE, "halb zehn", time(9, 30)),
        (ZH, "下午三点半", time(15, 30)),
        (ZH, "２２：００", time(22)),
        (ZH, "8 Uhr", time(8)),
    ],
)
def test_a_time_of_day_is_read_alone(language: Language, phrase: str, clock: time) -> None:
    assert read_clock(phrase, language) == clock


@pytest.mark.parametrize("phrase", ["tomorrow 3pm", "3pm CET", "in 2 hours", "Tuesday", "1.12.2026 15:00"])
def test_a_time_of_day_takes_nothing_else(phrase: str) -> None:
    with pytest.raises(Refusal, match="Only a time of day"):
        read_clock(phrase, EN)


def test_a_part_of_the_day_is_no_time() -> None:
    with pytest.raises(Refusal, match="time is missing"):
        read_clock("in the afternoon", EN)


def test_what_was_read_says_itself_in_iso_form() -> None:
    assert Read(date(2026, 12, 1), None, None).iso() == "2026-12-01"
    assert Read(date(2026, 12, 1), time(15), None).iso() == "2026-12-01T15:00"
    assert Read(date(2026, 12, 1), time(15), ZoneInfo(BERLIN)).iso() == "2026-12-01T15:00+01:00"


@pytest.mark.parametrize("setting", Language)
@pytest.mark.parametrize("phrase", ["nächsten Dienstag um 15 Uhr", "next Tuesday 3pm", "下周二下午3点"])
def test_another_language_than_the_setting_is_read(setting: Language, phrase: str) -> None:
    assert said(setting, phrase) == "2026-12-01T15:00"


def test_the_setting_decides_what_looks_the_same_in_two_languages() -> None:
    assert said(DE, "3.4.2026") == "2026-04-03"
    assert "can be" in said(EN, "3.4.2026")
    assert "can be" in said(ZH, "3.4.2026")


def test_two_other_languages_that_disagree_are_refused() -> None:
    phrase = "12:30 am 3. April"
    assert said(EN, phrase) == "2027-04-03T00:30"
    assert said(DE, phrase) == "2027-04-03T12:30"
    assert "more than one way" in said(ZH, phrase)


def test_a_refusal_in_the_other_language_explains_better_than_not_understood() -> None:
    assert "leaves a choice" in said(EN, "Montag oder Dienstag")
    assert "another date every year" in said(DE, "春节")


def test_the_same_words_count_from_the_present() -> None:
    sunday = datetime(2026, 11, 29, 10, tzinfo=ZoneInfo(BERLIN))
    assert read("next Tuesday", EN, sunday, BERLIN).iso() == "2026-12-01"
    assert read("下周二", ZH, sunday, BERLIN).iso() == "2026-12-01"
    tuesday = datetime(2026, 12, 1, 10, tzinfo=ZoneInfo(BERLIN))
    assert read("next Tuesday", EN, tuesday, BERLIN).iso() == "2026-12-08"
    assert read("Dienstag um 9", DE, tuesday, BERLIN).iso() == "2026-12-08T09:00"
    assert read("15th", EN, datetime(2026, 12, 16, tzinfo=UTC), BERLIN).iso() == "2027-01-15"


def test_today_is_the_day_on_the_writers_clock() -> None:
    late = datetime(2026, 11, 25, 20, tzinfo=UTC)
    assert read("today", EN, late, BERLIN).iso() == "2026-11-25"
    assert read("今天", ZH, late, "Asia/Shanghai").iso() == "2026-11-26"


def test_tomorrow_in_another_zone_is_refused_when_it_is_another_day_there() -> None:
    late = datetime(2026, 11, 25, 20, tzinfo=UTC)
    with pytest.raises(Refusal, match="On your clock"):
        read("tomorrow 15:00 Beijing time", EN, late, BERLIN)
    assert read("27 November 15:00 Beijing time", EN, late, BERLIN).iso() == "2026-11-27T15:00+08:00"


def test_a_date_without_a_year_is_the_next_one() -> None:
    silvester = datetime(2026, 12, 31, 23, tzinfo=ZoneInfo(BERLIN))
    assert read("1. Januar", DE, silvester, BERLIN).iso() == "2027-01-01"
    assert read("31. Dezember", DE, silvester, BERLIN).iso() == "2026-12-31"
    assert read("nächsten Monat", DE, silvester, BERLIN).iso() == "2027-01-01"
    assert read("morgen", DE, silvester, BERLIN).iso() == "2027-01-01"


def test_a_month_later_on_a_day_that_month_lacks_is_refused() -> None:
    with pytest.raises(Refusal, match="no day"):
        read("in a month", EN, datetime(2027, 1, 31, 12, tzinfo=UTC), BERLIN)


def test_more_than_eighty_characters_are_not_looked_at() -> None:
    assert said(EN, "tomorrow" + " " * 90) == "2026-11-26"
    assert "too long" in said(EN, "tomorrow " + "x" * 80)


@pytest.mark.parametrize("nothing", ["", "  ", "\u3000", "\u200b"])
def test_nothing_typed_is_asked_for(nothing: str) -> None:
    assert "Please write a day and a time" in said(EN, nothing)


@pytest.mark.parametrize("odd", ["\ud800", "tomorrow \ue000", "\u0378"])
def test_what_cannot_be_shown_is_not_repeated(odd: str) -> None:
    assert "characters that cannot be read" in said(EN, odd)


def test_two_lines_and_reversed_text_are_refused() -> None:
    assert "one line" in said(EN, "tomorrow\n15:00")
    assert "reading order" in said(EN, "tomorrow \u202e15:00")


def test_the_end_of_the_calendar_is_refused() -> None:
    last = datetime(9999, 12, 31, 12, tzinfo=UTC)
    for phrase in ("tomorrow", "in 9999 hours", "24:00", "Monday 15:00 Tokyo time", "in 9999 years"):
        with pytest.raises(Refusal):
            read(phrase, EN, last, BERLIN)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("month", range(1, 13))
def test_what_the_bot_writes_it_also_reads(language: Language, month: int) -> None:
    day = date(2027, month, 2 * month)
    assert said(language, spell(day, language)) == day.isoformat()
    moment = datetime(2027, month, 2 * month, 8 + month, 5)  # noqa: DTZ001 (a wall time)
    assert said(language, spell(moment, language)) == moment.isoformat(timespec="minutes")


def test_the_zones_of_the_phrase_files_are_the_usual_ones() -> None:
    assert set(ZONES) == set(Language)
