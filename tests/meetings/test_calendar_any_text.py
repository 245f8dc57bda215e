"""Whatever people type and whatever the clocks do: a calendar file keeps its form, its text and its moment."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.chat.cards import Say
from bot.chat.text import Value, Verbatim
from bot.meetings.calendar import CalendarFile, Event
from tests.meetings.ics import moment, offset, read

pytestmark = pytest.mark.slow

AT = datetime(2026, 12, 1, 7, tzinfo=UTC)
ZONES = (
    "Europe/Berlin",
    "Asia/Shanghai",
    "Asia/Urumqi",
    "Europe/London",
    "America/New_York",
    "Australia/Lord_Howe",
)
BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
ANY = st.text(max_size=120)
MOMENTS = st.datetimes(datetime(2019, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - as Hypothesis wants it


def say(value: Value) -> tuple[str, ...]:
    """Words as they were typed."""
    assert isinstance(value, Verbatim)
    return (value.value,)


def file_of(
    title: str = "Sitzung",
    *,
    place: str = "",
    note: str = "x",
    organiser: str = "Gruppe",
    link: str = "",
    at: datetime = AT,
    zone: str = "Asia/Shanghai",
) -> bytes:
    """A file with these words."""
    speaking: Say = say
    event = Event(
        "8f7c",
        3,
        AT,
        AT,
        at,
        at + timedelta(hours=1),
        zone,
        Verbatim(title),
        Verbatim(organiser),
        place,
        (link,) if link else (),
        (Verbatim(note),),
        cancelled=False,
    )
    return CalendarFile(event).written(speaking)


def kept(text: str) -> str:
    """What can be kept of a text: every line break as one sign, no control characters."""
    lines = BREAKS.sub("\n", text)
    return "".join(c for c in lines if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))


@settings(max_examples=300, deadline=None)
@given(ANY, ANY, ANY)
@example("a\r\nBEGIN:VALARM", "b\nATTACH:file:///etc/passwd", "c\u2028END:VEVENT")
@example("氢能，工业；\\n 数据" * 20, '"quoted"; CN="x":y', "ä" * 75)
@example("\\", "\\n", ",;\\,\\;")
def test_text_comes_back_as_it_was(title: str, place: str, note: str) -> None:
    [event] = read(file_of(title, place=place, note=note)).of("VEVENT")
    assert not event.inside
    for name, typed in (("SUMMARY", title), ("LOCATION", place), ("DESCRIPTION", note)):
        assert (event.text(name) if name in event.properties else "") == kept(typed)


@settings(max_examples=200, deadline=None)
@given(ANY, ANY)
@example('A "b"; c:\r\nATTENDEE:x^d', "https://a.example/\r\nX-EVIL:1")
def test_names_and_addresses_break_out_of_nothing(organiser: str, link: str) -> None:
    [event] = read(file_of(organiser=organiser, link=link)).of("VEVENT")
    known = {
        "UID",
        "SEQUENCE",
        "DTSTAMP",
        "CREATED",
        "LAST-MODIFIED",
        "DTSTART",
        "DTEND",
        "STATUS",
        "ORGANIZER",
    }
    assert set(event.properties) <= known | {"SUMMARY", "DESCRIPTION", "LOCATION", "URL"}
    assert event.properties["ORGANIZER"] == "mailto:noreply@wgbot.invalid"
    assert event.properties.get("URL", "").isascii()


@settings(max_examples=400, deadline=None)
@given(MOMENTS, st.sampled_from(ZONES))
@example(datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "Europe/Berlin")
@example(datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "Europe/Berlin")
@example(datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "Europe/Berlin")
@example(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "Europe/Berlin")
@example(datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "America/New_York")
def test_the_file_alone_tells_the_moment(at: datetime, zone: str) -> None:
    at = at.replace(second=0, microsecond=0)
    calendar = read(file_of(at=at, zone=zone))
    [event] = calendar.of("VEVENT")
    assert moment(event, calendar, "DTSTART") == at
    assert moment(event, calendar, "DTEND") == at + timedelta(hours=1)


def test_the_zone_is_told_for_the_time_around_the_event_only() -> None:
    [zone] = read(file_of(zone="Europe/Berlin")).of("VTIMEZONE")
    assert [each.name for each in zone.inside] == ["STANDARD", "DAYLIGHT", "STANDARD", "DAYLIGHT", "STANDARD"]
    begins = [each.properties["DTSTART"] for each in zone.inside]
    assert begins == [
        "20251130T010000",
        "20260329T020000",
        "20261025T030000",
        "20270328T020000",
        "20271031T030000",
    ]
    assert [offset(each, "TZOFFSETTO") // timedelta(hours=1) for each in zone.inside] == [1, 2, 1, 2, 1]
    [china] = read(file_of(zone="Asia/Shanghai")).of("VTIMEZONE")
    assert len(china.inside) == 1
