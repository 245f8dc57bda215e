"""When the clocks are put forward or back, a wall time may not exist, or exist twice."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from bot.chat.dates import read, read_moment, to_instant
from bot.chat.languages import Language
from bot.errors import Refusal
from tests.dates.phrasing import now_in

BERLIN = "Europe/Berlin"
FORWARD, BACK = date(2027, 3, 28), date(2026, 10, 25)
NOW = now_in(Language.DE)


def moment(phrase: str) -> datetime:
    return read_moment(phrase, Language.DE, NOW, BERLIN)


def test_a_time_that_the_clocks_jump_over_is_refused() -> None:
    with pytest.raises(Refusal, match="put forward"):
        to_instant(FORWARD, time(2, 30), BERLIN)
    with pytest.raises(Refusal, match="put forward"):
        moment("28.3.2027 um 2:30 Uhr")


def test_a_time_that_comes_twice_is_refused_with_both_offsets() -> None:
    with pytest.raises(Refusal, match="put back") as refused:
        moment("25.10.2026 um 2:30 Uhr")
    said = {name: getattr(value, "value", value) for name, value in refused.value.words.args.items()}
    assert (said["first"], said["second"]) == ("02:30 UTC+02:00", "02:30 UTC+01:00")
    assert moment(f"25.10.2026 {said['first']}") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert moment(f"25.10.2026 {said['second']}") == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("named", ["MESZ", "CEST", "+02:00", "UTC+2"])
def test_a_named_offset_decides_which_of_the_two_is_meant(named: str) -> None:
    assert moment(f"25.10.2026 02:30 {named}") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_named_place_does_not_decide_it() -> None:
    with pytest.raises(Refusal, match="put back"):
        read("25.10.2026 02:30 Berliner Zeit", Language.DE, NOW, BERLIN)


@pytest.mark.parametrize("clock", [time(1, 59), time(3, 0)])
def test_the_minutes_around_a_change_are_plain(clock: time) -> None:
    there = to_instant(FORWARD, clock, BERLIN).astimezone(ZoneInfo(BERLIN))
    assert (there.date(), there.time()) == (FORWARD, clock)
    assert to_instant(BACK, time(3, 0), BERLIN) == datetime(2026, 10, 25, 2, tzinfo=UTC)


def test_a_fixed_offset_has_no_changes() -> None:
    assert to_instant(BACK, time(2, 30), timezone(timedelta(hours=8))) == datetime(
        2026, 10, 24, 18, 30, tzinfo=UTC
    )


def test_hours_from_now_pass_as_they_do_on_a_stopwatch() -> None:
    before = datetime(2027, 3, 28, 1, 30, tzinfo=ZoneInfo(BERLIN))
    assert read("in 2 hours", Language.EN, before, BERLIN).iso() == "2027-03-28T04:30"


def test_hours_from_now_into_the_doubled_hour_name_their_offset() -> None:
    before = datetime(2026, 10, 24, 23, 45, tzinfo=UTC)
    assert read("in 30 minutes", Language.EN, before, BERLIN).iso() == "2026-10-25T02:15+02:00"
    assert read_moment("in 90 minutes", Language.EN, before, BERLIN) == before + timedelta(minutes=90)


def test_the_winter_name_of_a_zone_is_refused_in_summer() -> None:
    with pytest.raises(Refusal, match="Central Europe"):
        moment("15. Juli 2027 14:00 MEZ")
    with pytest.raises(Refusal, match="Central Europe"):
        moment("15. Januar 2027 14:00 CEST")
    assert moment("15. Juli 2027 14:00 Berliner Zeit") == datetime(2027, 7, 15, 12, tzinfo=UTC)


def test_the_edge_of_the_calendar_is_refused() -> None:
    with pytest.raises(Refusal, match="too far"):
        to_instant(date(1, 1, 1), time(0), "Asia/Shanghai")
