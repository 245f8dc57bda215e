"""One fact of an exported poll: its key and value for programs, and what it says for people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.chat.tables import Table
from bot.chat.text import Value, Verbatim, _
from bot.record.model import Fact
from bot.recount.layout import DIGEST, cell, facts_of, sealed

NOTHING = Verbatim("")

COLUMNS: tuple[Value, ...] = (_("Key"), _("Value"), _("Meaning"), _("In words"))
"""Of the tables. The first two are for programs and the same in every language."""


@dataclass(frozen=True)
class Line:
    """A row of the tables, and a place in the JSON file."""

    key: str
    value: Fact
    meaning: Value
    words: Value = NOTHING


def numbered(name: str, each: Iterable[tuple[Fact, Value, Value]]) -> list[Line]:
    """Lines of a list, or the one that says that it is empty."""
    lines = [Line(f"{name}.{number}", *said) for number, said in enumerate(each, start=1)]
    return lines or [Line(name, [], NOTHING)]


def with_digest(lines: Sequence[Line]) -> tuple[dict[str, Fact], list[Line]]:
    """All facts, and the lines with the digest after them."""
    facts = sealed(facts_of((line.key, line.value) for line in lines))
    return facts, [*lines, Line(DIGEST, facts[DIGEST], _("Digest of this file"))]


def table_of(lines: Iterable[Line]) -> Table:
    """The lines as a table."""
    rows = tuple((Verbatim(each.key), Verbatim(cell(each.value)), each.meaning, each.words) for each in lines)
    return Table(COLUMNS, rows)
