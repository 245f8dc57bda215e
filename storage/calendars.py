"""Table of calendars' secret addresses, and the query of what they lead to."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Column, ColumnElement, ForeignKey, Integer, String, Table, and_, delete, null, select
from sqlalchemy.orm import Session

from bot.calendars.model import Address
from bot.meetings.model import Attendance, Meeting
from storage.attendance_tables import attendances
from storage.base import Instant, mapper, metadata
from storage.meeting_tables import meetings

addresses = Table(
    "calendar_addresses",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("made_at", Instant, nullable=False),
    Column("made_by", ForeignKey("members.id", ondelete="SET NULL")),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE"), index=True),
    Column("group_id", ForeignKey("groups.id"), index=True),
)

mapper.map_imperatively(Address, addresses)


class SqlCalendars:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, address: Address) -> None:
        self._session.add(address)
        self._session.flush()

    def find(self, digest: str) -> Address | None:
        return self._session.scalar(select(Address).where(addresses.c.digest == digest))

    def current(self, member_id: int | None, group_id: int | None) -> Address | None:
        query = select(Address).where(_of(member_id, group_id)).order_by(addresses.c.id.desc()).limit(1)
        return self._session.scalar(query)

    def revoke(self, member_id: int | None, group_id: int | None) -> None:
        self._session.execute(delete(addresses).where(_of(member_id, group_id)))
        self._session.expire_all()

    def meetings(
        self,
        group_ids: Collection[int],
        member_id: int | None,
        since: datetime,
        until: datetime,
        most: int,
    ) -> Sequence[tuple[Meeting, Attendance | None]]:
        when = (meetings.c.starts_at >= since, meetings.c.starts_at < until)
        query = select(Meeting, null() if member_id is None else attendances.c.attendance)
        if member_id is not None:
            mine = and_(attendances.c.meeting_id == meetings.c.id, attendances.c.member_id == member_id)
            query = query.join(attendances, mine, isouter=True)
        query = query.where(meetings.c.group_id.in_(group_ids), *when)
        query = query.order_by(meetings.c.starts_at.desc(), meetings.c.id.desc()).limit(most)
        return [(meeting, mine) for meeting, mine in reversed(self._session.execute(query).all())]


def _of(member_id: int | None, group_id: int | None) -> ColumnElement[bool]:
    return addresses.c.member_id == member_id if group_id is None else addresses.c.group_id == group_id
