"""Whatever was voted: the result at the close is the one that its exported file gives when it is counted again."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest

from bot.chat.cards import FileKind
from bot.chat.tables import FORMULA
from bot.membership.roles import Role
from bot.polls import voting
from bot.polls.counting import Method
from bot.recount.paper import paper_of
from bot.recount.reading import read
from bot.work import OpenWork
from tests.polls.formal_scenes import REFERENCE, join, person
from tests.polls.scenes import member
from tests.recount.playing import DOUBLE, database, play
from tests.recount.scenes import LATER, closed, differences, facts_in, files_of, opened, played

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def place() -> Iterator[tuple[OpenWork, int]]:
    with database() as made:
        yield made


@pytest.mark.parametrize("method", list(Method))
def test_every_poll_is_counted_the_same_from_its_files(place: tuple[OpenWork, int], method: Method) -> None:
    play(*place, method, examples=3)


def test_the_reference_case_is_not_adopted_again(place: tuple[OpenWork, int]) -> None:
    cast = {name: tuple(int(each == option) for each in range(3)) for name, option in REFERENCE.items()}
    facts = facts_in(place[0], played(*place, Method.YES_NO, DOUBLE, cast))
    assert differences(facts) == []
    assert facts["adopted"] is False
    assert paper_of(facts).sides["de"].yes == 3


def test_the_three_files_hold_the_same_facts(place: tuple[OpenWork, int]) -> None:
    cast = {name: tuple(int(each == option) for each in range(3)) for name, option in REFERENCE.items()}
    files = files_of(place[0], played(*place, Method.YES_NO, DOUBLE, cast))
    by_json, by_csv, by_xlsx = (read(files[kind]) for kind in (FileKind.JSON, FileKind.CSV, FileKind.XLSX))
    assert by_json == by_csv == by_xlsx


def test_no_cell_is_a_formula(place: tuple[OpenWork, int]) -> None:
    files = files_of(place[0], played(*place, Method.ONE, DOUBLE, {name: (0, 0, 0, 1) for name in REFERENCE}))
    rows = list(csv.reader(StringIO(files[FileKind.CSV].decode("utf-8-sig"), newline="")))
    assert "'=1+1" in [row[3] for row in rows]
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)]
    with ZipFile(BytesIO(files[FileKind.XLSX])) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_whoever_cast_the_vote_of_an_organisation_is_in_the_file(place: tuple[OpenWork, int]) -> None:
    open_work, group = place
    poll = opened(open_work, group, Method.YES_NO, DOUBLE)
    with open_work() as work:
        for name, office in (("second1", "cn1"), ("second2", "cn2")):
            join(work, group, name, member(work, person(office)).organisation, Role.ALTERNATE)
    for name, marks in (("second1", (1, 0, 0)), ("second2", (1, 0, 0)), ("cn2", (0, 1, 0))):
        with open_work() as work:
            voting.cast_marks(work, member(work, person(name)), poll, marks, LATER)
    facts: Any = facts_in(open_work, closed(open_work, poll))
    assert differences(facts) == []
    assert [(each["cast_as"], each["marks"]) for each in facts["ballots"]] == [
        ("alternate", [1, 0, 0]),
        ("representative", [0, 1, 0]),
    ]
