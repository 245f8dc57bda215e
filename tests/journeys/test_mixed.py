"""The mixed journey, compared line by line with what was read and kept."""

from pathlib import Path

import pytest

from tests.journeys.renew import MIXED, played_on_both

pytestmark = pytest.mark.slow


async def test_one_group_on_two_platforms(tmp_path: Path) -> None:
    told, kept = await played_on_both(tmp_path), MIXED.read_text(encoding="utf-8")
    assert told.splitlines() == kept.splitlines(), "read the difference; if it is right: make transcripts"
