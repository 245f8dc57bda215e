"""Dependencies point inwards; the core leans on the standard library and a short named list."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OURS = {"bot", "storage", "adapters"}
MAY_IMPORT = {"bot": {"bot"}, "storage": {"storage", "bot"}, "adapters": {"adapters", "bot"}}
COMPOSE = {"adapters/app.py", "adapters/cli"}
"""Where the program is put together: the composition root and the operator's commands that call it."""

NAMED = {
    "bot/charts/rendering.py": {"resvg_py"},
    "bot/chat/phrasebook.py": {"babel"},
    "bot/chat/workbooks.py": {"openpyxl"},
    "bot/meetings/calendar_ics.py": {"icalendar"},
    "bot/meetings/rhythm.py": {"dateutil"},
    "bot/workdays/known.py": {"holidays"},
}
"""The pure libraries of the core, each known to one module."""


def imported(path: Path) -> set[str]:
    """The top-level names that a file imports, anywhere in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def files(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_dependencies_point_inwards(package: str) -> None:
    wrong = {}
    for path in files(package):
        name = path.relative_to(ROOT).as_posix()
        if not any(name == each or name.startswith(f"{each}/") for each in COMPOSE):
            wrong[name] = (imported(path) & OURS) - MAY_IMPORT[package]
    assert {name: found for name, found in wrong.items() if found} == {}


def test_the_core_leans_on_little() -> None:
    wrong = {}
    for path in files("bot"):
        name = path.relative_to(ROOT).as_posix()
        wrong[name] = imported(path) - sys.stdlib_module_names - {"bot"} - NAMED.get(name, set())
    assert {name: found for name, found in wrong.items() if found} == {}


def test_the_core_has_no_clock_of_its_own() -> None:
    reading = ("datetime.now(", "time.time(", "date.today(", "utcnow(")
    found = [
        path.name for path in files("bot") for call in reading if call in path.read_text(encoding="utf-8")
    ]
    assert found == []
