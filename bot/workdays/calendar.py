"""Calendar: which days a country works, and which days two countries both work."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.workdays.known import known_year
from bot.workdays.model import WEEKEND, Country, Notice, Year

DAY = timedelta(days=1)
FARTHEST = 370
"""How many days a search goes at most: no country rests for a year."""

GOLDEN_WEEK = ((10, 1), (10, 7))
BETWEEN_THE_YEARS = ((12, 24), (12, 31))

FindNotice = Callable[[Country, int], Notice | None]
"""Finds the imported notice of a country and year."""


@dataclass(frozen=True)
class Calendar:
    """The days of one country, in Germany of one state (`state` "": what all states keep)."""

    country: Country
    find_notice: FindNotice
    state: str = ""

    def year(self, year: int) -> Year:
        """The year as announced, else as the rules say."""
        notice = self.find_notice(self.country, year)
        return notice.days if notice else known_year(self.country, year, self.state)

    def works_on(self, day: date) -> bool:
        """Whether people here work on this day; China's make-up working days count."""
        return self.year(day.year).works_on(day)

    def name_of(self, day: date) -> str | None:
        """The key of the holiday on this day, if it is one."""
        return self.year(day.year).off.get(day)

    def season(self, day: date) -> str | None:
        """The key of the weeks in which hardly anybody can be reached, if this day is in one."""
        here = (day.month, day.day)
        if self.country is Country.DE and BETWEEN_THE_YEARS[0] <= here <= BETWEEN_THE_YEARS[1]:
            return "between_the_years"
        if self.country is not Country.CN:
            return None
        if GOLDEN_WEEK[0] <= here <= GOLDEN_WEEK[1]:
            return "golden_week"
        return "spring_festival_days" if self._near_spring_festival(day) else None

    def _near_spring_festival(self, day: date) -> bool:
        """In the unbroken run of days off that holds the festival."""
        if self.works_on(day):
            return False
        names = {self.name_of(each) for each in self._rest_around(day)}
        return "spring_festival" in names

    def _rest_around(self, day: date) -> Iterator[date]:
        yield day
        for step in (DAY, -DAY):
            each = day + step
            while not self.works_on(each):
                yield each
                each += step


def is_common_working_day(day: date, calendars: Iterable[Calendar]) -> bool:
    """A Monday to Friday on which all of them work: a make-up day at a weekend is none, the other side rests then."""
    return day.weekday() not in WEEKEND and all(calendar.works_on(day) for calendar in calendars)


def common_working_days(after: date, calendars: tuple[Calendar, ...]) -> Iterator[date]:
    """The common working days after this day, at most a year ahead."""
    days = (after + DAY * step for step in range(1, FARTHEST))
    return (day for day in days if is_common_working_day(day, calendars))


def add_working_days(start: date, days: int, calendars: tuple[Calendar, ...]) -> date:
    """The N-th common working day after `start`; a negative N counts back. Raises ValueError beyond a year."""
    step = DAY if days > 0 else -DAY
    day, left = start, abs(days)
    for _step in range(FARTHEST):
        if not left:
            return day
        day += step
        left -= is_common_working_day(day, calendars)
    raise ValueError("more than a year of common working days")


def is_provisional(days: Iterable[date], calendars: Iterable[Calendar]) -> bool:
    """Whether what is said about these days may still change with a notice that is to come."""
    years = {day.year for day in days}
    return any(calendar.year(year).provisional for calendar in calendars for year in years)
