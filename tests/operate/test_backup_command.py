"""`wgbot backup` and `wgbot restore` as an operator calls them: what they say, and what they refuse."""

import sqlite3
from pathlib import Path

from storage.base import open_engine
from storage.work import works_on
from tests.cast import seeded
from tests.operate.process import said
from tests.operate.test_run import with_tables


async def test_a_database_is_kept_and_put_back(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    folder.mkdir()
    with_tables(folder)
    engine = open_engine(f"sqlite:///{folder / 'wgbot.sqlite3'}")
    seeded(works_on(engine))
    engine.dispose()
    code, printed = await said(folder, "backup", "kept")
    assert code == 0
    assert "written to kept, revision" in printed
    code, printed = await said(folder, "backup", "kept")
    assert (code, "kept is there already. Please choose another name." in printed) == (1, True)
    code, printed = await said(folder, "restore", "kept")
    assert (code, "or add --replace to throw away what is there." in printed) == (1, True)
    with sqlite3.connect(folder / "wgbot.sqlite3") as raw:
        raw.execute("UPDATE members SET name = 'changed since'")
    raw.close()
    code, printed = await said(folder, "restore", "kept", "--replace")
    assert (code, "restored and compared; as of" in printed) == (0, True)
    with sqlite3.connect(folder / "wgbot.sqlite3") as raw:
        assert raw.execute("SELECT count(*) FROM members WHERE name = 'changed since'").fetchone() == (0,)
    raw.close()


async def test_what_cannot_be_restored_is_said_without_touching_anything(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear colleagues")
    code, printed = await said(tmp_path, "restore", "letter.txt", "--check")
    assert code == 1
    assert "letter.txt cannot be restored: it is no backup of wgbot, or it is damaged" in printed
    code, printed = await said(tmp_path, "backup", "kept")
    assert (code, "wgbot.sqlite3 does not exist. Please check WGBOT_DATABASE_URL." in printed) == (1, True)
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]  # noqa: ASYNC240  # nothing else is under way
