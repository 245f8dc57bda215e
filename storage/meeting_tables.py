"""The table of meetings."""

from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

from bot.meetings.kinds import Kind
from bot.meetings.model import Meeting, Part, State
from bot.polls.rules import Quorum
from storage.base import Instant, InTongues, Word, mapper, metadata


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
    Column("moved_at", Instant),
    UniqueConstraint("series_id", "day"),
    Index(None, "group_id", "starts_at"),
    Index(None, "state", "starts_at"),
)
meeting_quorums = Table(
    "meeting_quorums",
    metadata,
    Column("group_id", ForeignKey("groups.id", ondelete="CASCADE"), primary_key=True),
    Column("quorum", Word(Quorum), nullable=False),
)

mapper.map_imperatively(Meeting, meetings)
