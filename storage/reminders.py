"""Table and queries of reminders still to come."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, delete, func, select
from sqlalchemy.orm import Session

from bot.reminders.model import Reminder
from storage.base import Instant, mapper, metadata

reminders = Table(
    "reminders",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("view", String(40), nullable=False),
    Column("subject_id", Integer, nullable=False),
    Column("detail", String(40), nullable=False),
    Column("due_at", Instant, nullable=False, index=True),
    Column("expires_at", Instant, nullable=False),
    Column("waits_for_morning", Boolean, nullable=False),
    Index(None, "view", "subject_id"),
)

mapper.map_imperatively(Reminder, reminders)


class SqlReminders:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, reminder: Reminder) -> None:
        self._session.add(reminder)
        self._session.flush()

    def due_by(self, moment: datetime, most: int) -> Sequence[Reminder]:
        query = (
            select(Reminder)
            .where(reminders.c.due_at <= moment)
            .order_by(reminders.c.due_at, reminders.c.id)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        return self._session.scalars(query).all()

    def remove(self, reminder: Reminder) -> None:
        self._session.delete(reminder)

    def forget(self, view: str, subject_id: int) -> None:
        self._session.execute(
            delete(reminders).where(reminders.c.view == view, reminders.c.subject_id == subject_id)
        )

    def next_due(self) -> datetime | None:
        first: datetime | None = self._session.scalar(select(func.min(reminders.c.due_at)))
        return first
