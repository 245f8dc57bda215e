"""Whatever was voted: the result at the close is the one that its exported file gives when it is counted again."""

from collections.abc import Iterator

import pytest

from bot.chat.cards import FileKind
from bot.polls.counting import Method
from bot.recount.paper import paper_of
from bot.recount.reading import read
from bot.work import OpenWork
from tests.polls.formal_scenes import REFERENCE
from tests.recount.playing import DOUBLE, database, play
from tests.recount.scenes import differences, facts_in, files_of, played

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
