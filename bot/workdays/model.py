"""Days off and made-up working days of one country in one year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

WEEKEND = (5, 6)
"""Saturday and Sunday, as `date.weekday` numbers them."""


class Country(StrEnum):
    """A country whose days off the groups keep; the value is that of a city's country."""

    CN = "CN"
    DE = "DE"


@dataclass(frozen=True)
class Year:
    """One country's year. `off`: public holidays and days given off, each with the key of its name.

    `made_up`: Saturdays and Sundays on which people work. `provisional`: the make-up days are not published yet.
    """

    off: Mapping[date, str]
    made_up: frozenset[date] = frozenset()
    provisional: bool = False

    def works_on(self, day: date) -> bool:
        """Whether people work on this day."""
        if day in self.off:
            return False
        return day in self.made_up or day.weekday() not in WEEKEND


@dataclass(eq=False)
class Notice:
    """What a government announced for a year, imported by an operator; it replaces what was known before."""

    country: Country
    year: int
    imported_at: datetime
    off: Mapping[date, str] = field(default_factory=lambda: MappingProxyType({}))
    made_up: frozenset[date] = frozenset()
    id: int = field(default=0, init=False)

    @property
    def days(self) -> Year:
        """The year as announced: not provisional any more."""
        return Year(self.off, self.made_up)
