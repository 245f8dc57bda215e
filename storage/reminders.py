"""Table and queries of reminders still to come."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    Table,
    delete,
    func,
    insert,
    or_,
    select,
)
from sqlalchemy.orm import Session

from bot.reminders.model import Reminder
from storage.base import Instant, mapper, metadata
from storage.wishes import reminder_wishes

reminders = Table(
    "reminders",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("view", String(40), nullable=False),
    Column("subject_id", Integer, nullable=False),
    Column("detail", String(40), nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False, index=True),
    Column("waits_for_morning", Boolean, nullable=False),
    Column("prompt", Boolean, nullable=False, default=False),
    Column("optional", Boolean, nullable=False, default=False),
    Column("rooms", Boolean, nullable=False, default=False),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE")),
    Column("planned_at", Instant),
    Index(None, "view", "subject_id", "due_at"),
    Index(None, "member_id", "due_at"),
)
_FOR_ALL, _OWN = reminders.c.member_id.is_(None), reminders.c.member_id.is_not(None)
Index("ix_reminders_for_all", reminders.c.due_at, sqlite_where=_FOR_ALL, postgresql_where=_FOR_ALL)
Index("ix_reminders_own", reminders.c.due_at, sqlite_where=_OWN, postgresql_where=_OWN)

mapper.map_imperatively(Reminder, reminders)

LOOKED_AT = 200
"""Rows among which the next members are found who have something due."""


class SqlReminders:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, *reminders: Reminder) -> None:
        self._session.add_all(reminders)
        self._session.flush()

    def remove(self, *gone: Reminder) -> None:
        if not gone:
            return
        self._session.flush()
        self._session.execute(delete(reminders).where(reminders.c.id.in_([each.id for each in gone])))
        for each in gone:
            self._session.expunge(each)

    def share_out(self, reminder: Reminder, moments: Mapping[int, datetime]) -> None:
        same = {
            name: getattr(reminder, name)
            for name in ("view", "subject_id", "detail", "expires_at", "waits_for_morning", "prompt")
        }
        same["planned_at"] = reminder.due_at
        rows = [{**same, "member_id": number, "due_at": moment} for number, moment in moments.items()]
        if rows:
            self._session.execute(insert(reminders), rows)
        self.remove(reminder)

    def to_share(self, now: datetime, soon: datetime, most: int) -> Sequence[Reminder]:
        early = ~(reminders.c.prompt | reminders.c.rooms)
        near = (reminders.c.due_at <= soon) & or_(reminders.c.due_at <= now, early)
        return self._locked(select(Reminder).where(_FOR_ALL, near), most)

    def useless_by(self, moment: datetime, most: int) -> Sequence[Reminder]:
        return self._locked(select(Reminder).where(reminders.c.expires_at <= moment), most)

    def members_due(self, moment: datetime, most: int) -> Sequence[int]:
        query = select(reminders.c.member_id).where(_OWN, reminders.c.due_at <= moment)
        first = self._session.scalars(query.order_by(reminders.c.due_at, reminders.c.id).limit(LOOKED_AT))
        return list(dict.fromkeys(number for number in first if number is not None))[:most]

    def of_members(self, member_ids: Collection[int], until: datetime) -> Sequence[Reminder]:
        if not member_ids:
            return []
        theirs = reminders.c.member_id.in_(member_ids) & (reminders.c.due_at <= until)
        return self._locked(select(Reminder).where(theirs), None)

    def waiting_for(self, member_id: int) -> Sequence[Reminder]:
        query = select(Reminder).where(reminders.c.member_id == member_id)
        return self._session.scalars(query.order_by(reminders.c.id).with_for_update()).all()

    def about(self, view: str, subject_id: int) -> Sequence[Reminder]:
        same = (reminders.c.view == view) & (reminders.c.subject_id == subject_id)
        query = select(Reminder).where(same).order_by(reminders.c.due_at, reminders.c.id)
        return self._session.scalars(query.with_for_update()).all()

    def forget(self, view: str, subject_id: int) -> None:
        self._session.execute(
            delete(reminders).where(reminders.c.view == view, reminders.c.subject_id == subject_id)
        )

    def next_due(self) -> datetime | None:
        wished = select(reminder_wishes.c.member_id).where(reminder_wishes.c.leads.is_not(None)).exists()
        query = select(func.min(reminders.c.due_at)).where(~reminders.c.optional)
        usual: datetime | None = self._session.scalar(query)
        other: datetime | None = self._session.scalar(
            select(func.min(reminders.c.due_at)).where(reminders.c.optional, wished)
        )
        return min((each for each in (usual, other) if each is not None), default=None)

    def _locked(self, query: Select[Reminder], most: int | None) -> Sequence[Reminder]:
        ordered = query.order_by(reminders.c.due_at, reminders.c.id).limit(most)
        return self._session.scalars(ordered.with_for_update(skip_locked=True)).all()
