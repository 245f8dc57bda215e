"""Tables of minutes, their versions and objections."""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
)
from sqlalchemy.types import TypeDecorator

from bot.membership.roles import Side
from bot.minutes.model import Entry, Minutes, Objection, Sort, Stage
from bot.minutes.plain import from_plain, plain
from bot.minutes.sheet import Sheet
from storage.base import Instant, InTongues, Word, mapper, metadata


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
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE"), index=True),
    Column("name", String(80), nullable=False),
    ForeignKeyConstraint(
        ["minutes_id", "round"], ["minutes_versions.minutes_id", "minutes_versions.round"], ondelete="CASCADE"
    ),
)
mapper.map_imperatively(Minutes, minutes)
mapper.map_imperatively(Entry, minutes_entries)
mapper.map_imperatively(Objection, minutes_objections)
