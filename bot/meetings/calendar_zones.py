"""How a time zone's clocks run around a moment, for calendars that know no zones of their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

AROUND = timedelta(days=366)
"""How far before and after an event its zone is told: the change before it, and the next one."""

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@dataclass(frozen=True)
class Observance:
    """From a moment on (wall time as it was before, RFC 5545 3.6.5) the clocks run like this; `name`: CET, CST, …"""

    begins: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool


def observances(zone: str, starts_at: datetime, ends_at: datetime) -> Iterator[Observance]:
    """What holds a year before an event (UTC) in this zone (IANA), then each change up to a year after it."""
    info = ZoneInfo(zone)
    first = (starts_at - AROUND).astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    yield _at(first, first, info)
    day = first
    while day < ends_at + AROUND:
        if _offset(day, info) != _offset(day + DAY, info):
            changed = _change(day, day + DAY, info)
            yield _at(changed, changed - MINUTE, info)
        day += DAY


def _at(moment: datetime, before: datetime, info: ZoneInfo) -> Observance:
    local = moment.astimezone(info)
    old, new = _offset(before, info), _offset(moment, info)
    begins = (moment + old).replace(tzinfo=None)
    return Observance(begins, old, new, local.tzname() or info.key, bool(local.dst()))


def _change(low: datetime, high: datetime, info: ZoneInfo) -> datetime:
    """The first minute between these at which the clocks run as at `high`."""
    while high - low > MINUTE:
        middle = low + (high - low) // 2
        middle -= timedelta(seconds=middle.second, microseconds=middle.microsecond)
        if _offset(middle, info) == _offset(low, info):
            low = middle
        else:
            high = middle
    return high


def _offset(moment: datetime, info: ZoneInfo) -> timedelta:
    return moment.astimezone(info).utcoffset() or timedelta()
