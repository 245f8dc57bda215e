"""Tables as files: CSV that spreadsheets open without running anything that somebody typed."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO

from bot.chat.cards import Say
from bot.chat.phrasebook import PARALLEL
from bot.chat.text import Value

FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")
"""A cell that begins with one of these would be a formula for some spreadsheet (OWASP, “CSV Injection”)."""

MARK = "'"
"""Before such a cell: spreadsheets then read it as text."""

BOM = "\ufeff"
"""Without it Excel reads UTF-8 as something else."""


@dataclass(frozen=True)
class Table:
    """Columns and rows of equal length. Words are said in the reader's language; a number stays bare digits."""

    columns: tuple[Value, ...]
    rows: tuple[tuple[Value, ...], ...]

    def written(self, say: Say) -> bytes:
        """The table as CSV (RFC 4180, UTF-8 with a byte order mark)."""
        return csv_of(self.said(say))

    def said(self, say: Say) -> list[list[str]]:
        """Every cell as text, the heads of the columns first."""
        return [[_cell(value, say) for value in row] for row in (self.columns, *self.rows)]


def csv_of(rows: Sequence[Sequence[str]]) -> bytes:
    """Cells as CSV, each harmless in a spreadsheet."""
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([[harmless(cell) for cell in row] for row in rows])
    return (BOM + out.getvalue()).encode()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return MARK + cell if cell.startswith(FORMULA) else cell


def unharmed(cell: str) -> str:
    """What was typed, from a cell that was made harmless."""
    return cell.removeprefix(MARK) if cell[1:].startswith(FORMULA) else cell


def _cell(value: Value, say: Say) -> str:
    return str(value) if isinstance(value, int | Decimal) else PARALLEL.join(say(value))
