"""Queries of minutes, their versions and objections."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, insert, select
from sqlalchemy.orm import Session

from bot.meetings.model import Meeting, State
from bot.membership.roles import Side
from bot.minutes.model import Assent, Entry, Minutes, Objection, Stage
from bot.minutes.sheet import Version
from storage.base import upsert
from storage.meeting_tables import meetings
from storage.minutes_tables import (
    minutes,
    minutes_assents,
    minutes_entries,
    minutes_objections,
    minutes_people,
    minutes_versions,
)


class SqlMinutes:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, minutes: Minutes) -> None:
        self._session.add(minutes)
        self._session.flush()

    def find(self, minutes_id: int) -> Minutes | None:
        return self._session.get(Minutes, minutes_id)

    def hold(self, minutes_id: int) -> Minutes | None:
        query = select(Minutes).where(minutes.c.id == minutes_id).with_for_update()
        return self._session.scalar(query.execution_options(populate_existing=True))

    def of_meeting(self, meeting_id: int) -> Minutes | None:
        return self._session.scalar(select(Minutes).where(minutes.c.meeting_id == meeting_id))

    def count(self, group_id: int, now: datetime) -> int:
        query = select(func.count()).select_from(meetings).where(_began(group_id, now))
        return self._session.scalar(query) or 0

    def began(self, group_id: int, now: datetime, offset: int, limit: int) -> Sequence[Meeting]:
        query = select(Meeting).where(_began(group_id, now)).order_by(meetings.c.starts_at.desc())
        return self._session.scalars(query.offset(offset).limit(limit)).all()

    def meeting_before(self, group_id: int, moment: datetime) -> datetime | None:
        earlier = and_(_began(group_id, moment), meetings.c.starts_at < moment)
        found: datetime | None = self._session.scalar(select(func.max(meetings.c.starts_at)).where(earlier))
        return found

    def last_number(self, group_id: int) -> int:
        return (
            self._session.scalar(select(func.max(minutes.c.number)).where(minutes.c.group_id == group_id))
            or 0
        )

    def due_by(self, moment: datetime) -> Sequence[Minutes]:
        due = and_(minutes.c.stage == Stage.SENT, minutes.c.due_at <= moment)
        query = select(Minutes).where(due).order_by(minutes.c.due_at, minutes.c.id)
        return self._session.scalars(query.with_for_update(skip_locked=True)).all()

    def next_due(self) -> datetime | None:
        query = select(func.min(minutes.c.due_at)).where(minutes.c.stage == Stage.SENT)
        due: datetime | None = self._session.scalar(query)
        return due

    def entries(self, minutes_id: int) -> Sequence[Entry]:
        query = select(Entry).where(minutes_entries.c.minutes_id == minutes_id)
        return self._session.scalars(query.order_by(minutes_entries.c.position, minutes_entries.c.id)).all()

    def add_entry(self, entry: Entry) -> None:
        self._session.add(entry)
        self._session.flush()

    def entry(self, entry_id: int) -> Entry | None:
        query = select(Entry).where(minutes_entries.c.id == entry_id)
        return self._session.scalar(query.execution_options(populate_existing=True))

    def drop_entry(self, entry: Entry) -> None:
        self._session.delete(entry)
        self._session.flush()

    def add_objection(self, objection: Objection) -> None:
        self._session.add(objection)
        self._session.flush()

    def objection(self, objection_id: int) -> Objection | None:
        return self._session.get(Objection, objection_id)

    def objections(self, minutes_id: int) -> Sequence[Objection]:
        query = select(Objection).where(minutes_objections.c.minutes_id == minutes_id)
        return self._session.scalars(query.order_by(minutes_objections.c.id)).all()

    def assent(self, minutes_id: int, round_: int, side: Side, member_id: int, now: datetime) -> None:
        given = upsert(self._session, minutes_assents).values(
            minutes_id=minutes_id, round=round_, side=side, member_id=member_id, at=now
        )
        self._session.execute(given.on_conflict_do_nothing())

    def assents(self, minutes_id: int, round_: int) -> Sequence[Assent]:
        table = minutes_assents
        query = select(table).where(table.c.minutes_id == minutes_id, table.c.round == round_)
        rows = self._session.execute(query.order_by(table.c.side))
        return [Assent(row.side, row.member_id, row.at) for row in rows]

    def keep(self, version: Version) -> None:
        key = {"minutes_id": version.minutes_id, "round": version.round}
        row = {**key, "made_at": version.made_at, "sheet": version.sheet}
        self._session.execute(insert(minutes_versions).values(row))
        people = [
            {**key, "number": number, "member_id": version.members.get(number), "name": name}
            for number, name in version.names.items()
        ]
        if people:
            self._session.execute(insert(minutes_people), people)

    def version(self, minutes_id: int, round_: int) -> Version | None:
        table = minutes_versions
        query = select(table).where(table.c.minutes_id == minutes_id, table.c.round == round_)
        row = self._session.execute(query).one_or_none()
        if row is None:
            return None
        people = self._people(minutes_id, round_)
        names = {each.number: each.name for each in people}
        members = {each.number: each.member_id for each in people if each.member_id is not None}
        return Version(minutes_id, round_, row.made_at, row.sheet, names, members)

    def _people(self, minutes_id: int, round_: int) -> Sequence[Row[Any]]:
        table = minutes_people
        query = select(table).where(table.c.minutes_id == minutes_id, table.c.round == round_)
        return self._session.execute(query).all()


def _began(group_id: int, now: datetime) -> ColumnElement[bool]:
    return and_(
        meetings.c.group_id == group_id, meetings.c.starts_at <= now, meetings.c.state != State.CANCELLED
    )
