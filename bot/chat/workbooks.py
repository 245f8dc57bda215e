"""Tables as spreadsheets (XLSX): written so that nothing in them runs and the same table gives the same bytes; read
with limits, as text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from bot.chat.cards import Say
from bot.chat.tables import Table, harmless, unharmed

MOST_UNPACKED = 50 * 1024 * 1024
"""Bytes of a file once unpacked; what claims to be more is not opened."""

MOST_ROWS, MOST_COLUMNS = 20_000, 100
FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest that a ZIP can say: what a file holds does not change with when it was written."""

STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
NO_TIME = rb"\g<1>1980-01-01T00:00:00Z"
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML cannot hold."""


class NoWorkbook(ValueError):
    """Bytes that are no spreadsheet, or one that is too large to be read."""


@dataclass(frozen=True)
class Workbook:
    """A table as a spreadsheet with one sheet."""

    table: Table

    def written(self, say: Say) -> bytes:
        """Every cell is text, whatever it looks like."""
        return workbook_of(self.table.said(say))


def workbook_of(rows: Sequence[Sequence[str]]) -> bytes:
    """Cells as a spreadsheet, each harmless."""
    from openpyxl import Workbook as Book  # loading it takes a while, and it is rarely needed
    from openpyxl.cell import WriteOnlyCell

    book = Book(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        cells = [WriteOnlyCell(sheet, UNWRITABLE.sub("", harmless(cell))) for cell in row]
        for cell in cells:
            cell.data_type = "s"  # never a formula, a number or a date
        sheet.append(cells)
    out = BytesIO()
    book.save(out)
    return _timeless(out.getvalue())


def _timeless(content: bytes) -> bytes:
    """The same without any moment of writing."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = STAMP.sub(NO_TIME, old.read(name)) if name == "docProps/core.xml" else old.read(name)
            new.writestr(ZipInfo(name, FIRST_MOMENT), part, ZIP_DEFLATED)
    return out.getvalue()


def read_workbook(content: bytes) -> list[list[str]]:
    """The cells of the first sheet as text; days as 2026-11-25. Raises NoWorkbook."""
    from openpyxl import load_workbook

    try:
        with ZipFile(BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                raise NoWorkbook("too large")
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        rows = book.worksheets[0].iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
        return _trimmed([[_text(cell) for cell in row] for row in rows])
    except NoWorkbook:
        raise
    except (
        BadZipFile,
        KeyError,
        ValueError,
        IndexError,
        OSError,
        SyntaxError,
        AttributeError,
        TypeError,
    ) as error:
        raise NoWorkbook("no spreadsheet") from error


def _trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Without the empty columns that a reader adds on the right."""
    width = max((number for row in rows for number, cell in enumerate(row, start=1) if cell), default=0)
    return [row[:width] for row in rows]


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case _:
            return unharmed(str(value))
