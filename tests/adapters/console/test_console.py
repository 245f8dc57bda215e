"""The console with the whole bot behind it: who sees what, what can be pressed, what stops a script."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from adapters.app import build
from adapters.cli.console import START, console, play
from adapters.clock import StandingClock
from adapters.console import Console, connect
from adapters.console.lines import NotUnderstood
from bot.example import seed
from storage.schema import upgrade


class Desk:
    """A console and its paper."""

    def __init__(self, paper: Console, out: io.StringIO) -> None:
        self.paper, self.out = paper, out

    async def hears(self, *lines: str) -> str:
        """What is printed in answer to the last of these lines."""
        for line in lines:
            self.out.seek(0)
            self.out.truncate()
            await self.paper.hear(line)
        return self.out.getvalue()


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    url = f"sqlite:///{tmp_path / 'console.sqlite3'}"
    upgrade(url)
    clock, out = StandingClock(START), io.StringIO()
    app = build(url, clock)
    with app.open_work() as work:
        seed(work, "console", START)
    paper = connect(app, clock, out)
    await paper.start()
    yield Desk(paper, out)
    app.engine.dispose()


async def test_it_says_who_sees_what(desk: Desk) -> None:
    assert "\n[Anna Becker · private] 1\n  Willkommen" in await desk.hears("@anna /start")
    assert "\n[#plenary · only Anna Becker] 2\n" in await desk.hears("#plenary /vote")


async def test_the_speaker_and_the_place_stay_until_they_change(desk: Desk) -> None:
    await desk.hears("@anna #plenary /vote", "@liwei /vote")
    assert desk.paper.prompt == "@liwei #private> "
    assert "[李伟 · private]" in await desk.hears("/vote")
    assert "[#plenary · only Anna Becker]" in await desk.hears("@anna /vote")


async def test_a_number_presses_the_last_message_and_a_longer_one_an_older(desk: Desk) -> None:
    await desk.hears("@alex /poll", "@alex /start")
    assert "New poll" in await desk.hears("1.1")
    assert "From the library" not in await desk.hears("1")
    assert "Data security" in await desk.hears("3.1")


async def test_a_number_without_a_button_is_something_said(desk: Desk) -> None:
    told = await desk.hears("@anna /start", "99")
    assert "Diesen Befehl kenne ich nicht." in told


async def test_a_number_after_a_backslash_presses_nothing(desk: Desk) -> None:
    assert "Diesen Befehl kenne ich nicht." in await desk.hears("@anna /start", r"\1")


async def test_a_button_works_for_those_who_see_it_only(desk: Desk) -> None:
    await desk.hears("@alex /poll")
    with pytest.raises(NotUnderstood, match="sees no message 1"):
        await desk.hears("@anna 1.1")
    assert "gehört an einen anderen Ort" in await desk.hears("@anna !1.1")


async def test_a_private_answer_in_a_room_belongs_to_one_person(desk: Desk) -> None:
    await desk.hears("@alex #plenary /start")
    assert "gehört an einen anderen Ort" in await desk.hears("@anna #plenary", "!1.1")


@pytest.mark.parametrize("line", ["@nobody hello", "hello", "+1", "@anna 7.1"])
async def test_what_makes_no_sense_is_not_understood(desk: Desk, line: str) -> None:
    with pytest.raises(NotUnderstood):
        await desk.hears(line)


async def test_somebody_new_brings_a_name_and_a_language(desk: Desk) -> None:
    told = await desk.hears("@max = Max Muster, de-AT", "@max /start")
    assert "[Max Muster · private]" in told
    assert "Willkommen" in told


async def test_the_clock_stops_wherever_something_falls_due(desk: Desk) -> None:
    steps = ("@alex /poll", "1", "1", "1", "1", "2", "26 November, 15:00", "1")
    await desk.hears(*steps)
    told = await desk.hears("+2d")
    assert told.index("[Thu, 26 Nov 2026, 15:00 Beijing · 08:00 Berlin]") < told.index("结果：")
    assert told.rstrip().endswith("[Fri, 27 Nov 2026, 10:00 Beijing · 03:00 Berlin]")
    assert "Nothing is planned" in await desk.hears("next")


async def test_it_explains_itself(desk: Desk) -> None:
    assert "presses button 2 of the last message" in await desk.hears("?")


async def test_a_database_with_a_name_keeps_everything(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kept.sqlite3'}"
    first, second = io.StringIO(), io.StringIO()
    assert await play(url, StandingClock(START), io.StringIO("@jonas /start\n5\n"), first) == ""
    assert await play(url, StandingClock(START), io.StringIO("@jonas /start\n"), second) == ""
    assert "[1] Einer Arbeitsgruppe beitreten" in first.getvalue()
    assert "[1] Join a working group" in second.getvalue()


def test_a_script_stops_at_the_first_line_that_is_not_understood() -> None:
    result = CliRunner().invoke(console, input="@anna /start\n+1x\n@liwei /start\n")
    assert result.exit_code == 1
    assert "line 2 is not understood" in result.output
    assert "李伟" not in result.output


def test_a_script_begins_when_it_is_told_to() -> None:
    result = CliRunner().invoke(console, ["--now", "2027-07-01T12:00+02:00"], input="# nothing\n")
    assert result.exit_code == 0
    assert "[Thu, 1 Jul 2027, 18:00 Beijing · 12:00 Berlin]" in result.output


@pytest.mark.parametrize("now", ["tomorrow", "2027-07-01T12:00"])
def test_a_beginning_needs_a_moment_with_its_offset(now: str) -> None:
    assert CliRunner().invoke(console, ["--now", now], input="").exit_code == 2
