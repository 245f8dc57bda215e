"""Table and queries of the seats of formal votes."""

from collections.abc import Sequence

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    UniqueConstraint,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.orm import Session

from bot.membership.roles import Side
from bot.polls.model import Seat
from storage.base import Word, mapper, metadata

poll_seats = Table(
    "poll_seats",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("poll_id", ForeignKey("polls.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("side", Word(Side), nullable=False),
    Column("name", String(120), nullable=False),
    Column("organisation_id", ForeignKey("organisations.id", ondelete="SET NULL")),
    Column("member_id", ForeignKey("members.id", ondelete="SET NULL"), index=True),
    UniqueConstraint("poll_id", "number"),
    UniqueConstraint("poll_id", "organisation_id"),
    UniqueConstraint("poll_id", "member_id"),
)

mapper.map_imperatively(Seat, poll_seats)


class SqlSeats:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add_seats(self, seats: Sequence[Seat]) -> None:
        self._session.add_all(seats)
        self._session.flush()

    def seats(self, poll_id: int) -> Sequence[Seat]:
        query = select(Seat).where(poll_seats.c.poll_id == poll_id).order_by(poll_seats.c.number)
        return self._session.scalars(query).all()

    def count_seats(self, poll_id: int) -> int:
        query = select(func.count()).select_from(poll_seats).where(poll_seats.c.poll_id == poll_id)
        return self._session.scalar(query) or 0

    def seat_of_member(self, poll_id: int, member_id: int) -> Seat | None:
        return self._session.scalar(
            select(Seat).where(poll_seats.c.poll_id == poll_id, poll_seats.c.member_id == member_id)
        )

    def seat_of_organisation(self, poll_id: int, organisation_id: int) -> Seat | None:
        return self._session.scalar(
            select(Seat).where(
                poll_seats.c.poll_id == poll_id, poll_seats.c.organisation_id == organisation_id
            )
        )

    def unite_seats(self, kept_id: int, gone_id: int) -> None:
        both = select(poll_seats.c.poll_id).where(poll_seats.c.member_id == kept_id)
        second = delete(poll_seats).where(poll_seats.c.member_id == gone_id, poll_seats.c.poll_id.in_(both))
        self._session.execute(second)
        self._session.execute(
            update(poll_seats).where(poll_seats.c.member_id == gone_id).values(member_id=kept_id)
        )
