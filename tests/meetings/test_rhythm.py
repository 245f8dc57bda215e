"""The days and moments of a series: no double, no skip, the wall time kept."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise, permutations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.meetings.rhythm import MOST, Every, Rhythm, fall_on

ZONES = ("Europe/Berlin", "Asia/Shanghai", "Asia/Urumqi", "Europe/London", "America/New_York")
CHANGING = {"Europe/Berlin", "Europe/London", "America/New_York"}
"""Zones that change their clocks twice a year."""

TEN_YEARS, HOUR = timedelta(days=3653), timedelta(hours=1)


def days_of(every: Every, first: date, count: int, step: int = 1) -> list[str]:
    return [day.isoformat() for day in Rhythm(every, first, step, count=count).days()]


def test_every_second_week_keeps_the_weekday() -> None:
    assert days_of(Every.WEEKS, date(2026, 12, 15), 3, step=2) == ["2026-12-15", "2026-12-29", "2027-01-12"]


def test_the_second_tuesday_stays_the_second_tuesday() -> None:
    assert days_of(Every.MONTHLY_WEEKDAY, date(2026, 12, 8), 3) == ["2026-12-08", "2027-01-12", "2027-02-09"]


def test_a_fifth_weekday_is_the_last_of_every_month() -> None:
    assert days_of(Every.MONTHLY_WEEKDAY, date(2026, 12, 29), 3) == ["2026-12-29", "2027-01-26", "2027-02-23"]


def test_the_31st_is_the_last_day_of_shorter_months() -> None:
    assert days_of(Every.MONTHLY_DAY, date(2026, 12, 31), 4) == [
        "2026-12-31",
        "2027-01-31",
        "2027-02-28",
        "2027-03-31",
    ]
    assert days_of(Every.MONTHLY_DAY, date(2028, 1, 30), 3) == ["2028-01-30", "2028-02-29", "2028-03-30"]
    assert days_of(Every.MONTHLY_DAY, date(2028, 2, 29), 2, step=12) == ["2028-02-29", "2029-02-28"]


def test_the_last_day_is_included() -> None:
    rhythm = Rhythm(Every.WEEKS, date(2026, 12, 1), until=date(2026, 12, 15))

    assert [day.day for day in rhythm.days()] == [1, 8, 15]


def test_a_series_without_an_end_stops_somewhere() -> None:
    assert len(list(Rhythm(Every.WEEKS, date(2026, 12, 1)).days())) == MOST


@pytest.mark.slow
@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("every", Every)
@settings(deadline=None)
@given(first=st.dates(date(2026, 1, 1), date(2027, 12, 31)), minutes=st.integers(0, 24 * 60 - 1))
def test_ten_years_keep_the_wall_time_without_double_and_skip(
    zone: str, every: Every, first: date, minutes: int
) -> None:
    wall = time(*divmod(minutes, 60))
    days = list(Rhythm(every, first, until=first + TEN_YEARS).days())
    falls = [fall_on(day, wall, zone) for day in days]

    expected = 522 if every is Every.WEEKS else 120
    assert expected <= len(days) <= expected + 2
    assert all(earlier.starts_at < later.starts_at for earlier, later in pairwise(falls))
    assert all(earlier < later for earlier, later in pairwise(days))
    for fall in falls:
        shown = fall.starts_at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        assert shown == datetime.combine(fall.day, wall) + fall.shifted
    if every is Every.WEEKS:
        assert {later - earlier for earlier, later in pairwise(days)} == {timedelta(days=7)}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("anchor", "other"), list(permutations(ZONES, 2)), ids=lambda zone: zone.partition("/")[2].lower()
)
@pytest.mark.parametrize("every", [Every.WEEKS, Every.MONTHLY_WEEKDAY])
def test_another_zone_sees_a_series_move_only_with_a_clock_change(
    anchor: str, other: str, every: Every
) -> None:
    """Ten years at 15:00 in one zone: in the other the hour moves if and only if the distance of the two did."""
    first = date(2026, 1, 6)
    falls = [fall_on(day, time(15), anchor) for day in Rhythm(every, first, until=first + TEN_YEARS).days()]
    shown = [fall.starts_at.astimezone(ZoneInfo(other)).replace(tzinfo=None) for fall in falls]
    apart = [distance(fall.starts_at, anchor, other) for fall in falls]

    assert len(set(shown)) == len(falls) >= 120
    assert shown == [
        datetime.combine(fall.day, time(15)) + gap for fall, gap in zip(falls, apart, strict=True)
    ]
    steps = {later - earlier for earlier, later in pairwise(apart)}
    assert steps <= {timedelta(), HOUR, -HOUR}
    changing = (anchor in CHANGING) + (other in CHANGING)
    if changing < 2:
        assert sum(later != earlier for earlier, later in pairwise(apart)) == 20 * changing


def distance(at: datetime, anchor: str, other: str) -> timedelta:
    """How far the clocks of the other zone are ahead at this moment."""
    here, there = (at.astimezone(ZoneInfo(zone)).utcoffset() for zone in (anchor, other))
    assert here is not None
    assert there is not None
    return there - here


def test_an_hour_left_out_is_made_up_for_and_a_doubled_one_is_the_first() -> None:
    spring = fall_on(date(2027, 3, 28), time(2, 30), "Europe/Berlin")
    autumn = fall_on(date(2026, 10, 25), time(2, 30), "Europe/Berlin")

    assert spring.starts_at.isoformat() == "2027-03-28T01:30:00+00:00"
    assert spring.shifted == timedelta(hours=1)
    assert autumn.starts_at.isoformat() == "2026-10-25T00:30:00+00:00"
    assert not autumn.shifted


def test_three_in_the_afternoon_in_shanghai_moves_in_berlin_and_not_in_shanghai() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    winter, summer = (
        fall_on(day, time(15), "Asia/Shanghai").starts_at for day in (date(2027, 3, 23), date(2027, 3, 30))
    )

    assert (winter.astimezone(berlin).hour, summer.astimezone(berlin).hour) == (8, 9)
