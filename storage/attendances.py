"""Queries of the answers to meetings."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import and_, delete, func, or_, select, update
from sqlalchemy.orm import Session

from bot.meetings.answers import Answer
from bot.meetings.model import Attendance
from bot.membership.model import Member
from storage.attendance_tables import (
    ANSWERED,
    OWN,
    RANK,
    WITH_ALTERNATES,
    answer_from,
    attendances,
    come_oneself,
    put,
    represented,
    unite,
    with_member,
)
from storage.meeting_tables import meetings
from storage.membership import members


class SqlAttendances:
    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, meeting_id: int, member_id: int, answer: Answer) -> None:
        put(self._session, attendances, {"meeting_id": meeting_id, "member_id": member_id}, answer)

    def take_back(self, meeting_id: int, member_id: int) -> None:
        mine = and_(attendances.c.meeting_id == meeting_id, attendances.c.member_id == member_id)
        self._session.execute(delete(attendances).where(mine))

    def find(self, meeting_id: int, member_id: int) -> Answer | None:
        query = select(*ANSWERED).select_from(WITH_ALTERNATES)
        mine = query.where(OWN.c.meeting_id == meeting_id, OWN.c.member_id == member_id)
        row = self._session.execute(mine).one_or_none()
        return None if row is None else answer_from(row)

    def answer_of(self, meeting_id: int, member_id: int) -> Attendance | None:
        query = select(attendances.c.attendance).where(
            attendances.c.meeting_id == meeting_id, attendances.c.member_id == member_id
        )
        return self._session.scalar(query)

    def naming(self, meeting_id: int, member_id: int) -> Sequence[int]:
        query = select(attendances.c.member_id).where(
            attendances.c.meeting_id == meeting_id, attendances.c.alternate_id == member_id
        )
        return self._session.scalars(query.order_by(attendances.c.member_id)).all()

    def first_waiting(self, meeting_id: int) -> int | None:
        query = (
            select(attendances.c.member_id)
            .where(attendances.c.meeting_id == meeting_id, attendances.c.attendance == Attendance.WAITING)
            .order_by(attendances.c.answered_at, attendances.c.member_id)
            .limit(1)
        )
        return self._session.scalar(query)

    def answers(self, meeting_id: int) -> Mapping[int, Attendance]:
        query = select(attendances.c.member_id, attendances.c.attendance).where(
            attendances.c.meeting_id == meeting_id
        )
        return {row.member_id: row.attendance for row in self._session.execute(query)}

    def tally(self, meeting_id: int) -> Mapping[Attendance, int]:
        query = (
            select(OWN.c.attendance, func.count())
            .where(OWN.c.meeting_id == meeting_id, ~represented())
            .group_by(OWN.c.attendance)
        )
        counted = {attendance: count for attendance, count in self._session.execute(query)}
        return {attendance: counted.get(attendance, 0) for attendance in Attendance}

    def count(self, meeting_id: int) -> int:
        query = select(func.count()).where(attendances.c.meeting_id == meeting_id)
        return self._session.scalar(query) or 0

    def page_of_answers(self, meeting_id: int, offset: int, limit: int) -> Sequence[tuple[Member, Answer]]:
        query = (
            with_member()
            .where(OWN.c.meeting_id == meeting_id)
            .order_by(RANK, members.c.name, members.c.id)
            .offset(offset)
            .limit(limit)
        )
        return [(row[0], answer_from(row)) for row in self._session.execute(query)]

    def coming(self, meeting_id: int) -> Sequence[tuple[Member, Answer]]:
        taken = or_(OWN.c.attendance == Attendance.YES, OWN.c.attendance == Attendance.ALTERNATE)
        query = with_member().where(OWN.c.meeting_id == meeting_id, taken).order_by(members.c.id)
        return [(row[0], answer_from(row)) for row in self._session.execute(query)]

    def unite(self, kept_id: int, gone_id: int) -> Sequence[int]:
        both = unite(self._session, attendances, attendances.c.meeting_id, kept_id, gone_id)
        return sorted({*both, *come_oneself(self._session, attendances, kept_id, gone_id)})

    def withdraw(self, member_id: int, group_id: int, now: datetime) -> Sequence[int]:
        here = attendances.c.meeting_id.in_(
            select(meetings.c.id).where(meetings.c.group_id == group_id, meetings.c.starts_at > now)
        )
        named = update(attendances).where(here, attendances.c.alternate_id == member_id)
        self._session.execute(named.values(alternate_id=None, alternate=""))
        gone = delete(attendances).where(here, attendances.c.member_id == member_id)
        return self._session.scalars(gone.returning(attendances.c.meeting_id)).all()

    def stop_naming(self, meeting_id: int, member_ids: Collection[int]) -> None:
        named = and_(attendances.c.meeting_id == meeting_id, attendances.c.member_id.in_(member_ids))
        self._session.execute(update(attendances).where(named).values(alternate_id=None, alternate=""))
