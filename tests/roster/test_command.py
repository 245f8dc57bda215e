"""`wgbot roster`: a file goes out, comes back in, and is tried without changing anything."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from adapters.cli.roster import roster
from bot.work import OpenWork
from storage.base import open_engine
from storage.schema import upgrade
from storage.work import works_on
from tests.cast import seeded

pytestmark = pytest.mark.slow


@pytest.fixture
def url(tmp_path: Path) -> str:
    made = f"sqlite:///{tmp_path / 'roster.sqlite3'}"
    upgrade(made)
    return made


@pytest.fixture
def open_work(url: str) -> OpenWork:
    found = works_on(open_engine(url))
    seeded(found)
    return found


def run(url: str, *arguments: str | int | Path) -> Result:
    return CliRunner().invoke(roster, [*map(str, arguments)], env={"WGBOT_DATABASE_URL": url})


@pytest.mark.parametrize("name", ["roster.xlsx", "roster.csv"])
def test_a_file_goes_out_and_comes_in_unchanged(
    url: str, open_work: OpenWork, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    assert run(url, "export", file, "--group", 1, "--lang", "zh").exit_code == 0
    done = run(url, "import", file, "--group", 1)
    assert (done.exit_code, done.output) == (
        0,
        "0 organisations new, 0 corrected, 0 people new, 0 joined the group, 0 roles changed.\n",
    )


def test_a_dry_run_and_a_problem_change_nothing(url: str, open_work: OpenWork, tmp_path: Path) -> None:
    file = tmp_path / "new.csv"
    good, bad = "name,organisation,kind,side\nEva,Roth AG,company,de\n", "Max,Neu AG,,\n"
    file.write_text(good, encoding="utf-8")
    tried = run(url, "import", file, "--group", 1, "--dry-run")
    assert tried.exit_code == 0
    assert "1 organisations new" in tried.output
    assert "nothing was changed" in tried.output
    file.write_text(good + bad, encoding="utf-8")
    failed = run(url, "import", file, "--group", 1)
    assert failed.exit_code == 1
    assert "3: “Neu AG” is new" in failed.output
    with open_work() as work:
        assert work.organisations.by_name("Roth AG") is None
    file.write_text(good, encoding="utf-8")
    assert run(url, "import", file, "--group", 1).exit_code == 0
    with open_work() as work:
        assert work.organisations.by_name("Roth AG") is not None


def test_what_cannot_be_done_is_said_in_a_sentence(url: str, open_work: OpenWork, tmp_path: Path) -> None:
    file = tmp_path / "no.csv"
    file.write_bytes(b"\xff\xfe\x00")
    assert "no spreadsheet" in run(url, "import", file, "--group", 1).output
    file.write_text("name,organisation\n", encoding="utf-8")
    assert "There is no group number 9." in run(url, "import", file, "--group", 9).output
    with open_work() as work:
        for member in work.members.office():
            member.office = False
    assert "liaison office yet" in run(url, "import", file, "--group", 1).output
