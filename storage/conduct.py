"""Tables and queries of what happens around formal votes: drafts, proxies, agreements of the co-chairs."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Column, ForeignKey, Integer, Table, and_, delete, func, insert, select
from sqlalchemy.orm import Session

from bot.membership.roles import Side
from bot.polls.model import Agreement, Poll, PollState, Proxy
from storage.ballot_tables import ballots, poll_counts
from storage.ballots import counters_of
from storage.base import Instant, Word, mapper, metadata
from storage.seats import poll_seats

poll_proxies = Table(
    "poll_proxies",
    metadata,
    Column("poll_id", ForeignKey("polls.id", ondelete="CASCADE"), primary_key=True),
    Column("seat", Integer, primary_key=True, autoincrement=False),
    Column("holder", Integer, nullable=False),
    Column("given_by", ForeignKey("members.id", ondelete="SET NULL")),
    Column("given_at", Instant, nullable=False),
)

poll_agreements = Table(
    "poll_agreements",
    metadata,
    Column("poll_id", ForeignKey("polls.id", ondelete="CASCADE"), primary_key=True),
    Column("side", Word(Side), primary_key=True),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE"), nullable=False),
    Column("at", Instant, nullable=False),
)

mapper.map_imperatively(Proxy, poll_proxies)


class SqlConduct:
    _session: Session

    def lay_counters(self, poll: Poll) -> None:
        counters = counters_of(poll.method, len(poll.options))
        rows = [{"poll_id": poll.id, "option": option, "mark": mark, "votes": 0} for option, mark in counters]
        self._session.execute(insert(poll_counts), rows)

    def drafts(self, group_id: int, offset: int, limit: int) -> Sequence[Poll]:
        polls = metadata.tables["polls"]
        query = select(Poll).where(polls.c.group_id == group_id, polls.c.state == PollState.DRAFT)
        return self._session.scalars(query.order_by(polls.c.id.desc()).offset(offset).limit(limit)).all()

    def count_drafts(self, group_id: int) -> int:
        polls = metadata.tables["polls"]
        query = select(func.count()).select_from(polls)
        drafted = and_(polls.c.group_id == group_id, polls.c.state == PollState.DRAFT)
        return self._session.scalar(query.where(drafted)) or 0

    def remove(self, poll: Poll) -> None:
        self._session.delete(poll)
        self._session.flush()

    def turnout(self, poll_id: int) -> Mapping[Side, tuple[int, int]]:
        cast = and_(
            ballots.c.poll_id == poll_id,
            ballots.c.voter == func.coalesce(poll_seats.c.member_id, -poll_seats.c.number),
            ballots.c.marks != "",
        )
        query = (
            select(poll_seats.c.side, func.count(ballots.c.voter), func.count())
            .outerjoin(ballots, cast)
            .where(poll_seats.c.poll_id == poll_id)
            .group_by(poll_seats.c.side)
        )
        return {side: (voted, seats) for side, voted, seats in self._session.execute(query)}

    def proxies(self, poll_id: int) -> Sequence[Proxy]:
        query = select(Proxy).where(poll_proxies.c.poll_id == poll_id).order_by(poll_proxies.c.seat)
        return self._session.scalars(query).all()

    def proxy_of(self, poll_id: int, seat: int) -> Proxy | None:
        return self._session.get(Proxy, (poll_id, seat))

    def give_proxy(self, proxy: Proxy) -> None:
        self._session.add(proxy)
        self._session.flush()

    def revoke_proxy(self, proxy: Proxy) -> None:
        self._session.delete(proxy)
        self._session.flush()

    def agreements(self, poll_id: int) -> Sequence[Agreement]:
        kept = poll_agreements.c
        query = select(kept.side, kept.member_id, kept.at).where(kept.poll_id == poll_id)
        return [Agreement(*row) for row in self._session.execute(query.order_by(kept.side))]

    def agree(self, poll_id: int, agreement: Agreement) -> None:
        self.disagree(poll_id, agreement.side)
        self._session.execute(insert(poll_agreements).values(poll_id=poll_id, **vars(agreement)))

    def disagree(self, poll_id: int, side: Side) -> None:
        kept = poll_agreements.c
        self._session.execute(delete(poll_agreements).where(kept.poll_id == poll_id, kept.side == side))
