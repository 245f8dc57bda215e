"""Tables of the answers to meetings, and of those that hold for a series; what queries of both have in common."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Row,
    Select,
    String,
    Table,
    and_,
    case,
    delete,
    exists,
    func,
    select,
    update,
)
from sqlalchemy.orm import Session

from bot.meetings.answers import Answer, Mode
from bot.meetings.model import Attendance
from bot.membership.model import Member
from storage.base import Instant, Word, metadata, upsert
from storage.membership import members


def _said() -> tuple[Column[Any], ...]:
    """What an answer consists of."""
    return (
        Column("attendance", Word(Attendance), nullable=False),
        Column("mode", Word(Mode)),
        Column("alternate_id", ForeignKey("members.id", ondelete="SET NULL"), index=True),
        Column("alternate", String(80), nullable=False),
        Column("answered_at", Instant, nullable=False),
    )


attendances = Table(
    "attendances",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, index=True),
    *_said(),
)
series_attendances = Table(
    "series_attendances",
    metadata,
    Column("series_id", ForeignKey("meeting_series.id", ondelete="CASCADE"), primary_key=True),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, index=True),
    *_said(),
)

OWN, INSTEAD, ALTERNATE = attendances.alias("own"), members.alias("instead"), attendances.alias("theirs")
RANK = case(
    {
        each.value: rank
        for rank, each in enumerate(
            (Attendance.YES, Attendance.ALTERNATE, Attendance.WAITING, Attendance.MAYBE, Attendance.NO)
        )
    },
    value=OWN.c.attendance,
)
ANSWERED = (
    OWN.c.attendance,
    OWN.c.mode,
    OWN.c.alternate_id,
    func.coalesce(INSTEAD.c.name, OWN.c.alternate).label("alternate"),
    OWN.c.answered_at,
    (ALTERNATE.c.attendance == Attendance.YES).label("confirmed"),
)
"""What is read of an answer: with the alternate's name, and whether they said that they come."""

WITH_ALTERNATES = OWN.outerjoin(INSTEAD, INSTEAD.c.id == OWN.c.alternate_id).outerjoin(
    ALTERNATE, and_(ALTERNATE.c.meeting_id == OWN.c.meeting_id, ALTERNATE.c.member_id == OWN.c.alternate_id)
)


def represented() -> ColumnElement[bool]:
    """Of `OWN`: the alternate who comes instead has said so, and counts themself."""
    return and_(
        OWN.c.attendance == Attendance.ALTERNATE,
        exists().where(
            attendances.c.meeting_id == OWN.c.meeting_id,
            attendances.c.member_id == OWN.c.alternate_id,
            attendances.c.attendance == Attendance.YES,
        ),
    )


def with_member() -> Select[Any]:
    """Members with their answers; to be restricted to a meeting."""
    return select(Member, *ANSWERED).select_from(
        WITH_ALTERNATES.join(members, members.c.id == OWN.c.member_id)
    )


def answer_from(row: Row[Any]) -> Answer:
    """The answer that a row says."""
    return Answer(
        row.attendance,
        row.mode,
        row.alternate_id,
        row.alternate,
        row.answered_at,
        bool(row._mapping.get("confirmed")),
    )


def put(session: Session, table: Table, key: Mapping[str, int], answer: Answer) -> None:
    """Keep an answer in the place of an earlier one."""
    row = {
        "attendance": answer.attendance,
        "mode": answer.mode,
        "alternate_id": answer.alternate_id,
        "alternate": "" if answer.alternate_id else answer.alternate,
        "answered_at": answer.at,
    }
    given = upsert(session, table).values(**key, **row)
    session.execute(
        given.on_conflict_do_update(
            index_elements=list(key), set_={name: given.excluded[name] for name in row}
        )
    )


def unite(session: Session, table: Table, about: Column[int], kept_id: int, gone_id: int) -> list[int]:
    """Where both members answered, the later answer becomes the first one's; returns what it was about."""
    own = select(about).where(table.c.member_id == kept_id)
    gone = delete(table).where(table.c.member_id == gone_id, about.in_(own)).returning(table)
    others = session.execute(gone).all()
    for other in others:
        earlier = update(table).where(
            about == other._mapping[about.name],
            table.c.member_id == kept_id,
            table.c.answered_at < other.answered_at,
        )
        said = {column.name: other._mapping[column.name] for column in _said()}
        session.execute(earlier.values(**said))
    return [other._mapping[about.name] for other in others]


def come_oneself(session: Session, table: Table, kept_id: int, gone_id: int) -> list[int]:
    """Who named as alternate the member that they are themself comes themself; returns what it was about."""
    both = (kept_id, gone_id)
    mine = and_(table.c.member_id.in_(both), table.c.alternate_id.in_(both))
    about = next(iter(table.primary_key))
    own = update(table).values(alternate_id=None, alternate="")
    instead = and_(mine, table.c.attendance == Attendance.ALTERNATE)
    rows = session.execute(own.where(instead).values(attendance=Attendance.YES).returning(about))
    found = list(rows.scalars())
    session.execute(own.where(mine))
    return found
