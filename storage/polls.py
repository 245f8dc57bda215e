"""Table and queries of polls."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    and_,
    bindparam,
    func,
    select,
)
from sqlalchemy.types import TypeDecorator

from bot.membership.roles import Side
from bot.polls.counting import Method, Round
from bot.polls.model import Option, Poll, PollState, Tally
from bot.polls.rules import Quorum, Rule, Votes
from bot.polls.terms import Kind, Live, Secrecy, Terms, Unit
from storage.ballot_tables import ballots
from storage.ballots import SqlBallots
from storage.base import Instant, InTongues, Word, from_json, mapper, metadata, to_json
from storage.conduct import SqlConduct
from storage.loading import loose
from storage.loosening import loosen_second
from storage.membership import memberships
from storage.prepared import Prepared


class Options(TypeDecorator[tuple[Option, ...]]):
    """Options in their order, as a JSON list; a moment as text (ISO 8601, UTC)."""

    impl = JSON
    cache_ok = True
    shared = True

    def process_bind_param(self, value: tuple[Option, ...] | None, dialect: Dialect) -> Any:
        return None if value is None else [_option_to_json(each) for each in value]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Option, ...] | None:
        return None if value is None else tuple(_option_in(each) for each in value)


def _option_to_json(option: Option) -> Any:
    return option.astimezone(UTC).isoformat() if isinstance(option, datetime) else to_json(option)


def _option_in(said: Any) -> Option:
    return datetime.fromisoformat(said) if isinstance(said, str) else from_json(said)


class Counted(TypeDecorator[Tally]):
    """A tally as a JSON object."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Tally | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        return {**asdict(value)}

    def process_result_value(self, value: Any, dialect: Dialect) -> Tally | None:
        return None if value is None else _tally_in(value)


class InTerms(TypeDecorator[Terms]):
    """Terms as a JSON object."""

    impl = JSON
    cache_ok = True
    shared = True

    def process_bind_param(self, value: Terms | None, dialect: Dialect) -> Any:
        return None if value is None else asdict(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Terms | None:
        return None if value is None else _terms_in(value)


polls = Table(
    "polls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("topic_id", ForeignKey("topics.id", ondelete="SET NULL"), index=True),
    Column("question", InTongues, nullable=False),
    Column("options", Options, nullable=False),
    Column("method", Word(Method), nullable=False),
    Column("terms", InTerms, nullable=False),
    Column("opened_by", ForeignKey("members.id", ondelete="SET NULL")),
    Column("opened_at", Instant, nullable=False),
    Column("closes_at", Instant, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("state", Word(PollState), nullable=False),
    Column("ended_at", Instant),
    Column("result", Counted),
    Column("record_no", Integer),
    Column("review_at", Instant),
    Index(None, "group_id", "state"),
    Index(None, "state", "closes_at"),
)

mapper.map_imperatively(Poll, polls)

TO_VOTE_IN = Prepared(
    lambda _insert: select(polls).where(polls.c.id == bindparam("poll")).with_for_update(read=True)
)


class SqlPolls(SqlConduct, SqlBallots):
    def add(self, poll: Poll) -> None:
        self._session.add(poll)
        self._session.flush()
        if poll.state is not PollState.DRAFT:
            self.lay_counters(poll)

    def hand_over(self, kept_id: int, gone_id: int) -> None:
        loosen_second(self._session, kept_id, gone_id)
        super().hand_over(kept_id, gone_id)

    def find(self, poll_id: int) -> Poll | None:
        return self._session.get(Poll, poll_id)

    def for_voting(self, poll_id: int) -> Poll | None:
        found = TO_VOTE_IN.first(self._session, poll=poll_id)
        return None if found is None else loose(Poll, polls, found)

    def for_ending(self, poll_id: int) -> Poll | None:
        query = select(Poll).where(polls.c.id == poll_id).with_for_update()
        return self._session.scalar(query.execution_options(populate_existing=True))

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

    def hold_open_of(self, member_ids: Collection[int]) -> None:
        theirs = select(memberships.c.group_id).where(memberships.c.member_id.in_(member_ids))
        query = select(polls.c.id).where(polls.c.group_id.in_(theirs), polls.c.state == PollState.OPEN)
        self._session.execute(query.order_by(polls.c.id).with_for_update())

    def page_closed(self, group_id: int, offset: int, limit: int) -> Sequence[Poll]:
        query = select(Poll).where(_closed_in(group_id)).order_by(polls.c.ended_at.desc(), polls.c.id.desc())
        return self._session.scalars(query.offset(offset).limit(limit)).all()

    def count_closed(self, group_id: int) -> int:
        query = select(func.count()).select_from(polls).where(_closed_in(group_id))
        return self._session.scalar(query) or 0

    def on_topic(self, topic_id: int, most: int) -> Sequence[Poll]:
        query = select(Poll).where(polls.c.topic_id == topic_id, polls.c.state != PollState.DRAFT)
        return self._session.scalars(query.order_by(polls.c.id.desc()).limit(most)).all()

    def page_open(
        self, group_ids: Collection[int], voter_id: int, votes_in: Collection[int], offset: int, limit: int
    ) -> Sequence[tuple[Poll, bool]]:
        waits = and_(polls.c.group_id.in_(votes_in), func.coalesce(ballots.c.marks, "") == "")
        query = (
            select(Poll, waits)
            .outerjoin(ballots, and_(ballots.c.poll_id == polls.c.id, ballots.c.voter == voter_id))
            .where(_open_in(group_ids))
            .order_by(waits.desc(), polls.c.closes_at, polls.c.id)
        )
        rows = self._session.execute(query.offset(offset).limit(limit))
        return [(poll, bool(waiting)) for poll, waiting in rows]

    def count_open(self, group_ids: Collection[int]) -> int:
        query = select(func.count()).select_from(polls).where(_open_in(group_ids))
        return self._session.scalar(query) or 0


def _tally_in(said: Mapping[str, Any]) -> Tally:
    rounds = (Round(_table(each["votes"]), each["exhausted"]) for each in said["rounds"])
    spread, places = _table(said["spread"]), _table(said["places"])
    sides = tuple((Side(side), Votes(**votes)) for side, votes in said["sides"])
    pairs = _table(said["pairs"])
    return Tally(
        tuple(said["votes"]),
        said["voters"],
        said["entitled"],
        spread,
        places,
        tuple(rounds),
        sides,
        pairs,
        tuple(said["met"]),
        said["withheld"],
    )


def _terms_in(said: Mapping[str, Any]) -> Terms:
    rule = said["rule"]
    return Terms(
        Kind(said["kind"]),
        Unit(said["unit"]),
        None if rule is None else Rule(rule),
        Quorum(said["quorum"]),
        Live(said["live"]),
        Secrecy(said["secrecy"]),
        said["working_days"],
        said["provisional"],
    )


def _table(rows: Sequence[Sequence[int]]) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(row) for row in rows)


def _open_in(group_ids: Collection[int]) -> ColumnElement[bool]:
    return and_(polls.c.group_id.in_(group_ids), polls.c.state == PollState.OPEN)


def _closed_in(group_id: int) -> ColumnElement[bool]:
    return and_(polls.c.group_id == group_id, polls.c.state == PollState.CLOSED)
