"""When a member can be reminded: quiet hours, days off, holidays of their side, absence; on their own clock."""

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.chat.languages import Language
from bot.membership.model import Member, Organisation, OrganisationKind
from bot.membership.roles import Side
from bot.reminders.model import Reminder
from bot.reminders.resting import is_awake, moment_for
from bot.reminders.waking import Quiet, next_waking
from bot.reminders.wishes import Wishes
from bot.workdays.model import Country, Notice
from tests.cast import NOW

FAR = timedelta(days=40)
FREE_WEEKEND = Wishes(1, weekdays_off=(5, 6))
ALL_FREE = Wishes(1, weekdays_off=(5, 6), holidays_off=True)


def at(text: str) -> datetime:
    """A moment in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def member(city: str, side: Side) -> Member:
    """Somebody there, for an organisation of this side."""
    organisation = Organisation("Example", OrganisationKind.COMPANY, side)
    return Member("Example", Language.EN, city, NOW, organisation)


LI, ANNA = member("shanghai", Side.CN), member("munich", Side.DE)


def unknown(_country: Country, _year: int) -> Notice | None:
    return None


def moment(
    due: str, who: Member, wishes: Wishes | None = None, *, lasts: timedelta = FAR, waits: bool = True
) -> str:
    """When somebody is told of what is due then."""
    reminder = Reminder("thing", 1, at(due), at(due) + lasts, waits_for_morning=waits)
    return f"{moment_for(reminder, at(due), who, wishes or Wishes(1), unknown):%Y-%m-%dT%H:%M}"


@pytest.mark.parametrize(
    ("since", "until", "wall", "quiet"),
    [
        (22, 7, "23:00", True),
        (22, 7, "06:59", True),
        (22, 7, "07:00", False),
        (1, 6, "00:59", False),
        (1, 6, "01:00", True),
        (9, 9, "09:00", False),
    ],
)
def test_quiet_hours_may_span_midnight_or_not_or_be_none(
    since: int, until: int, wall: str, quiet: bool
) -> None:
    assert Quiet(time(since), time(until)).holds_at(time.fromisoformat(wall)) is quiet


def test_quiet_hours_end_on_the_clock_even_when_it_changes_in_them() -> None:
    late = Quiet(time(22), time(7))
    assert next_waking(at("2026-10-24T21:00"), "Europe/Berlin", late) == at("2026-10-25T06:00")
    assert next_waking(at("2027-03-27T22:00"), "Europe/Berlin", late) == at("2027-03-28T05:00")


def test_what_falls_into_the_quiet_hours_comes_when_they_end() -> None:
    own = Wishes(1, quiet_from=time(22), quiet_until=time(7))
    assert moment("2026-11-25T22:00", ANNA, own) == "2026-11-26T06:00"
    assert moment("2026-11-25T20:30", ANNA, own) == "2026-11-25T20:30"


def test_by_the_last_call_it_comes_at_once() -> None:
    assert moment("2026-11-25T02:00", ANNA, lasts=timedelta(hours=6)) == "2026-11-25T02:00"
    assert moment("2026-11-25T02:00", ANNA, lasts=timedelta(hours=7)) == "2026-11-25T07:00"


def test_what_may_not_wait_does_not() -> None:
    assert moment("2026-11-25T02:00", ANNA, Wishes(1, weekdays_off=(2,)), waits=False) == "2026-11-25T02:00"


def test_days_off_are_passed_over_unless_it_would_be_too_late() -> None:
    friday_night = "2026-11-27T22:00"
    assert moment(friday_night, ANNA, FREE_WEEKEND) == "2026-11-30T07:00"
    saturday = "2026-11-28T07:00"
    assert moment(friday_night, ANNA, FREE_WEEKEND, lasts=timedelta(days=2)) == saturday


def test_the_holidays_of_ones_own_side_are_days_off() -> None:
    eve, boxing_day = "2026-12-24T22:00", "2026-12-25T07:00"
    assert moment(eve, ANNA) == boxing_day
    assert moment(eve, ANNA, Wishes(1, holidays_off=True, weekdays_off=(5, 6))) == "2026-12-28T07:00"
    assert moment(eve, LI, Wishes(1, holidays_off=True)) == "2026-12-25T00:00"
    assert moment("2026-10-01T03:00", LI, ALL_FREE) == "2026-10-08T00:00"


def test_a_weekend_that_is_made_a_working_day_is_none_off() -> None:
    """Saturday, 10 October 2026 is worked in China for the days off around the National Day."""
    friday_night = "2026-10-09T15:00"
    assert moment(friday_night, LI, ALL_FREE) == "2026-10-10T00:00"
    assert moment(friday_night, LI, FREE_WEEKEND) == "2026-10-12T00:00"


def test_who_is_away_is_reminded_when_they_are_back() -> None:
    away = Wishes(1, away_from=at("2026-11-26T00:00"), away_until=at("2026-12-05T12:00"))
    assert moment("2026-11-25T10:00", ANNA, away) == "2026-11-25T10:00"
    assert moment("2026-11-27T10:00", ANNA, away) == "2026-12-05T12:00"
    assert moment("2026-11-27T10:00", ANNA, away, lasts=timedelta(days=3)) == "2026-11-27T10:00"


def test_nobody_is_awake_in_their_quiet_hours_or_while_away() -> None:
    assert is_awake(at("2026-11-25T02:00"), LI, Wishes(1))
    assert not is_awake(at("2026-11-25T02:00"), ANNA, Wishes(1))
    away = Wishes(1, away_from=at("2026-11-25T00:00"), away_until=at("2026-11-26T00:00"))
    assert not is_awake(at("2026-11-25T02:00"), LI, away)
