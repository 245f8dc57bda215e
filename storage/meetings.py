"""Tables and queries of meetings and of the answers to them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    and_,
    case,
    delete,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator

from bot.meetings.kinds import Kind
from bot.meetings.model import Attendance, Meeting, Part, State
from bot.membership.model import Member
from storage.base import Instant, InTongues, Word, mapper, metadata, upsert
from storage.membership import members


class Changes(TypeDecorator[tuple[frozenset[Part], ...]]):
    """What each change was about, as a JSON list of lists."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[frozenset[Part], ...] | None, dialect: Dialect) -> Any:
        return None if value is None else [sorted(parts) for parts in value]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[frozenset[Part], ...] | None:
        return None if value is None else tuple(frozenset(map(Part, parts)) for parts in value)


meetings = Table(
    "meetings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("title", InTongues, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("place", String(200), nullable=False),
    Column("link", String(500), nullable=False),
    Column("created_by", ForeignKey("members.id", ondelete="SET NULL")),
    Column("created_at", Instant, nullable=False),
    Column("state", Word(State), nullable=False),
    Column("reason", InTongues),
    Column("kind", Word(Kind), nullable=False),
    Column("link_cn", String(500), nullable=False),
    Column("speakers", String(400), nullable=False),
    Column("capacity", Integer),
    Column("register_until", Instant),
    Column("series_id", ForeignKey("meeting_series.id")),
    Column("day", Date),
    Column("announce_at", Instant, index=True),
    Column("uid", String(36), nullable=False, unique=True),
    Column("wall", DateTime, nullable=False),
    Column("derived_with", String(16), nullable=False),
    Column("changes", Changes, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("changed_by", ForeignKey("members.id", ondelete="SET NULL")),
    UniqueConstraint("series_id", "day"),
    Index(None, "group_id", "starts_at"),
    Index(None, "state", "starts_at"),
)
attendances = Table(
    "attendances",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("attendance", Word(Attendance), nullable=False),
    Column("answered_at", Instant, nullable=False),
)

mapper.map_imperatively(Meeting, meetings)

RANK = case(
    {Attendance.YES.value: 0, Attendance.WAITING.value: 1, Attendance.MAYBE.value: 2},
    value=attendances.c.attendance,
    else_=3,
)
TURNING = {State.PLANNED: meetings.c.starts_at, State.RUNNING: meetings.c.ends_at}
"""When a card drawn in this state is out of date."""


class SqlMeetings:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, meeting: Meeting) -> None:
        self._session.add(meeting)
        self._session.flush()

    def find(self, meeting_id: int) -> Meeting | None:
        return self._session.get(Meeting, meeting_id)

    def hold(self, meeting_id: int) -> Meeting | None:
        return self._session.get(Meeting, meeting_id, with_for_update=True)

    def starting(self, group_id: int, starts_at: datetime) -> Sequence[Meeting]:
        query = select(Meeting).where(
            meetings.c.group_id == group_id,
            meetings.c.starts_at == starts_at,
            meetings.c.state != State.CANCELLED,
        )
        return self._session.scalars(query).all()

    def upcoming(
        self, group_ids: Collection[int], now: datetime, offset: int, limit: int
    ) -> Sequence[Meeting]:
        query = (
            select(Meeting)
            .where(_to_come(group_ids, now))
            .order_by(meetings.c.starts_at, meetings.c.id)
            .offset(offset)
            .limit(limit)
        )
        return self._session.scalars(query).all()

    def count_upcoming(self, group_ids: Collection[int], now: datetime) -> int:
        query = select(func.count()).select_from(meetings).where(_to_come(group_ids, now))
        return self._session.scalar(query) or 0

    def turning(self, now: datetime) -> Sequence[Meeting]:
        turned = or_(*(and_(meetings.c.state == state, at <= now) for state, at in TURNING.items()))
        query = select(Meeting).where(turned).order_by(meetings.c.id).with_for_update(skip_locked=True)
        return self._session.scalars(query).all()

    def next_turn(self) -> datetime | None:
        turns = (
            self._session.scalar(select(func.min(at)).where(meetings.c.state == state))
            for state, at in TURNING.items()
        )
        return min((turn for turn in turns if turn is not None), default=None)

    def of_series(self, series_id: int, since: date) -> Sequence[Meeting]:
        query = (
            select(Meeting)
            .where(meetings.c.series_id == series_id, meetings.c.day >= since)
            .order_by(meetings.c.day)
            .with_for_update()
        )
        return self._session.scalars(query).all()

    def coming_of_series(self, series_id: int, now: datetime, most: int) -> Sequence[Meeting]:
        query = (
            select(Meeting)
            .where(
                meetings.c.series_id == series_id,
                meetings.c.state != State.CANCELLED,
                meetings.c.ends_at > now,
            )
            .order_by(meetings.c.starts_at)
            .limit(most)
        )
        return self._session.scalars(query).all()

    def remove(self, meeting: Meeting) -> None:
        self._session.delete(meeting)
        self._session.flush()

    def to_announce(self, now: datetime, most: int) -> Sequence[Meeting]:
        query = (
            select(Meeting)
            .where(meetings.c.announce_at <= now)
            .order_by(meetings.c.announce_at, meetings.c.id)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        return self._session.scalars(query).all()

    def next_announcement(self) -> datetime | None:
        first: datetime | None = self._session.scalar(select(func.min(meetings.c.announce_at)))
        return first

    def derived_by(self, now: datetime) -> Sequence[tuple[str, str]]:
        query = select(meetings.c.zone, meetings.c.derived_with).where(_to_begin(now)).distinct()
        return [(zone, version) for zone, version in self._session.execute(query)]

    def derived_otherwise(self, zone: str, version: str, now: datetime, most: int) -> Sequence[Meeting]:
        query = (
            select(Meeting)
            .where(_to_begin(now), meetings.c.zone == zone, meetings.c.derived_with != version)
            .order_by(meetings.c.starts_at, meetings.c.id)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        return self._session.scalars(query).all()

    def held_between(self, group_id: int, since: datetime, until: datetime) -> Sequence[Meeting]:
        query = (
            select(Meeting)
            .where(
                meetings.c.group_id == group_id,
                meetings.c.state != State.CANCELLED,
                meetings.c.starts_at >= since,
                meetings.c.starts_at < until,
            )
            .order_by(meetings.c.starts_at)
        )
        return self._session.scalars(query).all()

    def before(self, meeting: Meeting) -> Meeting | None:
        same = (
            meetings.c.series_id == meeting.series_id
            if meeting.series_id is not None
            else meetings.c.group_id == meeting.group_id
        )
        query = (
            select(Meeting)
            .where(same, meetings.c.state != State.CANCELLED, meetings.c.starts_at < meeting.starts_at)
            .order_by(meetings.c.starts_at.desc())
            .limit(1)
        )
        return self._session.scalar(query)

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


def _to_begin(now: datetime) -> ColumnElement[bool]:
    return and_(meetings.c.state == State.PLANNED, meetings.c.starts_at > now)


def _to_come(group_ids: Collection[int], now: datetime) -> ColumnElement[bool]:
    return and_(
        meetings.c.group_id.in_(group_ids),
        meetings.c.state != State.CANCELLED,
        meetings.c.ends_at > now,
    )
