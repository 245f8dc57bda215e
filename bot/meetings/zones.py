"""Which data a zone's clock was worked out with: its compiled rules, by a short fingerprint."""

import zoneinfo
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

LONGEST = 16
"""Characters of a fingerprint."""


@cache
def version_of(zone: str) -> str:
    """The fingerprint of the rules that this process has loaded for a zone (IANA)."""
    zoneinfo.ZoneInfo(zone)  # from now on these rules stay loaded until `renew` looks again
    return _fingerprint(zone)


def renew(zone: str) -> str:
    """The same, after looking whether the rules were replaced meanwhile; if so, the new ones are loaded."""
    present = _fingerprint(zone)
    if present != version_of(zone):
        zoneinfo.ZoneInfo.clear_cache(only_keys=[zone])
        version_of.cache_clear()
    return version_of(zone)


def _fingerprint(zone: str) -> str:
    return sha256(_rules(zone)).hexdigest()[:LONGEST]


def _rules(zone: str) -> bytes:
    """What zoneinfo reads: the first file on its path, else that of the tzdata package."""
    for folder in zoneinfo.TZPATH:
        path = Path(folder, zone)
        if path.is_file():
            return path.read_bytes()
    return files("tzdata").joinpath("zoneinfo", *zone.split("/")).read_bytes()
