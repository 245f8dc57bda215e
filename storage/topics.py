"""Table and queries of topics."""

from collections.abc import Sequence

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    UniqueConstraint,
    func,
    select,
)
from sqlalchemy.orm import Session

from bot.polls.model import Area, Topic
from storage.base import Instant, InTongues, Word, mapper, metadata

topics = Table(
    "topics",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("title", InTongues, nullable=False),
    Column("summary", InTongues(none_as_null=True)),
    Column("area", Word(Area), nullable=False),
    Column("created_by", ForeignKey("members.id", ondelete="SET NULL")),
    Column("created_at", Instant, nullable=False),
    Column("starter", String(20)),
    UniqueConstraint("group_id", "starter"),
)
mapper.map_imperatively(Topic, topics)


class SqlTopics:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, topic: Topic) -> None:
        self._session.add(topic)
        self._session.flush()

    def find(self, topic_id: int) -> Topic | None:
        return self._session.get(Topic, topic_id)

    def page(self, group_id: int, offset: int, limit: int) -> Sequence[Topic]:
        query = select(Topic).where(topics.c.group_id == group_id).order_by(topics.c.id.desc())
        return self._session.scalars(query.offset(offset).limit(limit)).all()

    def count(self, group_id: int) -> int:
        query = select(func.count()).select_from(topics).where(topics.c.group_id == group_id)
        return self._session.scalar(query) or 0

    def adopted(self, group_id: int, starter: str) -> Topic | None:
        query = select(Topic).where(topics.c.group_id == group_id, topics.c.starter == starter)
        return self._session.scalar(query)
