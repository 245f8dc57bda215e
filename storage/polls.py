"""Tables and queries of topics, polls and ballots.

A ballot is a bit mask of option numbers. Counters are kept beside the ballots, so that neither a vote nor a card
reads them all; only the closing of a poll does.
"""

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
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator

from bot.chat.text import Variants
from bot.errors import Conflict
from bot.membership.model import VOTING, Member
from bot.polls.model import Area, Ballot, Poll, PollState, Tally, Topic
from storage.base import Instant, InTongues, Word, from_json, mapper, metadata, to_json, upsert
from storage.membership import members, memberships

VOTERS = -1
"""The counter, beside those of the options, of how many members voted."""


class Options(TypeDecorator[tuple[Variants, ...]]):
    """Options in their order, as a JSON list."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[Variants, ...] | None, dialect: Dialect) -> Any:
        return None if value is None else [to_json(each) for each in value]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Variants, ...] | None:
        return None if value is None else tuple(from_json(each) for each in value)


class Counted(TypeDecorator[Tally]):
    """A tally as a JSON object."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Tally | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        return {"votes": list(value.votes), "voters": value.voters, "entitled": value.entitled}

    def process_result_value(self, value: Any, dialect: Dialect) -> Tally | None:
        return None if value is None else Tally(tuple(value["votes"]), value["voters"], value["entitled"])


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
polls = Table(
    "polls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("topic_id", ForeignKey("topics.id", ondelete="SET NULL"), index=True),
    Column("question", InTongues, nullable=False),
    Column("options", Options, nullable=False),
    Column("multiple", Boolean, nullable=False),
    Column("opened_by", ForeignKey("members.id", ondelete="SET NULL")),
    Column("opened_at", Instant, nullable=False),
    Column("closes_at", Instant, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("state", Word(PollState), nullable=False),
    Column("ended_at", Instant),
    Column("result", Counted),
    Index(None, "group_id", "state"),
    Index(None, "state", "closes_at"),
)
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

mapper.map_imperatively(Topic, topics)
mapper.map_imperatively(Poll, polls)


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


class SqlPolls:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, poll: Poll) -> None:
        self._session.add(poll)
        self._session.flush()
        counters = [VOTERS, *range(len(poll.options))]
        rows = [{"poll_id": poll.id, "option": option, "votes": 0} for option in counters]
        self._session.execute(insert(poll_counts), rows)

    def find(self, poll_id: int) -> Poll | None:
        return self._session.get(Poll, poll_id)

    def for_voting(self, poll_id: int) -> Poll | None:
        return self._locked(poll_id, shared=True)

    def for_ending(self, poll_id: int) -> Poll | None:
        return self._locked(poll_id, shared=False)

    def _locked(self, poll_id: int, *, shared: bool) -> Poll | None:
        query = select(Poll).where(polls.c.id == poll_id).with_for_update(read=shared)
        return self._session.scalar(query.execution_options(populate_existing=True))

    def ballot(self, poll_id: int, member_id: int) -> Ballot:
        return _options_in(
            self._session.scalar(select(ballots.c.choices).where(_own(poll_id, member_id))) or 0
        )

    def take_ballot(self, poll_id: int, member_id: int, now: datetime) -> Ballot:
        empty = upsert(self._session, ballots).values(
            poll_id=poll_id, member_id=member_id, choices=0, cast_at=now
        )
        self._session.execute(empty.on_conflict_do_nothing())
        mine = select(ballots.c.choices).where(_own(poll_id, member_id)).with_for_update()
        choices = self._session.scalar(mine)
        if choices is None:
            raise Conflict("the ballot was removed meanwhile")
        return _options_in(choices)

    def put_ballot(self, poll_id: int, member_id: int, before: Ballot, after: Ballot, now: datetime) -> None:
        mine = update(ballots).where(_own(poll_id, member_id))
        self._session.execute(mine.values(choices=_mask_of(after), cast_at=now))
        moves = {option: 1 for option in after - before} | {option: -1 for option in before - after}
        moves[VOTERS] = bool(after) - bool(before)
        # In the order of the options: two voters who change the same counters cannot wait for each other.
        steps = [{"of": option, "by": by} for option, by in sorted(moves.items()) if by]
        if steps:
            counter = update(poll_counts).where(
                poll_counts.c.poll_id == poll_id, poll_counts.c.option == bindparam("of")
            )
            by = poll_counts.c.votes + bindparam("by")
            self._session.connection().execute(counter.values(votes=by), steps)

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
        query = select(poll_counts.c.option, poll_counts.c.votes).where(poll_counts.c.poll_id == poll.id)
        counted = {option: votes for option, votes in self._session.execute(query)}
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

    def closing_by(self, moment: datetime) -> Sequence[int]:
        query = select(polls.c.id).where(polls.c.state == PollState.OPEN, polls.c.closes_at <= moment)
        return self._session.scalars(query.order_by(polls.c.id)).all()

    def next_close(self) -> datetime | None:
        first: datetime | None = self._session.scalar(
            select(func.min(polls.c.closes_at)).where(polls.c.state == PollState.OPEN)
        )
        return first

    def open_in(self, group_id: int) -> Sequence[int]:
        query = select(polls.c.id).where(polls.c.group_id == group_id, polls.c.state == PollState.OPEN)
        return self._session.scalars(query.order_by(polls.c.id)).all()

    def on_topic(self, topic_id: int, most: int) -> Sequence[Poll]:
        query = select(Poll).where(polls.c.topic_id == topic_id).order_by(polls.c.id.desc()).limit(most)
        return self._session.scalars(query).all()

    def page_open(
        self, group_ids: Collection[int], voter_id: int, votes_in: Collection[int], offset: int, limit: int
    ) -> Sequence[tuple[Poll, bool]]:
        waits = and_(polls.c.group_id.in_(votes_in), func.coalesce(ballots.c.choices, 0) == 0)
        query = (
            select(Poll, waits)
            .outerjoin(ballots, and_(ballots.c.poll_id == polls.c.id, ballots.c.member_id == voter_id))
            .where(_open_in(group_ids))
            .order_by(waits.desc(), polls.c.closes_at, polls.c.id)
        )
        rows = self._session.execute(query.offset(offset).limit(limit))
        return [(poll, bool(waiting)) for poll, waiting in rows]

    def count_open(self, group_ids: Collection[int]) -> int:
        query = select(func.count()).select_from(polls).where(_open_in(group_ids))
        return self._session.scalar(query) or 0


def _own(poll_id: int, member_id: int) -> ColumnElement[bool]:
    return and_(ballots.c.poll_id == poll_id, ballots.c.member_id == member_id)


def _votes_in(group_id: int) -> ColumnElement[bool]:
    return and_(memberships.c.group_id == group_id, memberships.c.role.in_(VOTING))


def _open_in(group_ids: Collection[int]) -> ColumnElement[bool]:
    return and_(polls.c.group_id.in_(group_ids), polls.c.state == PollState.OPEN)


def _mask_of(ballot: Ballot) -> int:
    return sum(1 << option for option in ballot)


def _options_in(mask: int) -> Ballot:
    return frozenset(option for option in range(mask.bit_length()) if mask >> option & 1)
