"""What the toy needed: its own folder, and one line that names it."""

from pathlib import Path

ROOT = Path(__file__).parents[3]
OWN = Path(__file__).parent
FIVE = {"__init__.py", "inbound.py", "render.py", "outbound.py", "limits.py"}
HOLDS = {"driver.py", "surface.py"}
LINE = '    "toy": found_in("tests.adapters.toy"),'
MOST_LINES = 120


def test_it_is_one_folder_of_five_small_files_and_its_two_holds() -> None:
    files = {each.name: each.read_text(encoding="utf-8").splitlines() for each in OWN.glob("*.py")}
    assert set(files) == FIVE | HOLDS | {Path(__file__).name}
    assert {name: len(lines) for name, lines in files.items() if len(lines) > MOST_LINES} == {}


def test_one_line_names_it_and_nothing_else_knows_of_it() -> None:
    told = []
    for package in ("bot", "storage", "adapters", "tests"):
        for path in (ROOT / package).rglob("*.py"):
            if OWN not in path.parents:
                told += [
                    line for line in path.read_text(encoding="utf-8").splitlines() if "toy" in line.split('"')
                ]
    assert told == [LINE]
