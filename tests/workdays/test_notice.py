"""Reading a notice: every problem at once, nothing half taken in."""

from datetime import UTC, date, datetime

import pytest

from bot.work import OpenWork
from bot.workdays.known import known_year
from bot.workdays.model import Country
from bot.workdays.names import DAY_OFF, KEYS, NAMES
from bot.workdays.notice import Unreadable, read_notice

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
GOOD = [f"2027-10-0{day},off,national_day" for day in range(1, 8)]


def problems_of(*lines: str) -> list[str]:
    with pytest.raises(Unreadable) as caught:
        read_notice(Country.CN, 2027, [*GOOD, *lines], NOW)
    return [str(each.args["problem"]) for each in caught.value.problems]


def test_a_notice_is_read_line_by_line() -> None:
    notice = read_notice(
        Country.CN, 2027, ["# from the gazette", "", *GOOD, "2027-10-09,work", "2027-06-09,off"], NOW
    )

    assert notice.off[date(2027, 10, 7)] == "national_day"
    assert notice.off[date(2027, 6, 9)] == DAY_OFF
    assert notice.made_up == {date(2027, 10, 9)}


@pytest.mark.parametrize(
    "line", ["9.2.2027,off", "2028-01-01,off", "2027-10-01,work", "2027-06-09", "2027-06-09,off,carnival"]
)
def test_a_wrong_line_is_named(line: str) -> None:
    assert len(problems_of(line)) == 1


def test_every_wrong_line_is_named() -> None:
    assert len(problems_of("x", "y,off", "2027-06-09,perhaps")) == 3


def test_a_file_with_hardly_any_day_off_is_not_taken_for_a_year() -> None:
    with pytest.raises(Unreadable):
        read_notice(Country.CN, 2027, GOOD[:3], NOW)


def test_a_later_notice_takes_the_place_of_an_earlier_one(open_work: OpenWork) -> None:
    first = read_notice(Country.CN, 2027, GOOD, NOW)
    second = read_notice(Country.CN, 2027, [*GOOD, "2027-10-09,work"], NOW)

    for notice in (first, second):
        with open_work() as work:
            work.notices.put(notice)

    with open_work() as work:
        kept = work.notices.find(Country.CN, 2027)
        assert kept is not None
        assert kept.made_up == {date(2027, 10, 9)}
        assert kept.days.off == first.off
        assert work.notices.find(Country.DE, 2027) is None


def test_every_name_of_the_library_is_known_here() -> None:
    found = {
        key
        for country in Country
        for year in range(2020, 2031)
        for key in known_year(country, year).off.values()
    }

    assert found <= set(NAMES)
    assert set(KEYS.values()) <= set(NAMES)
