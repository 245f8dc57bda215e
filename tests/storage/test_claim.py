"""One process for one SQLite file, however that process ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storage.claim import Claimed, claimed

HOLDS = "import sys; from storage.claim import claimed\nwith claimed(sys.argv[1]): print('held', flush=True); input()"


def test_a_second_one_is_refused_until_the_first_is_done(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'office.sqlite3'}"
    with claimed(url):
        with pytest.raises(Claimed, match=str(os.getpid())), claimed(url):
            raise AssertionError("two at a time")
        with claimed(f"sqlite:///{tmp_path / 'other.sqlite3'}"):
            pass
    with claimed(url):
        pass


def test_another_way_to_the_same_file_leads_to_the_same_lock(tmp_path: Path) -> None:
    (tmp_path / "office.sqlite3").touch()
    (tmp_path / "alias.sqlite3").symlink_to("office.sqlite3")
    with claimed(f"sqlite:///{tmp_path / 'office.sqlite3'}"):
        for way in (tmp_path / "alias.sqlite3", tmp_path / "." / ".." / tmp_path.name / "office.sqlite3"):
            with pytest.raises(Claimed), claimed(f"sqlite:///{way}"):
                pass


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "postgresql+psycopg://somewhere/wgbot"])
def test_what_is_no_file_of_ours_is_not_locked(url: str) -> None:
    with claimed(url), claimed(url):
        pass


@pytest.mark.slow
def test_a_process_that_is_killed_leaves_no_lock_behind(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'office.sqlite3'}"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Claimed, match=str(holder.pid)), claimed(url):
            pass
        holder.kill()
        holder.wait()
        with claimed(url):
            pass
