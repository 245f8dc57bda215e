"""Sentences for people are written in bot/ and nowhere else."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLATFORMS = sorted(path for path in (ROOT / "adapters").iterdir() if (path / "render.py").exists())
SENTENCE = re.compile(r"^\s*[A-ZÄÖÜ][a-zäöüß]* [A-Za-zäöüß]+ [A-Za-zäöüß]+|[\u4e00-\u9fff]{2,}")
"""Begins like a sentence, or is Chinese. What names a setting (WGBOT_…) is for the operator."""

MARKUP = re.compile(r"<!--.*?-->|<[^>]+>", re.DOTALL)
OPERATORS = {"lines.py"}
"""The console's own way of being spoken to belongs to its operator, like a command's --help."""


def strings(path: Path) -> Iterator[str]:
    """String literals that could reach a person: neither documentation, nor what goes to a log or an error."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(id(node.value))
        if isinstance(node, ast.Raise) or (isinstance(node, ast.Call) and _to_the_machine(node)):
            silent |= {id(each) for each in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node.value


def _to_the_machine(call: ast.Call) -> bool:
    name = ast.unparse(call.func)
    return name.startswith(("log.", "logging.")) or name.endswith(("Error", "Failed", "BadToken"))


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda path: path.name)
def test_a_platform_brings_no_sentences(platform: Path) -> None:
    found = {
        path.name: text
        for path in platform.rglob("*.py")
        if path.name not in OPERATORS
        for text in strings(path)
        if SENTENCE.search(text) and "WGBOT_" not in text
    }
    assert found == {}


def test_the_page_brings_no_sentences() -> None:
    page = ROOT / "adapters" / "sandbox" / "page"
    found = {}
    for path in [*page.glob("*.js"), *page.glob("*.html")]:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".js":
            code = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", text, flags=re.DOTALL)
            said = re.findall(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`", code)
            parts = ["".join(each) for each in said]
        else:
            parts = [MARKUP.sub(" ", text)]
        if left := [part for part in parts if SENTENCE.search(part)]:
            found[path.name] = left
    assert found == {}


@pytest.mark.parametrize("package", ["adapters", "storage"])
def test_nothing_outside_the_core_marks_words(package: str) -> None:
    marking = re.compile(r"import .*\b_n?\b(,|$|\))|\b_n?\(\"", re.MULTILINE)
    files = (ROOT / package).rglob("*.py")
    assert [path.name for path in files if marking.search(path.read_text(encoding="utf-8"))] == []
