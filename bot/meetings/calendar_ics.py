"""An event as an iCalendar file (RFC 5545); the only module that knows the icalendar library.

The library escapes, quotes and folds. What it writes as it is given (line breaks other than the usual ones, control
characters, addresses) is made harmless here first.
"""

import re
import unicodedata
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote
from zoneinfo import ZoneInfo

from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vCalAddress,
    vUri,
)

from bot.chat.cards import Say
from bot.chat.phrasebook import PARALLEL
from bot.meetings.calendar_zones import Observance, observances

if TYPE_CHECKING:
    from bot.meetings.calendar import CalendarFile

PRODUCT = "-//wgbot//working groups//EN"
NOBODY = "mailto:noreply@wgbot.invalid"
"""RFC 5546 wants an organiser with an address; nobody answers by mail, and .invalid (RFC 2606) is nowhere."""

BREAK = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
"""Whatever some reader takes for the end of a line."""


def ics_of(file: "CalendarFile", say: Say) -> bytes:
    """The event, published, or cancelled under the same uid; it stands on the clock of its zone."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if file.cancelled else "PUBLISH")
    calendar.add_component(_zone(file))
    calendar.add_component(_event(file, say))
    written: bytes = calendar.to_ical()
    return written


def _event(file: "CalendarFile", say: Say) -> Event:
    event = Event()
    event.add("uid", file.uid)
    event.add("sequence", file.sequence)
    event.add("dtstamp", file.changed_at)
    event.add("created", file.created_at)
    event.add("last-modified", file.changed_at)
    event.add("dtstart", _on_clock(file.starts_at, file.zone))
    event.add("dtend", _on_clock(file.ends_at, file.zone))
    event.add("status", "CANCELLED" if file.cancelled else "CONFIRMED")
    event["organizer"] = _organiser(PARALLEL.join(say(file.organiser)))
    for name, text in _texts(file, say).items():
        event.add(name, _clean(text))
    if file.links:
        event["url"] = vUri(quote(file.links[0], safe="%/:=&?~#+!$,;'@()*[]"))
    return event


def _on_clock(at: datetime, zone: str) -> datetime:
    """The moment on the zone's clock; in the second of two hours that read alike only UTC is clear."""
    wall = at.astimezone(ZoneInfo(zone))
    return at.astimezone(UTC) if wall.fold else wall


def _texts(file: "CalendarFile", say: Say) -> dict[str, str]:
    texts = {
        "summary": PARALLEL.join(say(file.title)),
        "description": "\n".join(line for note in file.notes for line in say(note)),
        "location": file.place or next(iter(file.links), ""),
    }
    return {name: text for name, text in texts.items() if text}


def _organiser(name: str) -> vCalAddress:
    address = vCalAddress(NOBODY)
    address.params["CN"] = _clean(name).replace("\n", " ").replace('"', "'")
    return address


def _zone(file: "CalendarFile") -> Timezone:
    zone = Timezone()
    zone.add("tzid", file.zone)
    for each in observances(file.zone, file.starts_at, file.ends_at):
        zone.add_component(_observance(each))
    return zone


def _observance(observed: Observance) -> TimezoneDaylight | TimezoneStandard:
    part = TimezoneDaylight() if observed.summer else TimezoneStandard()
    part.add("dtstart", observed.begins)
    part.add("tzoffsetfrom", observed.before)
    part.add("tzoffsetto", observed.after)
    part.add("tzname", observed.name)
    return part


def _clean(text: str) -> str:
    """Text without control characters; every line break is the usual one."""
    lines = BREAK.sub("\n", text)
    return "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs"))
