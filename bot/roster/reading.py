"""Reading a roster's file: rows become entries; everything that cannot be understood is listed by row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from bot.chat.files import MOST_BYTES
from bot.chat.languages import Language
from bot.chat.spreadsheets import NoTable
from bot.chat.spreadsheets import rows_of as table_rows
from bot.chat.text import Listing, Text, Verbatim, _
from bot.chat.typed import typed_line
from bot.errors import Refusal
from bot.membership.forms import LONGEST_NAME, LONGEST_ORGANISATION
from bot.membership.model import OrganisationKind, folded
from bot.membership.roles import Role, Side
from bot.roster.vocabulary import COLUMNS, Column, Vocabulary

MOST_ROWS = 5000
NO_FILE = _("This is no spreadsheet and no table of text in UTF-8. Please save it as XLSX or as “CSV UTF-8”.")


@dataclass(frozen=True)
class Problem:
    """Something that keeps a row from being taken in; rows are counted as spreadsheets do, from 1."""

    row: int
    words: Text


@dataclass(frozen=True)
class Entry:
    """One row: an organisation, and a person of it with one role in the group. None: nothing is said about it."""

    row: int
    name: str
    organisation: str
    kind: OrganisationKind | None = None
    side: Side | None = None
    region: str | None = None
    sme: bool | None = None
    joint_venture: bool | None = None
    parent: str | None = None
    member_since: date | None = None
    founding: bool | None = None
    role: Role = Role.MEMBER
    since: date | None = None
    until: date | None = None
    language: Language | None = None
    city: str | None = None


class Unreadable(Exception):
    """The file cannot be read at all; says why."""

    def __init__(self, words: Text) -> None:
        super().__init__(words.msgid)
        self.words = words


def rows_of(content: bytes) -> list[list[str]]:
    """The cells of a CSV or XLSX file, whatever it is called. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_("This file is too large. Please split it into several."))
    try:
        return table_rows(content)
    except NoTable:
        raise Unreadable(NO_FILE) from None


def read_entries(rows: Sequence[Sequence[str]], words: Vocabulary) -> tuple[list[Entry], list[Problem]]:
    """The rows below the heads as entries, and every problem. Raises Unreadable without a usable first row."""
    if not rows or len(rows) > MOST_ROWS + 1:
        raise Unreadable(_("A roster has a row of heads and at most {most} rows below it.", most=MOST_ROWS))
    columns = _columns(rows[0], words)
    entries, problems = [], []
    for number, row in enumerate(rows[1:], start=2):
        cells = {
            column: cell.strip()
            for column, cell in zip(columns, row, strict=False)
            if column and cell.strip()
        }
        if not cells:
            continue
        reader = _Row(number, cells)
        entry = _entry(reader, words)
        if reader.problems:
            problems += reader.problems
        else:
            entries.append(entry)
    return entries, problems


def _columns(heads: Iterable[str], words: Vocabulary) -> list[Column | None]:
    found = [words.columns.get(folded(head)) for head in heads]
    known = [column for column in found if column]
    if len(known) != len(set(known)):
        raise Unreadable(_("Two columns have the same head. Please leave only one of them."))
    missing = tuple(COLUMNS[each] for each in (Column.NAME, Column.ORGANISATION) if each not in known)
    if missing:
        raise Unreadable(
            _(
                "The first row must hold the heads of the columns. Missing: {columns}.",
                columns=Listing(missing),
            )
        )
    return found


T = TypeVar("T")


class _Row:
    """One row while it is read: what it holds, and what is wrong with it."""

    def __init__(self, number: int, cells: Mapping[Column, str]) -> None:
        self.number = number
        self.cells = cells
        self.problems: list[Problem] = []

    def complain(self, words: Text) -> None:
        self.problems.append(Problem(self.number, words))

    def line(self, column: Column, longest: int) -> str:
        try:
            return typed_line(self.cells.get(column, ""), longest)
        except Refusal as refusal:
            self.complain(_("{column}: {problem}", column=COLUMNS[column], problem=refusal.words))
            return ""

    def one_of(self, column: Column, known: Mapping[str, T]) -> T | None:
        said = self.cells.get(column)
        if said is None:
            return None
        if folded(said) not in known:
            self.complain(
                _("{column}: “{value}” is not known.", column=COLUMNS[column], value=Verbatim(said[:80]))
            )
        return known.get(folded(said))

    def day(self, column: Column) -> date | None:
        said = self.cells.get(column)
        try:
            return date.fromisoformat(said) if said else None
        except ValueError:
            self.complain(
                _("{column}: “{value}” is no day; please write it as 2026-11-25.",
                  column=COLUMNS[column], value=Verbatim((said or "")[:80]))
            )  # fmt: skip
            return None


def _entry(row: _Row, words: Vocabulary) -> Entry:
    since, until = row.day(Column.SINCE), row.day(Column.UNTIL)
    entry = Entry(
        row.number,
        row.line(Column.NAME, LONGEST_NAME),
        row.line(Column.ORGANISATION, LONGEST_ORGANISATION),
        row.one_of(Column.KIND, words.kinds),
        row.one_of(Column.SIDE, words.sides),
        row.line(Column.REGION, LONGEST_NAME) or None,
        row.one_of(Column.SME, words.answers),
        row.one_of(Column.JOINT_VENTURE, words.answers),
        row.line(Column.PARENT, LONGEST_ORGANISATION) or None,
        row.day(Column.MEMBER_SINCE),
        row.one_of(Column.FOUNDING, words.answers),
        row.one_of(Column.ROLE, words.roles) or Role.MEMBER,
        since,
        until,
        row.one_of(Column.LANGUAGE, words.languages),
        row.one_of(Column.CITY, words.cities),
    )
    if not (entry.name or entry.organisation) and not row.problems:
        row.complain(_("There is neither a name nor an organisation."))
    if since and until and until < since:
        row.complain(_("This term ends before it begins. Please give a later end, or none."))
    return entry
