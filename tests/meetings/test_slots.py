"""Finding a time: common working days, both sides' hours, and a burden that is shared over the year."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.meetings.slots import Party, Slot, burdens_of, find_slots
from bot.workdays.calendar import Calendar
from bot.workdays.model import Country

HOUR = timedelta(hours=1)


def no_notice(_country: Country, _year: int) -> None:
    return None


CN = Party("cn", "Asia/Shanghai", Calendar(Country.CN, no_notice))
DE = Party("de", "Europe/Berlin", Calendar(Country.DE, no_notice))
BOTH = (CN, DE)


def slots(
    first: date, last: date, length: timedelta = HOUR, borne: dict[str, int] | None = None
) -> list[Slot]:
    return list(find_slots(BOTH, first, last, length, borne or {}))


def test_in_winter_both_bear_the_same_at_nine_in_berlin() -> None:
    found = slots(date(2026, 12, 1), date(2026, 12, 1))

    assert found == [Slot(datetime(2026, 12, 1, 8, tzinfo=UTC), {"cn": 2, "de": 2})]


def test_who_has_borne_more_bears_less_next() -> None:
    found = slots(date(2026, 12, 1), date(2026, 12, 1), borne={"cn": 4, "de": 0})

    assert found[0].burdens["de"] > found[0].burdens["cn"]


def test_nothing_is_proposed_on_a_holiday_or_at_a_weekend_of_either_side() -> None:
    days = {slot.starts_at.date() for slot in slots(date(2026, 9, 24), date(2026, 10, 11))}

    assert days == {date(2026, 9, day) for day in (24, 28, 29, 30)} | {date(2026, 10, day) for day in (8, 9)}


def test_a_meeting_too_long_for_both_days_has_no_slot() -> None:
    assert not slots(date(2026, 12, 1), date(2026, 12, 4), timedelta(hours=5))
    assert slots(date(2026, 12, 1), date(2026, 12, 1), timedelta(hours=4))


def test_a_meeting_outside_of_working_hours_still_counts_as_a_burden() -> None:
    late = burdens_of(BOTH, datetime(2026, 12, 1, 13, tzinfo=UTC), HOUR)

    assert late == {"cn": 12, "de": 0}


def year_of(length: timedelta) -> dict[str, int]:
    """The burden after a year in which every week the first proposal was taken."""
    borne = {"cn": 0, "de": 0}
    monday = date(2026, 1, 5)
    for week in range(52):
        first = monday + timedelta(weeks=week)
        found = slots(first, first + timedelta(days=4), length, borne)
        if found:
            borne = {key: borne[key] + steps for key, steps in found[0].burdens.items()}
    return borne


def test_over_a_year_of_weekly_meetings_the_sides_differ_by_one_step_at_most() -> None:
    for length in (HOUR, timedelta(minutes=90), timedelta(hours=2), timedelta(hours=3)):
        borne = year_of(length)
        assert abs(borne["cn"] - borne["de"]) <= 1, borne
        assert borne["cn"] > 0


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.sampled_from([30, 45, 60, 120]))
def test_every_slot_lies_in_both_sides_hours(day: date, minutes: int) -> None:
    length = timedelta(minutes=minutes)
    for slot in slots(day, day, length):
        for party in BOTH:
            begin = slot.starts_at.astimezone(ZoneInfo(party.zone))
            end = (slot.starts_at + length).astimezone(ZoneInfo(party.zone))
            assert begin.hour >= 8
            assert (end.hour, end.minute) <= (19, 0)
            assert party.calendar.works_on(begin.date())
