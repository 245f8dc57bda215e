"""Journeys as text: what everyone sees, in three languages, compared line by line with what was read and kept."""

from pathlib import Path

import pytest

from tests.journeys.renew import played, scripts, transcript_of

WHOLE_WAY = next(script for script in scripts() if script.stem == "whole_way")
PROMISED = (
    "Jonas Weber: Elbtal Steuerungstechnik GmbH",  # the outsider is among the members
    "（您的选择）",  # 李伟 votes
    "[#plenary · only Anna Becker]",  # and Anna, in the room
    "Ihre Stimme fehlt noch",  # Jonas is reminded
    "结果：",  # the poll closed by itself
    "Understood as Thu, 10 Dec 2026, 16:00 Beijing · 09:00 Berlin",  # a meeting is scheduled by dialog
    "2026年12月10日周四 16:00 北京",  # it stands in the room
    "Erinnerung: Workshop zur Datensicherheit",  # Anna is reminded, in German
    "会议提醒：数据安全研讨会",  # and 李伟, in Chinese
)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A fresh database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'journey.sqlite3'}"
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.mark.parametrize("script", scripts(), ids=lambda script: script.stem)
async def test_a_journey_reads_as_it_was_kept(script: Path, url: str) -> None:
    kept = transcript_of(script).read_text(encoding="utf-8")
    told = await played(script, url)
    assert told.splitlines() == kept.splitlines(), "read the difference; if it is right: make transcripts"


def test_the_whole_way_holds_what_it_promises() -> None:
    rest = transcript_of(WHOLE_WAY).read_text(encoding="utf-8")
    for step in PROMISED:
        _before, found, rest = rest.partition(step)
        assert found, f"the journey no longer comes to: {step}"
