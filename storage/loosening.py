"""Ballots of polls that are over, when their voter is erased or turns out to be somebody else: they stay, unlinked.

What was counted can be counted again, whoever the members are by then.
"""

import secrets

from sqlalchemy import and_, column, select, table, update
from sqlalchemy.orm import Session

from bot.polls.model import PollState
from storage.ballot_tables import ballots
from storage.seats import poll_seats

NOBODY = range(1_500_000_000, 2_000_000_000)
"""Numbers that no member and no seat has, for ballots whose voter is not known any more."""

polls = table("polls", column("id"), column("state"))
OVER = select(polls.c.id).where(polls.c.state == PollState.CLOSED.value)


def nobody(session: Session, poll_id: int) -> int:
    """A number drawn for one ballot of this poll alone."""
    taken = set(session.scalars(select(ballots.c.voter).where(ballots.c.poll_id == poll_id)))
    return next(number for number in iter(lambda: secrets.choice(NOBODY), None) if number not in taken)


def loosen_second(session: Session, kept_id: int, gone_id: int) -> None:
    """Two members are one person: in polls that are over, what the second had beside the first stays, unlinked."""
    both = select(poll_seats.c.poll_id).where(poll_seats.c.member_id == kept_id)
    second = and_(poll_seats.c.member_id == gone_id, poll_seats.c.poll_id.in_(both))
    seats = select(poll_seats.c.poll_id, poll_seats.c.number).where(second, poll_seats.c.poll_id.in_(OVER))
    for poll_id, number in session.execute(seats).all():
        _rename(session, poll_id, gone_id, -number)
        of_poll = and_(poll_seats.c.poll_id == poll_id, poll_seats.c.number == number)
        session.execute(update(poll_seats).where(of_poll).values(member_id=None))
    voted = select(ballots.c.poll_id).where(ballots.c.voter == kept_id)
    twice = select(ballots.c.poll_id).where(ballots.c.voter == gone_id, ballots.c.poll_id.in_(voted))
    for poll_id in session.scalars(twice.where(ballots.c.poll_id.in_(OVER))).all():
        _rename(session, poll_id, gone_id, nobody(session, poll_id))


def _rename(session: Session, poll_id: int, voter: int, to: int) -> None:
    mine = and_(ballots.c.poll_id == poll_id, ballots.c.voter == voter)
    session.execute(update(ballots).where(mine).values(voter=to, cast_by=None))
