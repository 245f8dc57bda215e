"""Tables and queries of the record: entries, what names people beside them, and each group's head."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Integer,
    Row,
    String,
    Table,
    Text,
    and_,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Session

from bot.record.model import Disclosure, Entry, Head, Step
from storage.base import Instant, Word, metadata, upsert

record_heads = Table(
    "record_heads",
    metadata,
    Column("group_id", ForeignKey("groups.id"), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)
record_entries = Table(
    "record_entries",
    metadata,
    Column("group_id", ForeignKey("groups.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("step", Word(Step), nullable=False),
    Column("at", Instant, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("sealed", JSON, nullable=False),
    Column("before", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
record_disclosures = Table(
    "record_disclosures",
    metadata,
    Column("group_id", ForeignKey("groups.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", String(40), primary_key=True),
    Column("salt", String(64), nullable=False),
    Column("text", Text, nullable=False),
    Column("member_id", ForeignKey("members.id", ondelete="SET NULL"), index=True),
)


class SqlRecords:
    def __init__(self, session: Session) -> None:
        self._session = session

    def take_head(self, group_id: int) -> Head:
        first = Head(group_id)
        row = upsert(self._session, record_heads).values(
            group_id=group_id, number=first.number, hash=first.hash
        )
        self._session.execute(row.on_conflict_do_nothing())
        return self._head(group_id, lock=True)

    def head(self, group_id: int) -> Head:
        return self._head(group_id, lock=False)

    def _head(self, group_id: int, *, lock: bool) -> Head:
        query = select(record_heads).where(record_heads.c.group_id == group_id)
        row = self._session.execute(query.with_for_update() if lock else query).one_or_none()
        return Head(row.group_id, row.number, row.hash) if row else Head(group_id)

    def add(self, entry: Entry, disclosures: Sequence[Disclosure]) -> None:
        self._session.execute(insert(record_entries).values(_columns(entry)))
        if disclosures:
            self._session.execute(insert(record_disclosures), [vars(each) for each in disclosures])
        head = update(record_heads).where(record_heads.c.group_id == entry.group_id)
        self._session.execute(head.values(number=entry.number, hash=entry.hash))

    def entries(self, group_id: int, first: int = 1, most: int | None = None) -> Sequence[Entry]:
        query = (
            select(record_entries)
            .where(record_entries.c.group_id == group_id, record_entries.c.number >= first)
            .order_by(record_entries.c.number)
        )
        return [_entry(row) for row in self._session.execute(query.limit(most))]

    def latest(self, group_id: int, step: Step, offset: int, limit: int) -> Sequence[Entry]:
        of_step = and_(record_entries.c.group_id == group_id, record_entries.c.step == step)
        query = select(record_entries).where(of_step).order_by(record_entries.c.number.desc())
        return [_entry(row) for row in self._session.execute(query.offset(offset).limit(limit))]

    def count(self, group_id: int, step: Step) -> int:
        query = select(func.count()).select_from(record_entries)
        of_step = and_(record_entries.c.group_id == group_id, record_entries.c.step == step)
        return self._session.scalar(query.where(of_step)) or 0

    def disclosed(self, group_id: int, numbers: Collection[int]) -> Sequence[Disclosure]:
        query = select(record_disclosures).where(
            record_disclosures.c.group_id == group_id, record_disclosures.c.number.in_(numbers)
        )
        return [Disclosure(**row._mapping) for row in self._session.execute(query)]

    def disclosures(self, group_id: int) -> Sequence[Disclosure]:
        query = (
            select(record_disclosures)
            .where(record_disclosures.c.group_id == group_id)
            .order_by(record_disclosures.c.number, record_disclosures.c.name)
        )
        return [Disclosure(**row._mapping) for row in self._session.execute(query)]

    def erase(self, member_id: int) -> int:
        gone = delete(record_disclosures).where(record_disclosures.c.member_id == member_id)
        return len(self._session.execute(gone.returning(record_disclosures.c.number)).all())

    def reassign(self, kept_id: int, gone_id: int) -> None:
        mine = update(record_disclosures).where(record_disclosures.c.member_id == gone_id)
        self._session.execute(mine.values(member_id=kept_id))


def _columns(entry: Entry) -> dict[str, Any]:
    return {**vars(entry), "facts": dict(entry.facts), "sealed": dict(entry.sealed)}


def _entry(row: Row[Any]) -> Entry:
    return Entry(**row._mapping)
