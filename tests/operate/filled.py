"""A database with something in every table, made from the tables' own descriptions."""

from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Time,
    insert,
)

from storage.dump import VERSIONS

TRICKY = "„Müller“ 李伟 \\ ' \"\t\u2028 {name} 😀"


def fill(engine: Engine, rows: int = 3) -> None:
    """Put rows into every table that is there, with values of every kind; what refers elsewhere leads somewhere."""
    found = MetaData()
    with engine.begin() as connection:
        found.reflect(connection)
        for table in found.sorted_tables:
            if table.name != VERSIONS:
                _fill(connection, table, rows)


def _fill(connection: Connection, table: Table, rows: int) -> None:
    for number in range(1, rows + 1):
        connection.execute(insert(table).values({each.name: _value(each, number) for each in table.columns}))


def _value(column: Column[Any], number: int) -> Any:
    for key in column.foreign_keys:
        if key.column.table is not column.table:
            return _value(key.column, number)
        return _value(key.column, number - 1) if number > 1 else None
    match column.type:
        case Boolean():
            return number % 2 == 0
        case Integer():
            return number
        case DateTime():
            zone = UTC if getattr(column.type, "timezone", False) else None
            return datetime(2026, 3, 28, 23, 59, number, 120000 + number, tzinfo=zone)
        case Date():
            return date(2026, 10, number)
        case Time():
            return time(8, 30, number)
        case JSON():
            return {"first": "zh", "texts": {"zh": TRICKY, "de": str(number)}, "list": [1, None, True]}
        case LargeBinary():
            return bytes([0, 255, number])
        case _:
            length = getattr(column.type, "length", None) or 200
            return f"{number} {TRICKY}"[:length]
