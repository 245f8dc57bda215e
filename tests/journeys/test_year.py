"""The beginning of the year, compared with what was read and kept; the whole of it is played by `make transcripts`."""

from pathlib import Path

import pytest

from tests.journeys import year_cast
from tests.journeys.both import running_both
from tests.journeys.renew import YEAR
from tests.journeys.year import Year

pytestmark = pytest.mark.slow

CHAPTERS = 3
"""Three series with three ways of dealing with holidays."""


async def test_a_year_begins_as_it_was_read(tmp_path: Path) -> None:
    async with running_both(year_cast.prepared(tmp_path), year_cast.CAST) as running:
        told = await Year(running).play(CHAPTERS)
    kept = YEAR.read_text(encoding="utf-8").splitlines()[: len(told.splitlines())]
    assert told.splitlines() == kept, "read the difference; if it is right: make transcripts"
