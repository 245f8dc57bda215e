"""Tables and queries of roll calls."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Integer,
    Select,
    String,
    Table,
    and_,
    delete,
    func,
    insert,
    or_,
    select,
)
from sqlalchemy.orm import Session

from bot.meetings.model import Attendance, Meeting
from bot.membership.model import Member
from bot.membership.roles import Side
from bot.minutes.roll_model import Guest
from storage.attendance_tables import attendances
from storage.base import Instant, Word, metadata, upsert
from storage.membership import members, memberships, organisations

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
roll_guests = Table(
    "roll_guests",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("meeting_id", ForeignKey("roll_calls.meeting_id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", String(80), nullable=False),
    Column("organisation", String(120), nullable=False),
    Column("side", Word(Side), nullable=False),
    Column("for_id", ForeignKey("members.id", ondelete="SET NULL")),
)

EXPECTED = (Attendance.YES, Attendance.MAYBE, Attendance.WAITING)
"""Whoever answered so may be there."""


class SqlRolls:
    def __init__(self, session: Session) -> None:
        self._session = session

    def open(self, meeting_id: int, present: Collection[int], guests: Sequence[Guest], now: datetime) -> None:
        begun = upsert(self._session, roll_calls).values(meeting_id=meeting_id, opened_at=now)
        first = self._session.execute(
            begun.on_conflict_do_nothing().returning(roll_calls.c.meeting_id)
        ).one_or_none()
        if first is None:
            return
        if present:
            rows = [{"meeting_id": meeting_id, "member_id": number} for number in present]
            self._session.execute(insert(roll_presences), rows)
        for guest in guests:
            self.add_guest(meeting_id, guest)

    def present(self, meeting_id: int) -> Collection[int] | None:
        begun = select(roll_calls.c.meeting_id).where(roll_calls.c.meeting_id == meeting_id)
        if self._session.scalar(begun) is None:
            return None
        return set(self._session.scalars(_ticked(meeting_id)))

    def people(self, meeting: Meeting, everyone: bool, offset: int, limit: int) -> Sequence[Member]:
        query = _in_order(select(Member)).where(_listed(meeting, everyone))
        return self._session.scalars(query.offset(offset).limit(limit)).all()

    def count(self, meeting: Meeting, everyone: bool) -> int:
        query = select(func.count()).select_from(members).where(_listed(meeting, everyone))
        return self._session.scalar(query) or 0

    def attendees(self, meeting_id: int) -> Sequence[Member]:
        query = _in_order(select(Member)).where(members.c.id.in_(_ticked(meeting_id)))
        return self._session.scalars(query).all()

    def guests(self, meeting_id: int) -> Sequence[Guest]:
        query = select(roll_guests).where(roll_guests.c.meeting_id == meeting_id).order_by(roll_guests.c.id)
        return [
            Guest(row.name, row.organisation, row.side, row.for_id, row.id)
            for row in self._session.execute(query)
        ]

    def add_guest(self, meeting_id: int, guest: Guest) -> None:
        row = {
            "name": guest.name,
            "organisation": guest.organisation,
            "side": guest.side,
            "for_id": guest.for_id,
        }
        self._session.execute(insert(roll_guests).values(meeting_id=meeting_id, **row))

    def drop_guest(self, meeting_id: int, guest_id: int) -> None:
        mine = and_(roll_guests.c.meeting_id == meeting_id, roll_guests.c.id == guest_id)
        self._session.execute(delete(roll_guests).where(mine))

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


def _ticked(meeting_id: int) -> Select[Any]:
    return select(roll_presences.c.member_id).where(roll_presences.c.meeting_id == meeting_id)


def _listed(meeting: Meeting, everyone: bool) -> ColumnElement[bool]:
    group = select(memberships.c.member_id).where(memberships.c.group_id == meeting.group_id)
    if everyone:
        return members.c.id.in_(group)
    here = attendances.c.meeting_id == meeting.id
    coming = select(attendances.c.member_id).where(here, attendances.c.attendance.in_(EXPECTED))
    instead = select(attendances.c.alternate_id).where(
        here, attendances.c.attendance == Attendance.ALTERNATE, attendances.c.alternate_id.is_not(None)
    )
    expected = or_(members.c.id.in_(coming), members.c.id.in_(instead))
    return or_(and_(members.c.id.in_(group), expected), members.c.id.in_(_ticked(meeting.id)))


def _in_order(query: Select[Any]) -> Select[Any]:
    return query.outerjoin(organisations, organisations.c.id == members.c.organisation_id).order_by(
        func.coalesce(organisations.c.side, "z"), organisations.c.known_as, members.c.name, members.c.id
    )
