"""Slots of 2026 and 2027 against tables made by hand, and what a year of weekly meetings weighs on each side."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from bot.meetings.slots import find_slots
from tests.meetings.test_slots import BOTH, HOUR

pytestmark = pytest.mark.slow

CHINA = {
    2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 "
    "10-01 10-02 10-05 10-06 10-07",
    2027: "01-01 02-05 02-08 02-09 02-10 04-05 05-03 05-04 06-09 09-15 10-01 10-04 10-05",
}
"""2026 by the State Council's notice. 2027, for which there is none yet, by the rules of 2025: New Year; the eve of the
lunar year and three days; Qingming; two days in May; Dragon Boat; Mid-Autumn; three days in October; what falls on a
weekend is made up for on the next days. Mondays to Fridays only."""

GERMANY = {
    2026: "01-01 04-03 04-06 05-01 05-14 05-25 12-25",
    2027: "01-01 03-26 03-29 05-06 05-17",
}
"""What every state keeps, from Monday to Friday: Easter was on 5 April 2026 and is on 28 March 2027."""


def weekdays(year: int) -> Iterator[date]:
    days = (date(year, 1, 1) + timedelta(days=step) for step in range(365))
    return (day for day in days if day.weekday() < 5)


@pytest.mark.parametrize("year", [2026, 2027])
def test_every_day_on_which_both_sides_work_has_a_slot_and_no_other(year: int) -> None:
    off = {*CHINA[year].split(), *GERMANY[year].split()}
    expected = {day for day in weekdays(year) if f"{day:%m-%d}" not in off}

    found = [
        slot.starts_at.date() for slot in find_slots(BOTH, date(year, 1, 1), date(year, 12, 31), HOUR, {})
    ]

    assert set(found) == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize("minutes", [60, 90, 120, 180])
@pytest.mark.parametrize("weekday", [0, 1, 3, None], ids=["mondays", "tuesdays", "thursdays", "any-day"])
@pytest.mark.parametrize("year", [2026, 2027])
def test_a_year_of_weekly_meetings_weighs_the_same_on_both_sides(
    year: int, weekday: int | None, minutes: int
) -> None:
    borne = {"cn": 0, "de": 0}
    held = 0
    for first in (day for day in weekdays(year) if day.weekday() == (weekday or 0)):
        last = first if weekday is not None else first + timedelta(days=4)
        slot = next(find_slots(BOTH, first, last, timedelta(minutes=minutes), borne), None)
        if slot is not None:
            held += 1
            borne = {key: borne[key] + steps for key, steps in slot.burdens.items()}
            assert abs(borne["cn"] - borne["de"]) <= 1
    assert held >= 44
