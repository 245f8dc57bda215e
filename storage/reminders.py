"""Table and queries of reminders still to come."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Boolean, Column, Index, Integer, Select, String, Table, delete, func, select, tuple_
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
    Index(None, "view", "subject_id", "due_at"),
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
            .where(reminders.c.due_at <= moment, ~_newer(moment).exists())
            .order_by(reminders.c.due_at, reminders.c.id)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        return self._session.scalars(query).all()

    def take(self, reminder: Reminder, moment: datetime) -> Sequence[Reminder]:
        same = (reminders.c.view == reminder.view) & (reminders.c.subject_id == reminder.subject_id)
        query = select(Reminder).where(same, reminders.c.due_at <= moment).with_for_update(skip_locked=True)
        taken = self._session.scalars(query).all()
        for each in taken:
            self._session.delete(each)
        return [each for each in taken if each is not reminder]

    def about(self, view: str, subject_id: int) -> Sequence[Reminder]:
        same = (reminders.c.view == view) & (reminders.c.subject_id == subject_id)
        return self._session.scalars(select(Reminder).where(same).with_for_update()).all()

    def forget(self, view: str, subject_id: int) -> None:
        self._session.execute(
            delete(reminders).where(reminders.c.view == view, reminders.c.subject_id == subject_id)
        )

    def next_due(self) -> datetime | None:
        first: datetime | None = self._session.scalar(select(func.min(reminders.c.due_at)))
        return first


def _newer(moment: datetime) -> Select[tuple[int]]:
    """A reminder of the same view and subject that is due, too, and was due later."""
    newer = reminders.alias()
    return select(newer.c.id).where(
        newer.c.view == reminders.c.view,
        newer.c.subject_id == reminders.c.subject_id,
        newer.c.due_at <= moment,
        tuple_(newer.c.due_at, newer.c.id) > tuple_(reminders.c.due_at, reminders.c.id),
    )
