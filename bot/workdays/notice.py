"""Reading a notice of holidays from a file: one day a line, `2027-02-05,off,spring_festival` or `2027-02-20,work`."""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from bot.chat.text import Text, Verbatim, _, _n
from bot.workdays.model import Country, Notice
from bot.workdays.names import DAY_OFF, NAMES

OFF, WORK = "off", "work"
FEWEST_OFF = 7
"""A year with fewer days off is surely not complete."""


class Unreadable(Exception):
    """A file that is no notice. Nothing was changed; `problems` says what is wrong, line by line."""

    def __init__(self, problems: Sequence[Text]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


def read_notice(country: Country, year: int, lines: Iterable[str], now: datetime) -> Notice:
    """The notice in these lines; empty ones and those after # are passed over. Raises Unreadable with every problem."""
    off: dict[date, str] = {}
    made_up: set[date] = set()
    problems: list[Text] = []
    for number, row in enumerate(csv.reader(lines), start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or cells[0].startswith("#"):
            continue
        problem = _take(cells, year, off, made_up)
        if problem is not None:
            problems.append(_("Line {number}: {problem}", number=number, problem=problem))
    if not problems and len(off) < FEWEST_OFF:
        problems.append(
            _n(
                "There is only {n} day off in it. Please give all of the year, weekends of a holiday included.",
                "There are only {n} days off in it. Please give all of the year, weekends of a holiday included.",
                len(off),
            )
        )
    if problems:
        raise Unreadable(problems)
    return Notice(country, year, now, off, frozenset(made_up))


def _take(cells: list[str], year: int, off: dict[date, str], made_up: set[date]) -> Text | None:
    """Note one line; what is wrong with it, if anything."""
    try:
        day = date.fromisoformat(cells[0])
    except ValueError:
        return _("“{typed}” is no date. Please write it as 2027-02-05.", typed=Verbatim(cells[0][:30]))
    if day.year != year:
        return _("{day} is not in {year}.", day=day, year=Verbatim(str(year)))
    if day in off or day in made_up:
        return _("{day} is there twice.", day=day)
    kind = cells[1] if len(cells) > 1 else ""
    if kind == WORK:
        made_up.add(day)
        return None
    if kind != OFF:
        return _("After the date, please write “off” or “work”.")
    name = (cells[2] if len(cells) > 2 else "") or DAY_OFF
    if name not in NAMES:
        return _(
            "The name “{name}” is not known. Please leave it out or use a known one.",
            name=Verbatim(name[:30]),
        )
    off[day] = name
    return None
