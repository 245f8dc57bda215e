"""How the stretches that name a day by its distance or its place in the week are noted."""

from collections.abc import Sequence

from bot.chat.dates.lexicon import Sense
from bot.chat.dates.noting import DECEMBER, first, numbers, typed, weekday_of_month
from bot.chat.dates.refusals import stray, telling
from bot.chat.dates.said import AFTERNEXT, COMING, LAST, NEXT, THIS, Said

WEEK, MONTHS_OF_YEAR = 7, 12
WHICH = {"this": THIS, "next": NEXT, "coming": COMING, "afternext": AFTERNEXT}
SHIFTS = ("day_shift", "week_shift", "month_shift", "year_shift")
PERIODS = {
    ("days", WEEK): "week_shift",
    ("months", 1): "month_shift",
    ("months", MONTHS_OF_YEAR): "year_shift",
}


def weekday(said: Said, senses: Sequence[Sense]) -> None:
    """Tuesday."""
    named = first(senses, "weekday")
    said.put(named.typed, weekday=named.n)


def which_weekday(said: Said, senses: Sequence[Sense]) -> None:
    """Next Tuesday."""
    said.put(typed(senses), which=WHICH[first(senses, *WHICH).kind])
    weekday(said, senses)


def weekday_after_next(said: Said, senses: Sequence[Sense]) -> None:
    """Tuesday after next."""
    said.put(typed(senses), which=AFTERNEXT)
    weekday(said, senses)


def week_later(said: Said, senses: Sequence[Sense]) -> None:
    """Tuesday week, a week on Tuesday: counted from the weekday."""
    if first(senses, "days").n != WEEK:
        raise stray(typed(senses))
    said.put(typed(senses), based=WEEK * (numbers(senses) or [1])[0])
    weekday(said, senses)


def calendar_week(said: Said, senses: Sequence[Sense]) -> None:
    """KW 49, 第49周: weeks as ISO 8601 numbers them."""
    if any(sense.n != WEEK for sense in senses if sense.kind == "days"):
        raise stray(typed(senses))
    said.put(typed(senses), calendar_week=numbers(senses)[0])


def shift(said: Said, senses: Sequence[Sense]) -> None:
    """Tomorrow, 下周, 下个月: a word that is its own shift."""
    named = first(senses, *SHIFTS)
    said.put(typed(senses), **{named.kind: named.n})


def which_period(said: Said, senses: Sequence[Sense]) -> None:
    """Next week, this month, next year."""
    unit = first(senses, "days", "months")
    if (unit.kind, unit.n) not in PERIODS:
        raise stray(typed(senses))
    ahead = {THIS: 0, NEXT: 1, COMING: 1, AFTERNEXT: 2}[WHICH[first(senses, *WHICH).kind]]
    said.put(typed(senses), **{PERIODS[unit.kind, unit.n]: ahead})


def end_of_period(said: Said, senses: Sequence[Sense]) -> None:
    """End of the month, of next year; the end of a week can be Friday or Sunday."""
    unit = first(senses, "days", "months")
    if unit.kind == "days":
        raise telling("vague", typed(senses))
    if any(sense.kind in WHICH for sense in senses):
        which_period(said, senses)
    else:
        said.put(typed(senses), **{PERIODS[unit.kind, unit.n]: 0})
    _last_day(said, senses, of_year=unit.n == MONTHS_OF_YEAR)


def end_of_shift(said: Said, senses: Sequence[Sense]) -> None:
    """下月底, end of the month after next."""
    shift(said, senses)
    _last_day(said, senses, of_year=first(senses, *SHIFTS).kind == "year_shift")


def _last_day(said: Said, senses: Sequence[Sense], of_year: bool) -> None:
    said.put(typed(senses), dom=LAST)
    if of_year:
        said.put(typed(senses), month=DECEMBER)


def later(said: Said, senses: Sequence[Sense]) -> None:
    """In three days, in two weeks; right after a day it counts from that day."""
    unit = first(senses, "days", "months")
    count = numbers(senses)[0] * unit.n
    if unit.kind == "days" and said.latest & {"weekday", "day_shift"}:
        said.put(typed(senses), based=count)
        return
    if said.latest == {"day_shift"} and said.figures["day_shift"] == 0:
        del said.figures["day_shift"]  # heute in einem Monat
    said.put(typed(senses), **{unit.kind: count})


def later_than(said: Said, senses: Sequence[Sense]) -> None:
    """A week from …: counts from the day that has to follow."""
    said.put(typed(senses), based=numbers(senses)[0] * first(senses, "days").n)


def years_later(said: Said, senses: Sequence[Sense]) -> None:
    """两年后."""
    said.put(typed(senses), months=MONTHS_OF_YEAR * numbers(senses)[0])


def weekday_of_period(said: Said, senses: Sequence[Sense]) -> None:
    """The first Tuesday of next month."""
    weekday_of_month(said, senses)
    which_period(said, senses)


def weekday_of_this_month(said: Said, senses: Sequence[Sense]) -> None:
    """The last Friday of the month."""
    weekday_of_month(said, senses)
    said.put(typed(senses), month_shift=0)


def half_period(said: Said, senses: Sequence[Sense]) -> None:
    """In half a year: nobody means a certain day."""
    raise telling("vague", typed(senses))
