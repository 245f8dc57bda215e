"""Table and queries of topics that members propose."""

from collections.abc import Collection, Sequence

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, func, select, update
from sqlalchemy.orm import Session

from bot.polls.model import Area
from bot.proposals.model import Fate, Proposal
from storage.base import Instant, InTongues, Word, mapper, metadata

proposals = Table(
    "proposals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("by", ForeignKey("members.id", ondelete="SET NULL"), index=True),
    Column("title", InTongues, nullable=False),
    Column("summary", InTongues(none_as_null=True)),
    Column("area", Word(Area), nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("fate", Word(Fate), nullable=False),
    Column("decided_by", ForeignKey("members.id", ondelete="SET NULL")),
    Column("decided_at", Instant),
    Column("topic_id", ForeignKey("topics.id", ondelete="SET NULL")),
    Index(None, "group_id", "fate"),
)

mapper.map_imperatively(Proposal, proposals)


class SqlProposals:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, proposal: Proposal) -> None:
        self._session.add(proposal)
        self._session.flush()

    def find(self, proposal_id: int) -> Proposal | None:
        query = select(Proposal).where(proposals.c.id == proposal_id).with_for_update()
        return self._session.scalar(query.execution_options(populate_existing=True))

    def page_open(self, group_ids: Collection[int], offset: int, limit: int) -> Sequence[Proposal]:
        waiting = proposals.c.group_id.in_(group_ids) & (proposals.c.fate == Fate.OPEN)
        query = select(Proposal).where(waiting).order_by(proposals.c.id).offset(offset).limit(limit)
        return self._session.scalars(query).all()

    def count_open(self, group_ids: Collection[int]) -> int:
        waiting = proposals.c.group_id.in_(group_ids) & (proposals.c.fate == Fate.OPEN)
        return self._session.scalar(select(func.count()).select_from(proposals).where(waiting)) or 0

    def count_open_by(self, member_id: int, group_id: int) -> int:
        own = (proposals.c.by == member_id) & (proposals.c.group_id == group_id)
        query = select(func.count()).select_from(proposals).where(own, proposals.c.fate == Fate.OPEN)
        return self._session.scalar(query) or 0

    def give(self, from_id: int, to_id: int) -> None:
        self._session.execute(update(proposals).where(proposals.c.by == from_id).values(by=to_id))
        mine = update(proposals).where(proposals.c.decided_by == from_id)
        self._session.execute(mine.values(decided_by=to_id))
