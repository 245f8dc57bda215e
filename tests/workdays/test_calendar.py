"""Working days against a table made by hand from the State Council's notice for 2026 and the German laws."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.workdays.calendar import (
    Calendar,
    add_working_days,
    common_working_days,
    is_common_working_day,
    is_provisional,
)
from bot.workdays.model import Country, Notice


def no_notice(_country: Country, _year: int) -> None:
    return None


CHINA, GERMANY = Calendar(Country.CN, no_notice), Calendar(Country.DE, no_notice)
BOTH = (CHINA, GERMANY)

CHINA_2026_OFF = [
    "01-01",
    "01-02",
    "02-16",
    "02-17",
    "02-18",
    "02-19",
    "02-20",
    "02-23",
    "04-06",
    "05-01",
    "05-04",
    "05-05",
    "06-19",
    "09-25",
    "10-01",
    "10-02",
    "10-05",
    "10-06",
    "10-07",
]
CHINA_2026_MADE_UP = ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]
GERMANY_2026_OFF = ["01-01", "04-03", "04-06", "05-01", "05-14", "05-25", "12-25"]
GERMANY_2027_OFF = ["01-01", "03-26", "03-29", "05-06", "05-17"]
"""Mondays to Fridays only: what falls on a weekend is free in any case."""


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=step) for step in range(365)]


def weekdays_off(calendar: Calendar, year: int) -> list[str]:
    free = [day for day in days_of(year) if day.weekday() < 5 and not calendar.works_on(day)]
    return [f"{day:%m-%d}" for day in free]


def test_china_rests_in_2026_as_announced() -> None:
    assert weekdays_off(CHINA, 2026) == CHINA_2026_OFF


def test_china_works_on_the_announced_weekends_of_2026() -> None:
    working = [f"{day:%m-%d}" for day in days_of(2026) if day.weekday() >= 5 and CHINA.works_on(day)]

    assert working == CHINA_2026_MADE_UP


@pytest.mark.parametrize(("year", "off"), [(2026, GERMANY_2026_OFF), (2027, GERMANY_2027_OFF)])
def test_all_german_states_rest_together_on_these_days(year: int, off: list[str]) -> None:
    assert weekdays_off(GERMANY, year) == off


def test_bavaria_keeps_more_than_all_states_together() -> None:
    assert not Calendar(Country.DE, no_notice, "BY").works_on(date(2026, 1, 6))
    assert GERMANY.works_on(date(2026, 1, 6))


def test_a_make_up_day_is_a_working_day_in_china_and_no_common_one() -> None:
    assert CHINA.works_on(date(2026, 10, 10))
    assert not is_common_working_day(date(2026, 10, 10), BOTH)


def test_golden_week_and_christmas_hold_a_deadline_up() -> None:
    assert add_working_days(date(2026, 9, 30), 1, BOTH) == date(2026, 10, 8)
    assert add_working_days(date(2026, 12, 24), 1, BOTH) == date(2026, 12, 28)
    assert add_working_days(date(2026, 10, 8), -1, BOTH) == date(2026, 9, 30)
    assert add_working_days(date(2026, 10, 8), 0, BOTH) == date(2026, 10, 8)


@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)), st.integers(1, 60))
def test_the_nth_common_working_day_is_the_nth_that_is_listed(start: date, number: int) -> None:
    listed = [day for _step, day in zip(range(number), common_working_days(start, BOTH), strict=False)]

    assert add_working_days(start, number, BOTH) == listed[-1]
    assert all(CHINA.works_on(day) and GERMANY.works_on(day) for day in listed)


def test_a_year_whose_make_up_days_are_not_published_is_provisional() -> None:
    assert is_provisional([date(2028, 3, 1)], BOTH)
    assert not is_provisional([date(2026, 3, 1)], BOTH)
    assert not is_provisional([date(2028, 3, 1)], (GERMANY,))


def test_an_imported_notice_takes_the_place_of_the_rules() -> None:
    notice = Notice(
        Country.CN,
        2028,
        datetime(2027, 11, 10, tzinfo=UTC),
        {date(2028, 3, 1): "day_off"},
        frozenset({date(2028, 3, 4)}),
    )
    announced = Calendar(Country.CN, lambda _country, year: notice if year == 2028 else None)

    assert not announced.works_on(date(2028, 3, 1))
    assert announced.works_on(date(2028, 3, 4))
    assert not is_provisional([date(2028, 3, 1)], (announced,))


@pytest.mark.parametrize(
    ("calendar", "day", "key"),
    [
        (CHINA, date(2026, 10, 3), "golden_week"),
        (CHINA, date(2026, 10, 8), None),
        (CHINA, date(2026, 2, 15), "spring_festival_days"),
        (CHINA, date(2026, 2, 22), "spring_festival_days"),
        (CHINA, date(2026, 2, 24), None),
        (CHINA, date(2026, 6, 19), None),
        (GERMANY, date(2026, 12, 29), "between_the_years"),
        (GERMANY, date(2026, 10, 3), None),
    ],
)
def test_the_weeks_in_which_a_side_cannot_be_reached_have_names(
    calendar: Calendar, day: date, key: str | None
) -> None:
    assert calendar.season(day) == key
