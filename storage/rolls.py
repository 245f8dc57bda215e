"""Tables and queries of roll calls."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Column, ForeignKey, Table, and_, delete, insert, select
from sqlalchemy.orm import Session

from storage.base import Instant, metadata, upsert

roll_calls = Table(
    "roll_calls",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True),
    Column("opened_at", Instant, nullable=False),
)
roll_presences = Table(
    "roll_presences",
    metadata,
    Column("meeting_id", ForeignKey("roll_calls.meeting_id", ondelete="CASCADE"), primary_key=True),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, index=True),
)


class SqlRolls:
    def __init__(self, session: Session) -> None:
        self._session = session

    def open(self, meeting_id: int, present: Collection[int], now: datetime) -> None:
        begun = upsert(self._session, roll_calls).values(meeting_id=meeting_id, opened_at=now)
        first = self._session.execute(
            begun.on_conflict_do_nothing().returning(roll_calls.c.meeting_id)
        ).one_or_none()
        if first is not None and present:
            rows = [{"meeting_id": meeting_id, "member_id": number} for number in present]
            self._session.execute(insert(roll_presences), rows)

    def present(self, meeting_id: int) -> Collection[int] | None:
        begun = select(roll_calls.c.meeting_id).where(roll_calls.c.meeting_id == meeting_id)
        if self._session.scalar(begun) is None:
            return None
        query = select(roll_presences.c.member_id).where(roll_presences.c.meeting_id == meeting_id)
        return set(self._session.scalars(query))

    def tick(self, meeting_id: int, member_id: int, here: bool) -> None:
        if here:
            row = upsert(self._session, roll_presences).values(meeting_id=meeting_id, member_id=member_id)
            self._session.execute(row.on_conflict_do_nothing())
            return
        mine = and_(roll_presences.c.meeting_id == meeting_id, roll_presences.c.member_id == member_id)
        self._session.execute(delete(roll_presences).where(mine))

    def hand_over(self, kept_id: int, gone_id: int) -> None:
        gone = delete(roll_presences).where(roll_presences.c.member_id == gone_id)
        for row in self._session.execute(gone.returning(roll_presences.c.meeting_id)).all():
            self.tick(row.meeting_id, kept_id, here=True)
