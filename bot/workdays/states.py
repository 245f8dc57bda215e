"""In which German state a city lies, for the public holidays that only some states keep."""

from collections.abc import Mapping

STATE_OF: Mapping[str, str] = {
    "berlin": "BE",
    "munich": "BY",
    "hamburg": "HH",
    "frankfurt": "HE",
    "stuttgart": "BW",
    "cologne": "NW",
    "dusseldorf": "NW",
    "aachen": "NW",
    "hanover": "NI",
    "nuremberg": "BY",
    "karlsruhe": "BW",
    "leipzig": "SN",
    "dresden": "SN",
    "bonn": "NW",
}
"""By the city's key (bot/chat/cities.py)."""
