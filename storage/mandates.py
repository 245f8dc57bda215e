"""Table and queries of offices held for a time."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Column, ColumnElement, ForeignKey, Index, Integer, Table, and_, func, or_, select
from sqlalchemy.orm import Session, relationship

from bot.membership.mandate import Mandate
from bot.membership.model import Member
from bot.membership.roles import Role, Side
from storage.base import Instant, Word, mapper, metadata

mandates = Table(
    "mandates",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE"), nullable=False),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("role", Word(Role), nullable=False),
    Column("side", Word(Side), nullable=False),
    Column("organisation_id", ForeignKey("organisations.id"), index=True),
    Column("since", Instant, nullable=False),
    Column("until", Instant),
    Index(None, "member_id", "group_id"),
    Index(None, "group_id", "organisation_id"),
)
mapper.map_imperatively(
    Mandate, mandates, properties={"member": relationship(Member, lazy="joined", innerjoin=True)}
)


class SqlMandates:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, mandate: Mandate) -> None:
        self._session.add(mandate)
        self._session.flush()

    def find(self, mandate_id: int) -> Mandate | None:
        return self._session.get(Mandate, mandate_id)

    def forget(self, mandate: Mandate) -> None:
        self._session.delete(mandate)
        self._session.flush()

    def of_member(self, member_id: int, group_id: int, now: datetime) -> Sequence[Mandate]:
        mine = and_(mandates.c.member_id == member_id, mandates.c.group_id == group_id)
        return self._listed(and_(mine, _in_force(now)))

    def in_force(self, group_id: int, now: datetime) -> Sequence[Mandate]:
        return self._listed(and_(mandates.c.group_id == group_id, _in_force(now)))

    def not_over(self, group_id: int, moment: datetime) -> Sequence[Mandate]:
        return self._listed(and_(mandates.c.group_id == group_id, _not_over(moment)))

    def all_of(self, member_id: int) -> Sequence[Mandate]:
        return self._listed(mandates.c.member_id == member_id)

    def for_organisation(self, organisation_id: int, moment: datetime) -> Sequence[Mandate]:
        return self._listed(and_(mandates.c.organisation_id == organisation_id, _not_over(moment)))

    def history(self, group_id: int, offset: int, limit: int) -> Sequence[Mandate]:
        query = select(Mandate).where(mandates.c.group_id == group_id)
        newest = query.order_by(mandates.c.since.desc(), mandates.c.id.desc())
        return self._session.scalars(newest.offset(offset).limit(limit)).all()

    def count(self, group_id: int) -> int:
        query = select(func.count()).select_from(mandates).where(mandates.c.group_id == group_id)
        return self._session.scalar(query) or 0

    def _listed(self, which: ColumnElement[bool]) -> Sequence[Mandate]:
        return self._session.scalars(select(Mandate).where(which).order_by(mandates.c.id)).all()


def _not_over(moment: datetime) -> ColumnElement[bool]:
    return or_(mandates.c.until.is_(None), mandates.c.until > moment)


def _in_force(now: datetime) -> ColumnElement[bool]:
    return and_(mandates.c.since <= now, _not_over(now))
