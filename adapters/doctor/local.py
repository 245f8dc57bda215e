"""What can be checked without a platform: words and time zones."""

import zoneinfo
from datetime import UTC, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from adapters.doctor.findings import Finding, ok, problem
from adapters.zones import use_pinned
from bot.chat.phrasebook import LOCALES, CatalogueGap, Phrasebook

AGAIN = "Please install the program again: pip install --require-hashes -r requirements/run.txt"
SUMMER_2027 = datetime(2027, 3, 28, 1, tzinfo=UTC)
"""When Berlin puts its clocks forward."""


def local_findings() -> list[Finding]:
    """Catalogues and zone data."""
    return [catalogues(), zone_data()]


def catalogues(folder: Path = LOCALES) -> Finding:
    """Every sentence in three languages?"""
    try:
        Phrasebook.load(folder)
    except CatalogueGap as gap:
        return problem("catalogues", f"{gap}. {AGAIN}")
    return ok("catalogues", "complete in Chinese, German and English.")


def zone_data() -> Finding:
    """The pinned tzdata wheel, and its rule for a summer to come."""
    use_pinned()  # as the program does
    try:
        wheel = version("tzdata")
        berlin = zoneinfo.ZoneInfo.no_cache("Europe/Berlin")
    except (PackageNotFoundError, zoneinfo.ZoneInfoNotFoundError):
        return problem("time zones", f"the tzdata package is missing. {AGAIN}")
    before, after = SUMMER_2027 - timedelta(seconds=1), SUMMER_2027
    offsets = tuple(each.astimezone(berlin).utcoffset() for each in (before, after))
    if offsets != (timedelta(hours=1), timedelta(hours=2)):
        return problem("time zones", f"tzdata {wheel} has the summer of 2027 in Berlin wrong. {AGAIN}")
    return ok("time zones", f"tzdata {wheel}; Berlin's summer of 2027 begins on 28 March.")
