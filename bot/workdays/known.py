"""What is known without a notice: the only module that asks the library of public holidays."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from holidays import country_holidays

from bot.workdays.model import Country, Year
from bot.workdays.names import DAY_OFF, KEYS

STATES = ("BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH")
"""The German states by their short names; without one only what is a holiday in all of them counts."""

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Outside of these years nothing is known; every Monday to Friday counts as a working day, provisionally."""


@cache
def known_year(country: Country, year: int, state: str = "") -> Year:
    """The year by the library. China without make-up days is provisional: they are announced each November before."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Year({}, provisional=True)
    found = country_holidays(country.value, subdiv=state or None, years=year, language="en_US")
    made_up = frozenset(day for day in getattr(found, "weekend_workdays", ()) if day.year == year)
    return Year(_keyed(found), made_up, provisional=country is Country.CN and not made_up)


def _keyed(found: Mapping[date, str]) -> Mapping[date, str]:
    return MappingProxyType({day: _key(name) for day, name in found.items()})


def _key(name: str) -> str:
    """Of two holidays on one day the first; what the library calls observed or substituted keeps its cause."""
    first = name.split("; ")[0].removesuffix(" (observed)")
    return KEYS.get(first, DAY_OFF)
