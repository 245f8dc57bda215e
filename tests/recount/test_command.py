"""`wgbot recount`: an answer in three languages, an exit code for programs, never a traceback."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from adapters.cli.recount import recount
from bot.chat.files import MOST_BYTES
from tests.recount.handmade import as_csv, as_json, straw

pytestmark = pytest.mark.slow

WRONG = {"voters": 5, "votes": [4, 2], "spread": [[3], [2]], "places": [[1], [2]]}


def run(path: Path, content: bytes, lang: str = "en") -> Result:
    """The command on a file with this content."""
    path.write_bytes(content)
    return CliRunner().invoke(recount, [str(path), "--lang", lang])


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Every figure agrees"),
        ("de", "Jede Zahl stimmt mit der Datei überein"),
        ("zh", "所有数字均与文件一致"),
    ],
    ids=("en", "de", "zh"),
)
def test_it_says_that_it_agrees(tmp_path: Path, lang: str, words: str) -> None:
    for name, content in {"a.json": as_json(straw()), "a.csv": as_csv(straw())}.items():
        result = run(tmp_path / name, content, lang)
        assert (result.exit_code, result.stderr) == (0, "")
        assert words in result.stdout


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Votes for “Alpha”: the file says 4, the count gives 3."),
        ("de", "Stimmen für „Alpha (Englisch)“: Die Datei sagt 4, die Zählung ergibt 3."),
        ("zh", "“甲”的票数：文件为4，重新计票为3。"),
    ],
    ids=("en", "de", "zh"),
)
def test_it_says_what_differs(tmp_path: Path, lang: str, words: str) -> None:
    result = run(tmp_path / "a.json", as_json(straw(result=WRONG)), lang)
    assert result.exit_code == 1
    assert words in result.stderr


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"\xff\xfe\x00", as_json(straw())[:90], b"x" * (MOST_BYTES + 9)], ids=range(5)
)
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    result = run(tmp_path / "a.bin", content)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "Traceback" not in result.output


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert CliRunner().invoke(recount, [str(tmp_path / "none.json")]).exit_code == 2
