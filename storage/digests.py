"""Tables and queries of reminders that are said together, and of those that nobody got."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Dialect,
    ForeignKey,
    Integer,
    String,
    Table,
    UniqueConstraint,
    func,
    select,
)
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator

from bot.reminders.model import Digest, Missed, Part
from storage.base import Instant, mapper, metadata, upsert


class Parts(TypeDecorator[Sequence[Part]]):
    """Reminders, each as a list."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Sequence[Part] | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        return [[each.view, each.subject_id, each.detail, each.expires_at.isoformat()] for each in value]

    def process_result_value(self, value: Any, dialect: Dialect) -> Sequence[Part] | None:
        if value is None:
            return None
        return tuple(
            Part(view, number, detail, datetime.fromisoformat(at)) for view, number, detail, at in value
        )


digests = Table(
    "digests",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("parts", Parts, nullable=False),
    Column("made_at", Instant, nullable=False, index=True),
)
missed_reminders = Table(
    "missed_reminders",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report", Integer, nullable=False),
    Column("view", String(40), nullable=False),
    Column("subject_id", Integer, nullable=False),
    Column("detail", String(40), nullable=False),
    Column("group_id", ForeignKey("groups.id", ondelete="CASCADE"), nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("noted_at", Instant, nullable=False, index=True),
    UniqueConstraint("report", "view", "subject_id"),
)
"""What was not said while the program was not running; of one subject once in a report."""

mapper.map_imperatively(Digest, digests)


class SqlDigests:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, digest: Digest) -> None:
        self._session.add(digest)
        self._session.flush()

    def find(self, digest_id: int) -> Digest | None:
        return self._session.get(Digest, digest_id)

    def miss(self, missed: Missed, now: datetime) -> None:
        row = {
            **{name: getattr(missed, name) for name in OF_MISSED},
            "noted_at": now,
        }
        self._session.execute(upsert(self._session, missed_reminders).values(row).on_conflict_do_nothing())

    def report_since(self, moment: datetime) -> int | None:
        query = select(func.max(missed_reminders.c.report)).where(missed_reminders.c.noted_at >= moment)
        newest: int | None = self._session.scalar(query)
        return newest

    def missed_in(self, report: int) -> Sequence[Missed]:
        query = select(*(missed_reminders.c[name] for name in OF_MISSED)).where(
            missed_reminders.c.report == report
        )
        rows = self._session.execute(query.order_by(missed_reminders.c.due_at, missed_reminders.c.id))
        return [Missed(**row._mapping) for row in rows]


OF_MISSED = ("report", "view", "subject_id", "detail", "group_id", "due_at")
