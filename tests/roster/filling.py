"""Rows in every table that knows members, so that no table is forgotten when somebody is erased."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from itertools import count
from typing import Any

from sqlalchemy import Column, Connection, ForeignKey, Table, and_, func, insert, select, update

from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.minutes.sheet import Sheet
from bot.polls.terms import Terms
from storage.membership import members
from storage.schema import every_table
from tests.cast import NOW

NUMBERS = count(700)
"""For what must be unique."""

ANY = Variants({Language.EN: "Anything"}, Language.EN)
VALUES: Mapping[str, Callable[[], Any]] = {
    "InTongues": lambda: ANY,
    "Tongues": lambda: (Language.EN,),
    "Instant": lambda: NOW,
    "DateTime": lambda: NOW.replace(tzinfo=None),
    "Date": lambda: date(2026, 12, 1),
    "Time": lambda: time(8),
    "WallTime": lambda: time(8),
    "Weekdays": lambda: (),
    "Boolean": lambda: False,
    "Integer": lambda: next(NUMBERS),
    "Text": lambda: f"x{next(NUMBERS)}",
    "Sides": lambda: (),
    "Changes": lambda: (),
    "Parts": lambda: [],
    "Options": lambda: (ANY, ANY),
    "InTerms": lambda: Terms(),
    "InSheet": lambda: Sheet(ANY, NOW, NOW, "", (Language.EN,), (), ()),
    "LargeBinary": lambda: b"x",
}
"""Something for a column that must hold something, by its type."""


def referring() -> Iterator[tuple[Table, Column[Any]]]:
    """Every column that holds a member."""
    for table in every_table().sorted_tables:
        for column in table.columns:
            if any(key.column is members.c.id for key in column.foreign_keys):
                yield table, column


def fill(connection: Connection, member_id: int) -> None:
    """Give the member a row wherever a table knows members and has none of theirs yet."""
    for table, column in referring():
        theirs = select(func.count()).select_from(table).where(column == member_id)
        if connection.scalar(theirs):
            continue
        if column.primary_key or not connection.scalar(select(func.count()).select_from(table)):
            _add(connection, table, member_id)
        else:
            _enter(connection, column, member_id)


def _enter(connection: Connection, column: Column[Any], member_id: int) -> None:
    """Into a row that is there."""
    keys = list(column.table.primary_key.columns)
    row = connection.execute(select(*keys).limit(1)).one()
    mine = and_(*(key == value for key, value in zip(keys, row, strict=True)))
    connection.execute(update(column.table).where(mine).values({column.name: member_id}))


def _add(connection: Connection, table: Table, member_id: int) -> Mapping[str, Any]:
    values = {each.name: _value(connection, each, member_id) for each in table.columns if _needed(each)}
    connection.execute(insert(table).values(**values))
    return values


def _needed(column: Column[Any]) -> bool:
    if any(key.column is members.c.id for key in column.foreign_keys):
        return True
    drawn = column.primary_key and column.autoincrement == "auto" and not column.foreign_keys
    given = column.nullable or column.default is not None or column.server_default is not None
    return not given and not (drawn and len(column.table.primary_key.columns) == 1)


def _value(connection: Connection, column: Column[Any], member_id: int) -> Any:
    for key in column.foreign_keys:
        return member_id if key.column is members.c.id else _existing(connection, key, member_id)
    kind = type(column.type).__name__
    if kind == "Word":
        return next(iter(column.type.kind))  # type: ignore[attr-defined]  # an enumeration
    if kind == "String":
        return f"x{next(NUMBERS)}"[: column.type.length]  # type: ignore[attr-defined]
    return VALUES[kind]()


def _existing(connection: Connection, key: ForeignKey, member_id: int) -> Any:
    """What some row of the other table is known by; a new one where nothing refers to those that are there."""
    table = key.column.table
    taken = select(key.parent)
    free = select(key.column).where(key.column.not_in(taken)) if key.parent.unique else select(key.column)
    found = connection.scalar(free.limit(1))
    if found is None:
        _add(connection, table, member_id)
        found = connection.scalar(free.limit(1))
    return found
