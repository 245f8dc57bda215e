"""Which day is meant: every claim that a phrase makes has to come to the same day."""

from calendar import monthrange
from datetime import date, timedelta

from bot.chat.dates.clashes import (
    day_missing,
    different_days,
    either_day,
    no_such_day,
    no_such_week,
    too_far,
    two_days,
    wrong_weekday,
)
from bot.chat.dates.said import AFTERNEXT, COMING, LAST, NEXT, Said

YEARS = range(1970, 2200)
CALENDAR = ("year", "month", "dom", "year_shift", "month_shift", "one", "nth")
WEEKLY = ("which", "week_shift", "calendar_week", "based")
WEEK = timedelta(days=7)


def day_of(said: Said, today: date, passed: bool) -> date | None:
    """The day, None when none was named. `passed`: the time of day that was named is over today."""
    claims = _claims(said, today)
    if said.has("weekday") and (said.has(*WEEKLY) or not claims):
        claims.append(_on_weekday(said, today, passed))
    elif said.has("week_shift", "calendar_week"):
        raise day_missing()
    if len(days := sorted(set(claims))) > 1:
        raise different_days(days[0], days[1])
    if not claims:
        return None
    if said.has("weekday") and claims[0].weekday() != said.figures["weekday"]:
        raise wrong_weekday(said.typed["weekday"], claims[0])
    return claims[0]


def _claims(said: Said, today: date) -> list[date]:
    """The days named by date, by distance from today, by a word like “tomorrow”."""
    figures = said.figures
    claims = []
    if said.has(*CALENDAR):
        claims.append(_by_date(said, today))
    if said.has("day_shift"):
        claims.append(_after(today, figures["day_shift"] + figures.get("based", 0)))
    elif said.has("based") and not said.has("weekday"):
        raise day_missing()
    if said.has("days"):
        claims.append(_after(today, figures["days"]))
    if said.has("months"):
        claims.append(_make(*_month_after(today, figures["months"]), today.day))
    return claims


def _after(today: date, days: int) -> date:
    try:
        return _known(today + timedelta(days=days))
    except OverflowError:
        raise too_far() from None


def _known(day: date) -> date:
    if day.year not in YEARS:
        raise too_far()
    return day


def _month_after(today: date, months: int) -> tuple[int, int]:
    years, month = divmod(today.month - 1 + months, 12)
    return today.year + years, month + 1


def _make(year: int, month: int, dom: int) -> date:
    """A day of the calendar; Refusal for 30 February."""
    if year not in YEARS:
        raise too_far()
    if not 1 <= month <= 12:
        raise no_such_day(f"{year}-{month:02}-{dom:02}")
    last = monthrange(year, month)[1]
    dom = last if dom == LAST else dom
    if not 1 <= dom <= last:
        raise no_such_day(f"{year}-{month:02}-{dom:02}")
    return date(year, month, dom)


def _by_date(said: Said, today: date) -> date:
    figures = said.figures
    if said.has("one"):
        if said.has("month", "dom", "month_shift"):
            raise two_days()
        orders = ((figures["one"], figures["other"]), (figures["other"], figures["one"]))
        raise either_day(said.typed["one"], *(_dated(said, today, *order) for order in orders))
    if said.has("nth"):
        return _nth_weekday(said, today)
    if said.has("month_shift"):
        return _in_shifted_month(said, today)
    if not said.has("dom") or (said.has("year", "year_shift") and not said.has("month")):
        raise day_missing()
    return _dated(said, today, figures.get("month"), figures["dom"])


def _in_shifted_month(said: Said, today: date) -> date:
    """The 15th of next month; next month alone begins with its first day."""
    if said.has("month", "year", "year_shift"):
        raise two_days()
    shift = said.figures["month_shift"]
    if shift == 0 and not said.has("dom"):
        raise day_missing()
    return _make(*_month_after(today, shift), said.figures.get("dom", 1))


def _dated(said: Said, today: date, month: int | None, dom: int) -> date:
    """A day and perhaps a month; without a year the next such day, today included."""
    if month is None:
        return _next_dom(today, dom)
    if said.has("year", "year_shift"):
        if said.has("year") and said.has("year_shift"):
            raise two_days()
        return _make(said.figures.get("year", today.year + said.figures.get("year_shift", 0)), month, dom)
    over = (month, dom) < (today.month, today.day)
    return _make(today.year + over, month, dom)


def _nth_weekday(said: Said, today: date) -> date:
    """The first Tuesday of a month; without a year the next one that is not over."""
    figures = said.figures
    if said.has("dom") or (said.has("month_shift") and said.has("month", "year", "year_shift")):
        raise two_days()
    if said.has("month_shift"):
        return _nth_in(said, *_month_after(today, figures["month_shift"]))
    if not said.has("month"):
        raise day_missing()
    year = figures.get("year", today.year + figures.get("year_shift", 0))
    found = _nth_in(said, year, figures["month"])
    over = found < today and not said.has("year", "year_shift")
    return _nth_in(said, year + 1, figures["month"]) if over else found


def _nth_in(said: Said, year: int, month: int) -> date:
    nth, weekday = said.figures["nth"], said.figures["weekday"]
    begin, last = _make(year, month, 1), _make(year, month, LAST)
    if nth == LAST:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    found = begin + timedelta(days=(weekday - begin.weekday()) % 7) + WEEK * (nth - 1)
    if not begin <= found <= last:
        raise no_such_day(said.typed["nth"])
    return found


def _next_dom(today: date, dom: int) -> date:
    """The next 15th; the next 31st skips short months."""
    if not 1 <= dom <= 31 and dom != LAST:
        raise no_such_day(f"{dom}.")
    for months in range(3):
        year, month = _month_after(today, months)
        day = min(dom, monthrange(year, month)[1])
        if (day == dom or dom == LAST) and (months or day >= today.day):
            return _make(year, month, day)
    raise no_such_day(f"{dom}.")


def _on_weekday(said: Said, today: date, passed: bool) -> date:
    figures = said.figures
    if sum(said.has(name) for name in WEEKLY) > 1:
        raise two_days()
    if said.has("calendar_week"):
        return _in_calendar_week(today, figures["calendar_week"], figures["weekday"])
    if said.has("week_shift"):
        return _after(today, 7 * figures["week_shift"] - today.weekday() + figures["weekday"])
    ahead = (figures["weekday"] - today.weekday()) % 7
    which = figures.get("which")
    if which in (NEXT, AFTERNEXT):
        return _after(_next_weekday(said, today, ahead or 7), 7 * (which == AFTERNEXT))
    if which == COMING or (which is None and passed and not said.has("based")):
        ahead = ahead or 7
    return _after(today, ahead + figures.get("based", 0))


def _in_calendar_week(today: date, week: int, weekday: int) -> date:
    """The next week of this number, the current one included."""
    year, current, _ = today.isocalendar()
    try:
        return _known(date.fromisocalendar(year + (week < current), week, weekday + 1))
    except ValueError:
        raise no_such_week(week) from None


def _next_weekday(said: Said, today: date, ahead: int) -> date:
    """Next Tuesday is clear when this week has none left; else people disagree about it."""
    day = _after(today, ahead)
    if today.weekday() + ahead < 7:
        later = WEEK * (said.figures["which"] == AFTERNEXT)
        raise either_day(said.typed["which"], day + later, day + later + WEEK)
    return day
