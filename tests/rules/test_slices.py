"""Every slice has the same few files; learn one, know all."""

from pathlib import Path

import pytest

BOT = Path(__file__).parents[2] / "bot"
FILES = {
    "__init__.py",
    "model.py",
    "ports.py",
    "service.py",
    "actions.py",
    "cards.py",
    "forms.py",
    "handlers.py",
}
MERGED = {
    "guide": {"model.py", "ports.py", "service.py"},
    "outbox": {"actions.py", "cards.py", "forms.py", "handlers.py"},
    "dialogs": {"forms.py"},
    "calendars": {"forms.py"},
    "privacy": {"forms.py"},
    "roster": {"ports.py"},
    "record": {"forms.py"},
    "tasks": {"forms.py"},
    "workdays": {"service.py", "actions.py", "cards.py", "forms.py", "handlers.py"},
    "charts": {"ports.py", "service.py", "actions.py", "forms.py", "handlers.py"},
    "recount": FILES - {"__init__.py"},
    "errands": {"cards.py", "forms.py"},
}
"""What a small slice does without, because it has nothing to put there."""

SLICES = sorted(
    path.name for path in BOT.iterdir() if (path / "__init__.py").exists() and path.name != "chat"
)


@pytest.mark.parametrize("name", SLICES)
def test_a_slice_has_its_files(name: str) -> None:
    there = {path.name for path in (BOT / name).glob("*.py")}
    assert FILES - MERGED.get(name, set()) <= there


@pytest.mark.parametrize("name", MERGED)
def test_nothing_is_excused_that_is_there(name: str) -> None:
    assert not {path.name for path in (BOT / name).glob("*.py")} & MERGED[name]
