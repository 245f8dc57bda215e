"""Tables and queries of ballots.

A ballot's marks are one short text, a digit an option; an empty text is no vote. Counters, one for each mark an
option can get, are kept beside the ballots, so that neither a vote nor a card reads them all; only the closing of a
poll does.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import product

from sqlalchemy import (
    ColumnElement,
    and_,
    delete,
    func,
    select,
    update,
)

from bot.chat.text import Variants
from bot.errors import Conflict
from bot.membership.model import Member
from bot.membership.roles import VOTING
from bot.polls.counting import Method, Sheaf
from bot.polls.counting.marks import highest_mark
from bot.polls.model import Ballot, Poll, Tally
from bot.polls.tallying import result_of, tally_of
from storage import places
from storage.ballot_tables import COUNT, COUNTED, DIGITS, OWN_MARKS, PUT, TAKE, VOTERS, ballots
from storage.membership import members, memberships
from storage.seats import SqlSeats


class SqlBallots(SqlSeats):
    def ballot(self, poll_id: int, voter: int) -> Ballot:
        found = OWN_MARKS.first(self._session, poll=poll_id, voter=voter)
        return _ballot_in(found[0] if found else "")

    def take_ballot(self, poll_id: int, voter: int, now: datetime) -> Ballot:
        taken = TAKE.first(self._session, poll=poll_id, voter=voter, at=now, by=_member_in(voter))
        if taken is None:
            raise Conflict("the ballot was removed meanwhile")
        return _ballot_in(taken[0])

    def caster(self, poll_id: int, voter: int) -> tuple[int, int] | None:
        query = select(ballots.c.cast_by, ballots.c.rank).where(_own(poll_id, voter), ballots.c.marks != "")
        row = self._session.execute(query).one_or_none()
        return None if row is None or row.cast_by is None else (row.cast_by, row.rank)

    def ranks(self, poll_id: int) -> Mapping[int, int]:
        query = select(ballots.c.voter, ballots.c.rank).where(
            ballots.c.poll_id == poll_id, ballots.c.marks != ""
        )
        return {voter: rank for voter, rank in self._session.execute(query)}

    def put_ballot(
        self,
        poll_id: int,
        voter: int,
        before: Ballot,
        after: Ballot,
        now: datetime,
        caster: tuple[int, int] | None = None,
        reason: Variants | None = None,
    ) -> None:
        by, rank = caster or (_member_in(voter), 0)
        marks = _text_of(after)
        PUT.run(
            self._session, poll=poll_id, voter=voter, marks=marks, at=now, by=by, rank=rank, reason=reason
        )
        # In the order of the options: two voters who change the same counters cannot wait for each other.
        for (option, mark), by in sorted(_moves(before, after).items()):
            if by:
                COUNT.run(self._session, **{"poll": poll_id, "of": option, "with": mark, "by": by})

    def reason(self, poll_id: int, voter: int) -> Variants | None:
        return self._session.scalar(select(ballots.c.reason).where(_own(poll_id, voter)))

    def reasons(self, poll_id: int, offset: int, limit: int) -> Sequence[tuple[int, Variants]]:
        query = (
            select(ballots.c.voter, ballots.c.reason)
            .where(_with_reason(poll_id))
            .order_by(ballots.c.voter)
            .offset(offset)
            .limit(limit)
        )
        return [(voter, reason) for voter, reason in self._session.execute(query)]

    def page_ballots(self, poll_id: int, offset: int, limit: int) -> Sequence[tuple[int, Ballot]]:
        query = (
            select(ballots.c.voter, ballots.c.marks)
            .where(ballots.c.poll_id == poll_id, ballots.c.marks != "")
            .order_by(ballots.c.voter)
            .offset(offset)
            .limit(limit)
        )
        return [(voter, _ballot_in(marks)) for voter, marks in self._session.execute(query)]

    def drop_ballot(self, poll_id: int, voter: int) -> None:
        self._session.execute(delete(ballots).where(_own(poll_id, voter), ballots.c.marks == ""))

    def with_both(self, one_id: int, other_id: int) -> Sequence[int]:
        other = ballots.alias()
        query = (
            select(ballots.c.poll_id)
            .join(other, other.c.poll_id == ballots.c.poll_id)
            .where(ballots.c.voter == one_id, other.c.voter == other_id)
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

    def hand_over(self, kept_id: int, gone_id: int) -> None:
        self._session.execute(update(ballots).where(ballots.c.voter == gone_id).values(voter=kept_id))
        self.unite_seats(kept_id, gone_id)

    def tally(self, poll: Poll) -> Tally:
        rows = COUNTED.rows(self._session, poll=poll.id)
        counted: dict[tuple[int, int], int] = {(option, mark): votes for option, mark, votes in rows}
        voters = counted.pop(VOTERS, 0)
        entitled = (
            self.count_seats(poll.id) if poll.terms.formal else places.entitled(self._session, poll.group_id)
        )
        return tally_of(poll.method, len(poll.options), counted, voters, entitled)

    def sheaf(self, poll_id: int) -> Sheaf:
        alike = (
            select(ballots.c.marks, func.count())
            .where(ballots.c.poll_id == poll_id, ballots.c.marks != "")
            .group_by(ballots.c.marks)
        )
        return {_ballot_in(marks): times for marks, times in self._session.execute(alike)}

    def by_voter(self, poll_id: int) -> Mapping[int, Ballot]:
        query = select(ballots.c.voter, ballots.c.marks).where(
            ballots.c.poll_id == poll_id, ballots.c.marks != ""
        )
        return {voter: _ballot_in(marks) for voter, marks in self._session.execute(query)}

    def recount(self, poll: Poll) -> Tally:
        return result_of(poll.method, len(poll.options), self.sheaf(poll.id), self._entitled(poll))

    def _entitled(self, poll: Poll) -> int:
        if poll.terms.formal:
            return self.count_seats(poll.id)
        query = select(func.count()).select_from(memberships)
        return self._session.scalar(query.where(_votes_in(poll.group_id))) or 0

    def not_voted(self, poll: Poll) -> Sequence[Member]:
        voted = select(ballots.c.voter).where(ballots.c.poll_id == poll.id, ballots.c.marks != "")
        query = (
            select(Member)
            .join(memberships, memberships.c.member_id == members.c.id)
            .where(_votes_in(poll.group_id), members.c.id.not_in(voted))
            .order_by(members.c.id)
        )
        return self._session.scalars(query).all()


def _member_in(voter: int) -> int | None:
    """The member whose own ballot it is; None for a seat's."""
    return voter if voter > 0 else None


