"""Table and queries of the answers to meetings."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Column, ForeignKey, Table, case, delete, func, select, update
from sqlalchemy.orm import Session

from bot.meetings.model import Attendance
from bot.membership.model import Member
from storage.base import Instant, Word, metadata, upsert
from storage.meeting_tables import meetings
from storage.membership import members

attendances = Table(
    "attendances",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("attendance", Word(Attendance), nullable=False),
    Column("answered_at", Instant, nullable=False),
)

RANK = case(
    {Attendance.YES.value: 0, Attendance.WAITING.value: 1, Attendance.MAYBE.value: 2},
    value=attendances.c.attendance,
    else_=3,
)


class SqlAttendances:
    def __init__(self, session: Session) -> None:
        self._session = session

    def first_waiting(self, meeting_id: int) -> int | None:
        query = (
            select(attendances.c.member_id)
            .where(attendances.c.meeting_id == meeting_id, attendances.c.attendance == Attendance.WAITING)
            .order_by(attendances.c.answered_at, attendances.c.member_id)
            .limit(1)
        )
        return self._session.scalar(query)

    def answer(self, meeting_id: int, member_id: int, attendance: Attendance, now: datetime) -> None:
        given = upsert(self._session, attendances).values(
            meeting_id=meeting_id, member_id=member_id, attendance=attendance, answered_at=now
        )
        self._session.execute(
            given.on_conflict_do_update(
                index_elements=["meeting_id", "member_id"],
                set_={"attendance": given.excluded.attendance, "answered_at": given.excluded.answered_at},
            )
        )

    def answer_of(self, meeting_id: int, member_id: int) -> Attendance | None:
        query = select(attendances.c.attendance).where(
            attendances.c.meeting_id == meeting_id, attendances.c.member_id == member_id
        )
        return self._session.scalar(query)

    def unite(self, kept_id: int, gone_id: int) -> Sequence[int]:
        own = select(attendances.c.meeting_id).where(attendances.c.member_id == kept_id)
        gone = (
            delete(attendances)
            .where(attendances.c.member_id == gone_id, attendances.c.meeting_id.in_(own))
            .returning(attendances)
        )
        others = self._session.execute(gone).all()
        for other in others:
            later = update(attendances).where(
                attendances.c.meeting_id == other.meeting_id,
                attendances.c.member_id == kept_id,
                attendances.c.answered_at < other.answered_at,
            )
            self._session.execute(later.values(attendance=other.attendance, answered_at=other.answered_at))
        return [other.meeting_id for other in others]

    def answers(self, meeting_id: int) -> Mapping[int, Attendance]:
        query = select(attendances.c.member_id, attendances.c.attendance).where(
            attendances.c.meeting_id == meeting_id
        )
        return {row.member_id: row.attendance for row in self._session.execute(query)}

    def tally(self, meeting_id: int) -> Mapping[Attendance, int]:
        query = (
            select(attendances.c.attendance, func.count())
            .where(attendances.c.meeting_id == meeting_id)
            .group_by(attendances.c.attendance)
        )
        counted = {attendance: count for attendance, count in self._session.execute(query)}
        return {attendance: counted.get(attendance, 0) for attendance in Attendance}

    def page_of_answers(
        self, meeting_id: int, offset: int, limit: int
    ) -> Sequence[tuple[Member, Attendance]]:
        query = (
            select(Member, attendances.c.attendance)
            .join(attendances, attendances.c.member_id == members.c.id)
            .where(attendances.c.meeting_id == meeting_id)
            .order_by(RANK, members.c.name, members.c.id)
            .offset(offset)
            .limit(limit)
        )
        return [(member, attendance) for member, attendance in self._session.execute(query)]

    def withdraw(self, member_id: int, group_id: int, now: datetime) -> Sequence[int]:
        to_come = select(meetings.c.id).where(meetings.c.group_id == group_id, meetings.c.starts_at > now)
        gone = (
            delete(attendances)
            .where(attendances.c.member_id == member_id, attendances.c.meeting_id.in_(to_come))
            .returning(attendances.c.meeting_id)
        )
        return self._session.scalars(gone).all()
