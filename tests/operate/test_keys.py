"""The operator's keys for secret votes: where they come from, what is said of them, and how they are changed."""

import stat
from pathlib import Path

import pytest
from pydantic import SecretStr

from adapters.cli.key_file import KeyTrouble, key_file, keys_for, keys_made, write_keys
from adapters.cli.secret_votes import secret_votes_finding
from adapters.doctor.findings import State
from storage.base import open_engine
from storage.sealing import Keys
from storage.secret_keys import unopened
from storage.work import works_on
from tests.cast import seeded
from tests.operate.process import said
from tests.operate.test_run import with_tables
from tests.polls.scenes import open_poll


def test_beside_an_sqlite_file_a_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'wgbot.sqlite3'}"
    assert keys_for(url, None) is None

    made = keys_made(url, None)
    again = keys_made(url, None)

    assert made is not None
    assert again is not None
    assert again.open(made.seal("text", "here"), "here") == "text"
    file = key_file(url)
    assert file == tmp_path / "wgbot.sqlite3-key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_setting_goes_before_the_file_and_elsewhere_there_is_no_other_way(tmp_path: Path) -> None:
    url, given = f"sqlite:///{tmp_path / 'wgbot.sqlite3'}", Keys.new()
    assert keys_made(url, SecretStr(given)) is not None
    assert not list(tmp_path.iterdir())
    for other in ("postgresql+psycopg://localhost/wgbot", "sqlite://", "sqlite:///:memory:"):
        assert keys_made(other, None) is None


@pytest.mark.parametrize("broken", ["", "c2hvcnQ=", "no key at all"], ids=["empty", "short", "words"])
def test_what_is_no_key_is_refused_without_being_shown(tmp_path: Path, broken: str) -> None:
    url = f"sqlite:///{tmp_path / 'wgbot.sqlite3'}"
    with pytest.raises(KeyTrouble) as by_setting:
        keys_for(url, SecretStr(broken))
    write_keys(tmp_path / "wgbot.sqlite3-key", broken)
    with pytest.raises(KeyTrouble) as by_file:
        keys_for(url, None)
    for raised in (by_setting, by_file):
        assert "Please put the right one back" in str(raised.value)
        assert not broken or broken not in str(raised.value)


async def test_backup_doctor_and_a_change_of_keys_with_a_secret_vote_open(tmp_path: Path) -> None:
    folder = with_tables(tmp_path)
    url = f"sqlite:///{folder / 'wgbot.sqlite3'}"
    old = keys_made(url, None)
    assert old is not None
    engine = open_engine(url)
    open_work = works_on(engine, old)
    seeded(open_work)
    poll = open_poll(open_work)
    with open_work() as work:
        work.secrets.begin(poll)

    code, printed = await said(folder, "backup", "kept")
    assert (code, "No key is in it" in printed, "Secret votes that are open: 1." in printed) == (
        0,
        True,
        True,
    )
    assert (folder / "wgbot.sqlite3-key").read_text().strip() not in printed

    code, printed = await said(folder, "keys", "rotate")
    assert (code, "sealed with the newest key: 1." in printed) == (0, True)
    assert unopened(engine, old) == 1
    assert unopened(engine, keys_for(url, None)) == 0

    finding = secret_votes_finding(url, None, current=True)
    assert (finding.state, "possible, with the key in" in str(finding)) == (State.OK, True)
    (folder / "wgbot.sqlite3-key").unlink()
    assert keys_made(url, None) is None, "another key would hide that this one is missing"
    finding = secret_votes_finding(url, None, current=True)
    assert (finding.state, "1 open, and no key here opens them" in str(finding)) == (State.PROBLEM, True)
    engine.dispose()