def _own(poll_id: int, voter: int) -> ColumnElement[bool]:
    return and_(ballots.c.poll_id == poll_id, ballots.c.voter == voter)


def _with_reason(poll_id: int) -> ColumnElement[bool]:
    return and_(ballots.c.poll_id == poll_id, ballots.c.marks != "", ballots.c.reason.is_not(None))


def _votes_in(group_id: int) -> ColumnElement[bool]:
    return and_(memberships.c.group_id == group_id, memberships.c.role.in_(VOTING))


def counters_of(method: Method, options: int) -> Iterable[tuple[int, int]]:
    """Every counter of a poll."""
    marks = range(1, highest_mark(method, options) + 1)
    return (VOTERS, *product(range(options), marks))


def _moves(before: Ballot, after: Ballot) -> Mapping[tuple[int, int], int]:
    """By how much each counter changes."""
    moves = Counter({VOTERS: bool(after) - bool(before)})
    moves.update({(option, mark): 1 for option, mark in enumerate(after) if mark})
    moves.subtract({(option, mark): 1 for option, mark in enumerate(before) if mark})
    return moves


def _text_of(ballot: Ballot) -> str:
    return "".join(DIGITS[mark] for mark in ballot)


def _ballot_in(text: str) -> Ballot:
    return tuple(map(DIGITS.index, text))
