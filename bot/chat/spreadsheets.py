"""Reading tables that somebody made or saved: CSV or XLSX, whatever the file is called."""

import csv
from io import StringIO

from bot.chat.tables import unharmed
from bot.chat.workbooks import NoWorkbook, read_workbook

DELIMITERS = ",;\t"
"""What programs of all countries put between cells."""

ZIP = b"PK"


class NoTable(ValueError):
    """Bytes that are no table of text in UTF-8 and no spreadsheet."""


def rows_of(content: bytes) -> list[list[str]]:
    """The cells as text. Raises NoTable."""
    if content.startswith(ZIP):
        try:
            return read_workbook(content)
        except NoWorkbook as error:
            raise NoTable(str(error)) from error
    try:
        text = content.decode("utf-8-sig")
        first = text.partition("\n")[0]
        delimiter = max(DELIMITERS, key=first.count)
        return [[unharmed(cell) for cell in row] for row in csv.reader(StringIO(text), delimiter=delimiter)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise NoTable("no table") from error
