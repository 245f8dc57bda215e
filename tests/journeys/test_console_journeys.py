"""Journeys as text: what everyone sees, in three languages, compared line by line with what was read and kept."""

from pathlib import Path

import pytest

from tests.journeys.renew import played, scripts, transcript_of

WHOLE_WAY = next(script for script in scripts() if script.stem == "whole_way")


@pytest.mark.parametrize("script", scripts(), ids=lambda script: script.stem)
async def test_a_journey_reads_as_it_was_kept(script: Path, tmp_path: Path) -> None:
    kept = transcript_of(script).read_text(encoding="utf-8")
    told = await played(script, tmp_path)
    assert told.splitlines() == kept.splitlines(), "read the difference; if it is right: make transcripts"


async def test_the_whole_way_holds_what_it_promises() -> None:
    told = transcript_of(WHOLE_WAY).read_text(encoding="utf-8")
    steps = (
        "Willkommen bei „Arbeitsgruppe Intelligente Fertigung“",  # Jonas was approved
        "您的选票已计入：“单独的数据协议”",  # 李伟 votes and changes the vote
        "Ihre Stimme fehlt noch",  # Jonas is reminded
        "结果：贵机构目前的合同主要如何约定机器数据的使用？",  # the poll closed by itself
        "Understood as Thu, 10 Dec 2026, 16:00 Beijing · 09:00 Berlin",  # the meeting is scheduled by dialog
        "2026年12月10日周四 16:00 北京 · Wann: Do., 10. Dez. 2026, 09:00 Berlin",  # and stands in the room
        "会议将在24小时后开始。",  # 李伟 is reminded, in Chinese
        "Erinnerung: Workshop zur Datensicherheit",  # and Anna, in German
    )
    places = [told.find(step) for step in steps]
    assert places == sorted(places)
    assert places[0] > 0
