"""When a member can be reminded: outside of their quiet hours, on none of their days off."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.membership.model import Member
from bot.membership.roles import Side
from bot.reminders.model import Reminder
from bot.reminders.waking import next_end, next_waking
from bot.reminders.wishes import Wishes
from bot.workdays.calendar import Calendar, FindNotice
from bot.workdays.model import Country
from bot.workdays.states import STATE_OF

COUNTRIES = {Side.CN: Country.CN, Side.DE: Country.DE}
FARTHEST = timedelta(days=60)
"""How far ahead a day is looked for on which somebody can be reminded."""


def moment_for(
    reminder: Reminder, at: datetime, member: Member, wishes: Wishes, find: FindNotice
) -> datetime:
    """When this member is told of what is due at this moment (both UTC).

    At the next waking moment of a day that is not off; if it would be too late by then, at the next waking moment of
    any day; if that is too late, too, at once.
    """
    latest = reminder.waits_until
    if latest is None:
        return at
    zone = member.city.zone
    rests = _rests(member, wishes, find)
    return next(
        (each for each in (_free(at, zone, wishes, rests), _awake(at, zone, wishes)) if each <= latest), at
    )


def is_awake(at: datetime, member: Member, wishes: Wishes) -> bool:
    """Whether it is neither quiet for them at this moment (UTC) nor are they away."""
    return _awake(at, member.city.zone, wishes) == at and not wishes.is_away(at)


def _awake(at: datetime, zone: str, wishes: Wishes) -> datetime:
    return next_waking(at, zone, wishes.quiet)


def _free(at: datetime, zone: str, wishes: Wishes, rests: Callable[[datetime], bool]) -> datetime:
    each = _awake(at, zone, wishes)
    while rests(each) and each < at + FARTHEST:
        away_until = wishes.away_until
        if wishes.is_away(each) and away_until is not None:
            each = _awake(away_until, zone, wishes)
        else:
            each = next_end(each, zone, wishes.quiet)
    return each


def _rests(member: Member, wishes: Wishes, find: FindNotice) -> Callable[[datetime], bool]:
    """Says of a moment whether it falls on a day off; of a weekend made a working day, it does not."""
    country = COUNTRIES.get(member.side) if wishes.holidays_off else None
    state = STATE_OF.get(member.city_key, "") if country is Country.DE else ""
    calendar = Calendar(country, find, state) if country else None
    zone = ZoneInfo(member.city.zone)

    def rests(moment: datetime) -> bool:
        if wishes.is_away(moment):
            return True
        day = moment.astimezone(zone).date()
        if calendar is not None:
            year = calendar.year(day.year)
            if day in year.off:
                return True
            if day in year.made_up:
                return False
        return day.weekday() in wishes.weekdays_off

    return rests
