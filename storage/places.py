"""Counters of the places in groups: how many members have which role, without reading them all.

They change in the transaction that changes the places, whoever changes them, as long as it goes through objects.
"""

from typing import Any

from sqlalchemy import Column, Connection, ForeignKey, Integer, Table, bindparam, event, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapper, Session

from bot.membership.model import Membership
from bot.membership.roles import VOTING, Role
from storage.base import Word, metadata
from storage.prepared import Prepared

place_counts = Table(
    "place_counts",
    metadata,
    Column("group_id", ForeignKey("groups.id", ondelete="CASCADE"), primary_key=True),
    Column("role", Word(Role), primary_key=True),
    Column("members", Integer, nullable=False),
)
COUNTED = Prepared(
    lambda _insert: select(place_counts.c.role, place_counts.c.members).where(
        place_counts.c.group_id == bindparam("group")
    )
)


def inside(session: Session, group_id: int) -> int:
    """How many members a group has."""
    return sum(many for _role, many in COUNTED.rows(session, group=group_id))


def entitled(session: Session, group_id: int) -> int:
    """How many members of a group have a vote."""
    return sum(many for role, many in COUNTED.rows(session, group=group_id) if role in VOTING)


def _count(connection: Connection, group_id: int, role: Role, by: int) -> None:
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    counted = insert(place_counts).values(group_id=group_id, role=role, members=by)
    connection.execute(
        counted.on_conflict_do_update(
            index_elements=["group_id", "role"], set_={"members": place_counts.c.members + by}
        )
    )


def _entered(_mapper: Mapper[Any], connection: Connection, place: Membership) -> None:
    _count(connection, place.group_id, place.role, 1)


def _left(_mapper: Mapper[Any], connection: Connection, place: Membership) -> None:
    _count(connection, place.group_id, place.role, -1)


def _changed(_mapper: Mapper[Any], connection: Connection, place: Membership) -> None:
    before = inspect(place).attrs["role"].history.deleted
    if before:
        _count(connection, place.group_id, before[0], -1)
        _count(connection, place.group_id, place.role, 1)


event.listen(Membership, "after_insert", _entered)
event.listen(Membership, "after_delete", _left)
event.listen(Membership, "after_update", _changed)
