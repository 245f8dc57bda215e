"""Whatever is typed, the grammar answers with a reading or a refusal; and plain spellings are read back."""

from contextlib import suppress
from datetime import UTC, date, datetime, time
from itertools import chain

import pytest
from babel.dates import get_month_names
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.dates import read, read_clock, read_day, read_moment
from bot.chat.languages import Language
from bot.errors import Refusal
from tests.dates.phrasing import ZONES, cases, now_in

MONTHS = {language: get_month_names("wide", locale=language.locale) for language in Language}
LANGUAGES = st.sampled_from(list(Language))
PIECES = sorted(
    {
        piece
        for _, phrase, _ in chain(cases("phrases.txt"), cases("more.txt"))
        for piece in (*phrase.split(), *(phrase if not phrase.isascii() else ()), phrase)
    }
)
SALAD = st.lists(st.sampled_from(PIECES), max_size=7).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])
)
DAYS = st.dates(date(2026, 11, 26), date(2099, 12, 31))
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))


def answer(phrase: str, language: Language, now: datetime) -> None:
    """Ask everything about a phrase; nothing but a Refusal may come out."""
    zone = ZONES[language]
    for ask in (read, read_day, read_moment):
        with suppress(Refusal):
            ask(phrase, language, now, zone)
    with suppress(Refusal):
        read_clock(phrase, language)


@given(st.text(), LANGUAGES)
def test_any_text_is_read_or_refused(phrase: str, language: Language) -> None:
    answer(phrase, language, now_in(language))


@given(SALAD, LANGUAGES, st.datetimes(timezones=st.just(UTC)))
def test_any_salad_of_date_words_is_read_or_refused(phrase: str, language: Language, now: datetime) -> None:
    answer(phrase, language, now)


def spelled(day: date, clock: time) -> dict[str, Language]:
    """The same moment as each language writes it."""
    half = "am" if clock.hour < 12 else "pm"
    part = "上午" if 5 <= clock.hour < 12 else "下午" if 13 <= clock.hour < 20 else ""
    twelve = (clock.hour - 1) % 12 + 1
    hour = twelve if part else clock.hour
    year, month, dom = day.year, day.month, day.day
    return {
        f"{dom}. {MONTHS[Language.DE][month]} {year} um {clock:%H:%M} Uhr": Language.DE,
        f"{day:%d.%m.%Y}, {clock.hour} Uhr {clock:%M}": Language.DE,
        f"{dom} {MONTHS[Language.EN][month]} {year}, {twelve}:{clock:%M} {half}": Language.EN,
        f"{day:%A}, {MONTHS[Language.EN][month]} {dom}, {year} at {clock:%H:%M}": Language.EN,
        f"{year}年{month}月{dom}日{part}{hour}点{clock:%M}分": Language.ZH,
        f"{year}年{month}月{dom}日{clock:%H:%M}": Language.ZH,
        f"{day}T{clock:%H:%M}": Language.EN,
    }


@given(DAYS, CLOCKS, LANGUAGES)
def test_a_moment_spelled_plainly_is_read_back(day: date, clock: time, setting: Language) -> None:
    for phrase in spelled(day, clock):
        found = read(phrase, setting, now_in(setting), ZONES[setting])
        assert (found.day, found.clock) == (day, clock), phrase


@given(DAYS)
def test_a_wrong_weekday_is_never_accepted(day: date) -> None:
    names = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
    for number, name in enumerate(names):
        phrase = f"{name}, {day:%d.%m.%Y}"
        if number == day.weekday():
            assert read(phrase, Language.DE, now_in(Language.DE), ZONES[Language.DE]).day == day
        else:
            with pytest.raises(Refusal, match="does not fit"):
                read(phrase, Language.DE, now_in(Language.DE), ZONES[Language.DE])


@given(st.integers(1, 12), st.integers(1, 12), st.integers(2027, 2099))
def test_day_and_month_in_figures_are_never_guessed(one: int, other: int, year: int) -> None:
    for mark in "/-":
        phrase = f"{one}{mark}{other}{mark}{year}"
        if one == other:
            found = read(phrase, Language.EN, now_in(Language.EN), ZONES[Language.EN])
            assert found.day == date(year, one, one)
        else:
            with pytest.raises(Refusal, match="can be"):
                read(phrase, Language.EN, now_in(Language.EN), ZONES[Language.EN])
