"""Tables and queries of minutes, their versions and objections, and of roll calls."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Row,
    String,
    Table,
    and_,
    delete,
    func,
    insert,
    select,
)
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator

from bot.meetings.model import Meeting, State
from bot.membership.model import Side
from bot.minutes.model import Assent, Entry, Minutes, Objection, Sort, Stage
from bot.minutes.plain import from_plain, plain
from bot.minutes.sheet import Sheet, Version
from storage.base import Instant, InTongues, Word, mapper, metadata, upsert
from storage.meeting_tables import meetings


class InSheet(TypeDecorator[Sheet]):
    """A text as a JSON object."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Sheet | None, dialect: Dialect) -> Any:
        return None if value is None else plain(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Sheet | None:
        return None if value is None else from_plain(value)


minutes = Table(
    "minutes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, unique=True),
    Column("started_by", ForeignKey("members.id", ondelete="SET NULL")),
    Column("started_at", Instant, nullable=False),
    Column("stage", Word(Stage), nullable=False),
    Column("round", Integer, nullable=False),
    Column("days", Integer, nullable=False),
    Column("sent_at", Instant),
    Column("due_at", Instant),
    Column("number", Integer),
    Column("accepted_at", Instant),
    Column("silent", Boolean, nullable=False),
    Column("digest", String(64), nullable=False),
    Index(None, "group_id", "number", unique=True),
    Index(None, "stage", "due_at"),
)
minutes_entries = Table(
    "minutes_entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("minutes_id", ForeignKey("minutes.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("sort", Word(Sort), nullable=False),
    Column("position", Integer, nullable=False),
    Column("heading", InTongues(none_as_null=True)),
    Column("text", InTongues(none_as_null=True)),
    Column("poll_id", ForeignKey("polls.id", ondelete="SET NULL")),
    Column("owner_id", ForeignKey("members.id", ondelete="SET NULL")),
    Column("due_at", Instant),
    Column("task_id", ForeignKey("tasks.id", ondelete="SET NULL")),
    Column("revision", Integer, nullable=False),
    Column("changed_by", ForeignKey("members.id", ondelete="SET NULL")),
)
minutes_objections = Table(
    "minutes_objections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("minutes_id", ForeignKey("minutes.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("round", Integer, nullable=False),
    Column("entry_id", ForeignKey("minutes_entries.id", ondelete="SET NULL")),
    Column("by", ForeignKey("members.id", ondelete="SET NULL")),
    Column("side", Word(Side), nullable=False),
    Column("reason", InTongues, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("answer", InTongues(none_as_null=True)),
    Column("answered_at", Instant),
)
minutes_assents = Table(
    "minutes_assents",
    metadata,
    Column("minutes_id", ForeignKey("minutes.id", ondelete="CASCADE"), primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("side", Word(Side), primary_key=True),
    Column("member_id", ForeignKey("members.id", ondelete="SET NULL")),
    Column("at", Instant, nullable=False),
)
minutes_versions = Table(
    "minutes_versions",
    metadata,
    Column("minutes_id", ForeignKey("minutes.id", ondelete="CASCADE"), primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("made_at", Instant, nullable=False),
    Column("sheet", InSheet, nullable=False),
)
minutes_people = Table(
    "minutes_people",
    metadata,
    Column("minutes_id", Integer, primary_key=True, autoincrement=False),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", String(80), nullable=False),
    ForeignKeyConstraint(
        ["minutes_id", "round"], ["minutes_versions.minutes_id", "minutes_versions.round"], ondelete="CASCADE"
    ),
)
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

mapper.map_imperatively(Minutes, minutes)
mapper.map_imperatively(Entry, minutes_entries)
mapper.map_imperatively(Objection, minutes_objections)


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
            {**key, "number": number, "member_id": version.members[number], "name": name}
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
        members = {each.number: each.member_id for each in people}
        return Version(minutes_id, round_, row.made_at, row.sheet, names, members)

    def _people(self, minutes_id: int, round_: int) -> Sequence[Row[Any]]:
        table = minutes_people
        query = select(table).where(table.c.minutes_id == minutes_id, table.c.round == round_)
        return self._session.execute(query).all()


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


def _began(group_id: int, now: datetime) -> ColumnElement[bool]:
    return and_(
        meetings.c.group_id == group_id, meetings.c.starts_at <= now, meetings.c.state != State.CANCELLED
    )
