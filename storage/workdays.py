"""Table and queries of imported holiday notices."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import JSON, Column, Dialect, Integer, Table, UniqueConstraint, delete, select
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator

from bot.workdays.model import Country, Notice
from storage.base import Instant, Word, mapper, metadata


class NamedDays(TypeDecorator[Mapping[date, str]]):
    """Days, each with the key of its name."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Mapping[date, str] | None, dialect: Dialect) -> Any:
        return None if value is None else {day.isoformat(): key for day, key in sorted(value.items())}

    def process_result_value(self, value: Any, dialect: Dialect) -> Mapping[date, str] | None:
        return None if value is None else {date.fromisoformat(day): key for day, key in value.items()}


class Days(TypeDecorator[frozenset[date]]):
    """Days, in order."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: frozenset[date] | None, dialect: Dialect) -> Any:
        return None if value is None else sorted(day.isoformat() for day in value)

    def process_result_value(self, value: Any, dialect: Dialect) -> frozenset[date] | None:
        return None if value is None else frozenset(date.fromisoformat(day) for day in value)


holiday_notices = Table(
    "holiday_notices",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("country", Word(Country), nullable=False),
    Column("year", Integer, nullable=False),
    Column("imported_at", Instant, nullable=False),
    Column("off", NamedDays, nullable=False),
    Column("made_up", Days, nullable=False),
    UniqueConstraint("country", "year"),
)

mapper.map_imperatively(Notice, holiday_notices)


class SqlNotices:
    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, country: Country, year: int) -> Notice | None:
        query = select(Notice).where(holiday_notices.c.country == country, holiday_notices.c.year == year)
        return self._session.scalar(query)

    def put(self, notice: Notice) -> None:
        earlier = delete(holiday_notices).where(
            holiday_notices.c.country == notice.country, holiday_notices.c.year == notice.year
        )
        self._session.execute(earlier)
        self._session.add(notice)
        self._session.flush()
