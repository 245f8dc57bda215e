"""Queries of meetings."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from bot.meetings.model import Meeting, State
from bot.polls.rules import Quorum
from storage.base import upsert
from storage.meeting_tables import meeting_quorums, meetings

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

    def quorum_of(self, group_id: int) -> Quorum:
        query = select(meeting_quorums.c.quorum).where(meeting_quorums.c.group_id == group_id)
        return self._session.scalar(query) or Quorum.HALF_PER_SIDE

    def set_quorum(self, group_id: int, quorum: Quorum) -> None:
        row = upsert(self._session, meeting_quorums).values(group_id=group_id, quorum=quorum)
        self._session.execute(row.on_conflict_do_update(index_elements=["group_id"], set_={"quorum": quorum}))

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


def _to_begin(now: datetime) -> ColumnElement[bool]:
    return and_(meetings.c.state == State.PLANNED, meetings.c.starts_at > now)


def _to_come(group_ids: Collection[int], now: datetime) -> ColumnElement[bool]:
    return and_(
        meetings.c.group_id.in_(group_ids),
        meetings.c.state != State.CANCELLED,
        meetings.c.ends_at > now,
    )
