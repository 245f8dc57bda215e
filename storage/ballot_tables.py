"""Tables of ballots and of what is counted of them, with the statements that each vote runs."""

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    bindparam,
    select,
    update,
)

from storage.base import Instant, InTongues, metadata
from storage.prepared import Prepared

VOTERS = (-1, 0)
"""The counter, beside those of the options, of how many members voted."""


DIGITS = "0123456789abc"
"""Marks as they are written: up to 12, the most options of a poll."""


class Reason(InTongues):
    """Why somebody objects; NULL in every other ballot."""

    impl = JSON(none_as_null=True)  # type: ignore[assignment]  # SQLAlchemy takes a type's instance, too
    cache_ok = True


ballots = Table(
    "ballots",
    metadata,
    Column("poll_id", ForeignKey("polls.id", ondelete="CASCADE"), primary_key=True),
    Column("voter", Integer, primary_key=True, autoincrement=False, index=True),
    Column("marks", String(12), nullable=False),
    Column("cast_at", Instant, nullable=False),
    Column("cast_by", ForeignKey("members.id", ondelete="SET NULL")),
    Column("rank", Integer, nullable=False, server_default="0"),
    Column("reason", Reason),
)
"""`voter`: a member's number, or in a vote of organisations that of a seat, whose vote `cast_by` cast with `rank`.

A member's own ballot has them in `cast_by`, too: the foreign key makes a first vote wait for whoever is just making
this member one with another, and fail when they are gone.

`reason`: of an objection; it goes with the next vote of the same voter.
"""


poll_counts = Table(
    "poll_counts",
    metadata,
    Column("poll_id", ForeignKey("polls.id", ondelete="CASCADE"), primary_key=True),
    Column("option", Integer, primary_key=True, autoincrement=False),
    Column("mark", Integer, primary_key=True, autoincrement=False),
    Column("votes", Integer, nullable=False),
)


OWN = (ballots.c.poll_id == bindparam("poll"), ballots.c.voter == bindparam("voter"))


OWN_MARKS = Prepared(lambda _insert: select(ballots.c.marks).where(*OWN))


TAKE = Prepared(  # a change of nothing: the row is there afterwards, locked, and gives what it holds
    lambda insert: (
        insert(ballots)
        .values(
            poll_id=bindparam("poll"),
            voter=bindparam("voter"),
            marks="",
            cast_at=bindparam("at"),
            cast_by=bindparam("by", type_=Integer),
        )
        .on_conflict_do_update(index_elements=["poll_id", "voter"], set_={"marks": ballots.c.marks})
        .returning(ballots.c.marks)
    )
)


PUT = Prepared(
    lambda _insert: (
        update(ballots)
        .where(*OWN)
        .values(
            marks=bindparam("marks"),
            cast_at=bindparam("at"),
            cast_by=bindparam("by", type_=Integer),
            rank=bindparam("rank"),
            reason=bindparam("reason", type_=Reason),
        )
    )
)


COUNT = Prepared(
    lambda _insert: (
        update(poll_counts)
        .where(
            poll_counts.c.poll_id == bindparam("poll"),
            poll_counts.c.option == bindparam("of"),
            poll_counts.c.mark == bindparam("with"),
        )
        .values(votes=poll_counts.c.votes + bindparam("by", type_=Integer))
    )
)


COUNTED = Prepared(
    lambda _insert: select(poll_counts.c.option, poll_counts.c.mark, poll_counts.c.votes).where(
        poll_counts.c.poll_id == bindparam("poll")
    )
)
