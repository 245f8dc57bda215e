"""The reference case on two platforms, compared line by line with what was read and kept."""

from pathlib import Path

import pytest

from tests.journeys.renew import REFERENCE, played_by_twelve

pytestmark = pytest.mark.slow


async def test_twelve_organisations_on_two_platforms(tmp_path: Path) -> None:
    told, kept = await played_by_twelve(tmp_path), REFERENCE.read_text(encoding="utf-8")
    assert told.splitlines() == kept.splitlines(), "read the difference; if it is right: make transcripts"
