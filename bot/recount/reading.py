"""From the bytes of a file to its facts: JSON, CSV or XLSX, whatever it is called."""

import json

from bot.chat.files import MOST_BYTES
from bot.chat.spreadsheets import NoTable
from bot.chat.spreadsheets import rows_of as cells_of
from bot.chat.text import Text, _
from bot.record.model import Fact
from bot.recount.layout import FORMAT, VERSION, facts_of

WORDS = {"TRUE": "true", "FALSE": "false"}
"""What spreadsheets make of yes and no when they save a table again."""

KEY, VALUE = 0, 1
"""Columns of a table; those to the right are for people."""


class Unreadable(Exception):
    """A file that cannot be counted; says why, and what to do."""

    def __init__(self, words: Text) -> None:
        super().__init__(words.msgid)
        self.words = words


NOT_OURS = _(
    "This is no exported poll. Please take the file that “Result as files” gives, as it is: JSON, CSV or XLSX."
)
CUT = _("This file breaks off or was damaged: it cannot be read to its end. Please export the poll again.")


def read(content: bytes) -> dict[str, Fact]:
    """The facts of a file. Raises Unreadable for everything that this program did not write, or no program this old."""
    if len(content) > MOST_BYTES:
        raise Unreadable(
            _("This file is far too large for an exported poll. Please check that it is the right one.")
        )
    if not content.strip():
        raise Unreadable(_("This file is empty. Please export the poll again."))
    facts = (
        _from_json(content)
        if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{")
        else _from_table(content)
    )
    if facts.get("format") != FORMAT:
        raise Unreadable(NOT_OURS)
    version = facts.get("version")
    if version != VERSION:
        number = version if isinstance(version, int) else 0
        raise Unreadable(
            _(
                "This file has the format number {number}; this program reads number {own}. Please use the program "
                "that wrote it, or a newer one.",
                number=number,
                own=VERSION,
            )
        )
    return facts


def _from_json(content: bytes) -> dict[str, Fact]:
    try:
        facts = json.loads(
            content.decode("utf-8-sig"), parse_float=_none, parse_constant=_none, object_pairs_hook=_once
        )
    except UnicodeDecodeError:
        raise Unreadable(NOT_OURS) from None
    except (ValueError, RecursionError):
        raise Unreadable(CUT) from None
    return facts if isinstance(facts, dict) else {}


def _none(said: str) -> Fact:
    """No file of ours holds fractions."""
    raise ValueError(said)


def _once(pairs: list[tuple[str, Fact]]) -> dict[str, Fact]:
    """No name stands twice: of two values one would count and the other be read."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _from_table(content: bytes) -> dict[str, Fact]:
    try:
        rows = [row for row in cells_of(content) if len(row) > VALUE and row[KEY].strip()]
    except NoTable:
        raise Unreadable(NOT_OURS) from None
    if "format" not in (row[KEY] for row in rows):
        raise Unreadable(NOT_OURS)
    try:
        return facts_of((row[KEY].strip(), _value(row[VALUE])) for row in rows[1:])
    except (ValueError, RecursionError):
        raise Unreadable(CUT) from None


def _value(text: str) -> Fact:
    found: Fact = json.loads(
        WORDS.get(text, text), parse_float=_none, parse_constant=_none, object_pairs_hook=_once
    )
    return found
