"""Tables and queries of ballots.

A ballot is a bit mask of option numbers. Counters are kept beside the ballots, so that neither a vote nor a card
reads them all; only the closing of a poll does.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Integer,
    Table,
    and_,
    bindparam,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.orm import Session

from bot.errors import Conflict
from bot.membership.model import VOTING, Member
from bot.polls.model import Ballot, Poll, Tally
from storage.base import Instant, metadata
from storage.membership import members, memberships
from storage.prepared import Prepared

VOTERS = -1
"""The counter, beside those of the options, of how many members voted."""


ballots = Table(
    "ballots",
    metadata,
    Column("poll_id", ForeignKey("polls.id", ondelete="CASCADE"), primary_key=True),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("choices", Integer, nullable=False),
    Column("cast_at", Instant, nullable=False),
)
poll_counts = Table(
    "poll_counts",
    metadata,
    Column("poll_id", ForeignKey("polls.id", ondelete="CASCADE"), primary_key=True),
    Column("option", Integer, primary_key=True, autoincrement=False),
    Column("votes", Integer, nullable=False),
)

OWN = (ballots.c.poll_id == bindparam("poll"), ballots.c.member_id == bindparam("member"))
OWN_CHOICES = Prepared(lambda _insert: select(ballots.c.choices).where(*OWN))
TAKE = Prepared(  # a change of nothing: the row is there afterwards, locked, and gives what it holds
    lambda insert: (
        insert(ballots)
        .values(poll_id=bindparam("poll"), member_id=bindparam("member"), choices=0, cast_at=bindparam("at"))
        .on_conflict_do_update(index_elements=["poll_id", "member_id"], set_={"choices": ballots.c.choices})
        .returning(ballots.c.choices)
    )
)
PUT = Prepared(
    lambda _insert: update(ballots).where(*OWN).values(choices=bindparam("mask"), cast_at=bindparam("at"))
)
COUNT = Prepared(
    lambda _insert: (
        update(poll_counts)
        .where(poll_counts.c.poll_id == bindparam("poll"), poll_counts.c.option == bindparam("of"))
        .values(votes=poll_counts.c.votes + bindparam("by", type_=Integer))
    )
)
COUNTED = Prepared(
    lambda _insert: select(poll_counts.c.option, poll_counts.c.votes).where(
        poll_counts.c.poll_id == bindparam("poll")
    )
)


class SqlBallots:
    def __init__(self, session: Session) -> None:
        self._session = session

    def ballot(self, poll_id: int, member_id: int) -> Ballot:
        found = OWN_CHOICES.first(self._session, poll=poll_id, member=member_id)
        return _options_in(found[0] if found else 0)

    def take_ballot(self, poll_id: int, member_id: int, now: datetime) -> Ballot:
        taken = TAKE.first(self._session, poll=poll_id, member=member_id, at=now)
        if taken is None:
            raise Conflict("the ballot was removed meanwhile")
        return _options_in(taken[0])

    def put_ballot(self, poll_id: int, member_id: int, before: Ballot, after: Ballot, now: datetime) -> None:
        PUT.run(self._session, poll=poll_id, member=member_id, mask=_mask_of(after), at=now)
        moves = {option: 1 for option in after - before} | {option: -1 for option in before - after}
        moves[VOTERS] = bool(after) - bool(before)
        # In the order of the options: two voters who change the same counters cannot wait for each other.
        for option, by in sorted(moves.items()):
            if by:
                COUNT.run(self._session, poll=poll_id, of=option, by=by)

    def drop_ballot(self, poll_id: int, member_id: int) -> None:
        self._session.execute(delete(ballots).where(_own(poll_id, member_id), ballots.c.choices == 0))

    def with_both(self, one_id: int, other_id: int) -> Sequence[int]:
        other = ballots.alias()
        query = (
            select(ballots.c.poll_id)
            .join(other, other.c.poll_id == ballots.c.poll_id)
            .where(ballots.c.member_id == one_id, other.c.member_id == other_id)
            .order_by(ballots.c.poll_id)
        )
        return self._session.scalars(query).all()

    def cast_at(self, poll_id: int, member_id: int) -> datetime:
        cast: datetime = self._session.execute(
            select(ballots.c.cast_at).where(_own(poll_id, member_id))
        ).scalar_one()
        return cast

    def discard_ballot(self, poll_id: int, member_id: int) -> None:
        self._session.execute(delete(ballots).where(_own(poll_id, member_id)))

    def tally(self, poll: Poll) -> Tally:
        counted: dict[int, int] = dict(COUNTED.rows(self._session, poll=poll.id))
        votes = tuple(counted.get(option, 0) for option in range(len(poll.options)))
        return Tally(votes, counted.get(VOTERS, 0), self._entitled(poll.group_id))

    def recount(self, poll: Poll) -> Tally:
        alike = (
            select(ballots.c.choices, func.count())
            .where(ballots.c.poll_id == poll.id, ballots.c.choices != 0)
            .group_by(ballots.c.choices)
        )
        votes, voters = [0] * len(poll.options), 0
        for choices, times in self._session.execute(alike):
            voters += times
            for option in _options_in(choices):
                votes[option] += times
        return Tally(tuple(votes), voters, self._entitled(poll.group_id))

    def _entitled(self, group_id: int) -> int:
        query = select(func.count()).select_from(memberships)
        return self._session.scalar(query.where(_votes_in(group_id))) or 0

    def not_voted(self, poll: Poll) -> Sequence[Member]:
        voted = select(ballots.c.member_id).where(ballots.c.poll_id == poll.id, ballots.c.choices != 0)
        query = (
            select(Member)
            .join(memberships, memberships.c.member_id == members.c.id)
            .where(_votes_in(poll.group_id), members.c.id.not_in(voted))
            .order_by(members.c.id)
        )
        return self._session.scalars(query).all()


def _own(poll_id: int, member_id: int) -> ColumnElement[bool]:
    return and_(ballots.c.poll_id == poll_id, ballots.c.member_id == member_id)


def _votes_in(group_id: int) -> ColumnElement[bool]:
    return and_(memberships.c.group_id == group_id, memberships.c.role.in_(VOTING))


def _mask_of(ballot: Ballot) -> int:
    return sum(1 << option for option in ballot)


def _options_in(mask: int) -> Ballot:
    return frozenset(option for option in range(mask.bit_length()) if mask >> option & 1)
