"""Deadlines counted in common working days of both sides, as moments (UTC)."""

from datetime import datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from bot.workdays.calendar import Calendar, FindNotice, add_working_days
from bot.workdays.model import Country

EAST, WEST = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
EVENING = time(18)
"""When a working day ends on the clock of the side where it ends last."""


def both_sides(find: FindNotice) -> tuple[Calendar, Calendar]:
    """China's and Germany's calendars; each imported notice is looked up once."""
    found = cache(find)
    return Calendar(Country.CN, found), Calendar(Country.DE, found)


def working_day_before(at: datetime, days: int, hour: time, zone: str, find: FindNotice) -> datetime:
    """This hour on the clock of `zone` (IANA), so many common working days before the day of `at` there (UTC)."""
    place = ZoneInfo(zone)
    day = add_working_days(at.astimezone(place).date(), -days, both_sides(find))
    return datetime.combine(day, hour, place).astimezone(at.tzinfo)


def end_of_working_day(now: datetime, days: int, find: FindNotice) -> datetime:
    """The evening (Berlin) of the N-th common working day after today (UTC); today is the later of both sides' days."""
    today = max(now.astimezone(EAST).date(), now.astimezone(WEST).date())
    return datetime.combine(add_working_days(today, days, both_sides(find)), EVENING, WEST).astimezone(
        now.tzinfo
    )
