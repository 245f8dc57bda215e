"""Events as iCalendar (RFC 5545), one in a file or all of a calendar; the only module that knows the icalendar library.

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
    vDuration,
    vUri,
)

from bot.chat.cards import Say
from bot.chat.phrasebook import PARALLEL
from bot.meetings.calendar_zones import Observance, observances
from bot.meetings.model import Attendance

if TYPE_CHECKING:
    from bot.meetings.calendar import Event as Shown
    from bot.meetings.calendar import Feed

PRODUCT = "-//wgbot//working groups//EN"
NOBODY = "mailto:noreply@wgbot.invalid"
"""RFC 5546 wants an organiser with an address; nobody answers by mail, and .invalid (RFC 2606) is nowhere."""

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
"""Where the clocks of an empty calendar are told: any moment will do, and the same one gives the same bytes."""

BREAK = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
"""Whatever some reader takes for the end of a line."""


def ics_of(shown: "Shown", say: Say) -> bytes:
    """The event, published, or cancelled under the same uid; it stands on the clock of its zone."""
    calendar = _calendar("CANCEL" if shown.cancelled else "PUBLISH")
    calendar.add_component(_zone(shown.zone, shown.starts_at, shown.ends_at))
    calendar.add_component(_event(shown, say))
    return _written(calendar)


def ics_of_feed(feed: "Feed", say: Say) -> bytes:
    """All events; the cancelled ones are among them, marked, until they are long past.

    Its name and how soon to ask again stand there twice: as RFC 7986 calls them, and as programmes did before it.
    """
    calendar = _calendar("PUBLISH")
    name, hours = _clean(PARALLEL.join(say(feed.name))), feed.fresh_for
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", feed.zone)
    calendar.add("refresh-interval", hours, parameters={"VALUE": "DURATION"})
    calendar["x-published-ttl"] = vDuration(hours)
    # A calendar has to hold something (RFC 5545, 3.6): one without events at least says how its zone's clocks run.
    for zone in dict.fromkeys(each.zone for each in feed.events) or (feed.zone,):
        held = [each for each in feed.events if each.zone == zone]
        starts_at = min((each.starts_at for each in held), default=EPOCH)
        calendar.add_component(_zone(zone, starts_at, max((each.ends_at for each in held), default=EPOCH)))
    for each in feed.events:
        calendar.add_component(_event(each, say))
    return _written(calendar)


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def _written(calendar: Calendar) -> bytes:
    written: bytes = calendar.to_ical()
    return written


def _event(shown: "Shown", say: Say) -> Event:
    event = Event()
    event.add("uid", shown.uid)
    event.add("sequence", shown.sequence)
    event.add("dtstamp", shown.changed_at)
    event.add("created", shown.created_at)
    event.add("last-modified", shown.changed_at)
    event.add("dtstart", _on_clock(shown.starts_at, shown.zone))
    event.add("dtend", _on_clock(shown.ends_at, shown.zone))
    event.add("status", _status(shown))
    if shown.mine in (Attendance.NO, Attendance.ALTERNATE) and not shown.cancelled:
        event.add("transp", "TRANSPARENT")
    event["organizer"] = _organiser(PARALLEL.join(say(shown.organiser)))
    for name, text in _texts(shown, say).items():
        event.add(name, _clean(text))
    if shown.links:
        event["url"] = vUri(quote(shown.links[0], safe="%/:=&?~#+!$,;'@()*[]"))
    return event


def _status(shown: "Shown") -> str:
    """For whoever may come or waits for a place it is not certain yet."""
    if shown.cancelled:
        return "CANCELLED"
    return "TENTATIVE" if shown.mine in (Attendance.MAYBE, Attendance.WAITING) else "CONFIRMED"


def _on_clock(at: datetime, zone: str) -> datetime:
    """The moment on the zone's clock; in the second of two hours that read alike only UTC is clear."""
    wall = at.astimezone(ZoneInfo(zone))
    return at.astimezone(UTC) if wall.fold else wall


def _texts(shown: "Shown", say: Say) -> dict[str, str]:
    texts = {
        "summary": PARALLEL.join(say(shown.title)),
        "description": "\n".join(line for note in shown.notes for line in say(note)),
        "location": shown.place or next(iter(shown.links), ""),
    }
    return {name: text for name, text in texts.items() if text}


def _organiser(name: str) -> vCalAddress:
    address = vCalAddress(NOBODY)
    address.params["CN"] = _clean(name).replace("\n", " ").replace('"', "'")
    return address


def _zone(name: str, starts_at: datetime, ends_at: datetime) -> Timezone:
    zone = Timezone()
    zone.add("tzid", name)
    for each in observances(name, starts_at, ends_at):
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
