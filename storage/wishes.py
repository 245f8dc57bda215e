"""Table and queries of how members want to be reminded."""

from collections.abc import Collection, Mapping
from datetime import time

from sqlalchemy import Boolean, Column, Dialect, ForeignKey, String, Table, select
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator

from bot.reminders.wishes import Lead, Wishes
from storage.base import Instant, mapper, metadata


class Leads(TypeDecorator[tuple[Lead, ...]]):
    """Leads in order, with commas; none is an empty text."""

    impl = String(60)
    cache_ok = True

    def process_bind_param(self, value: tuple[Lead, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else ",".join(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Lead, ...] | None:
        return None if value is None else tuple(Lead(each) for each in value.split(",") if each)


class Weekdays(TypeDecorator[tuple[int, ...]]):
    """Numbers of weekdays, as digits."""

    impl = String(7)
    cache_ok = True

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else "".join(map(str, value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[int, ...] | None:
        return None if value is None else tuple(map(int, value))


class WallTime(TypeDecorator[time]):
    """A time of day, as text."""

    impl = String(5)
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> str | None:
        return None if value is None else f"{value:%H:%M}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> time | None:
        return None if value is None else time.fromisoformat(value)


reminder_wishes = Table(
    "reminder_wishes",
    metadata,
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE"), primary_key=True),
    Column("leads", Leads),
    Column("in_rooms", Boolean, nullable=False),
    Column("quiet_from", WallTime, nullable=False),
    Column("quiet_until", WallTime, nullable=False),
    Column("weekdays_off", Weekdays, nullable=False),
    Column("holidays_off", Boolean, nullable=False),
    Column("away_from", Instant),
    Column("away_until", Instant),
)

mapper.map_imperatively(Wishes, reminder_wishes)


class SqlWishes:
    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, member_id: int) -> Wishes:
        return self._session.get(Wishes, member_id) or Wishes(member_id)

    def of_all(self, member_ids: Collection[int]) -> Mapping[int, Wishes]:
        query = select(Wishes).where(reminder_wishes.c.member_id.in_(member_ids))
        said = {wishes.member_id: wishes for wishes in self._session.scalars(query)} if member_ids else {}
        return {number: said.get(number) or Wishes(number) for number in member_ids}

    def put(self, wishes: Wishes) -> None:
        self._session.merge(wishes)
        self._session.flush()

    def forget(self, member_id: int) -> None:
        said = self._session.get(Wishes, member_id)
        if said is not None:
            self._session.delete(said)
            self._session.flush()
