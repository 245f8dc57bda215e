"""Tables and queries of rooms bound to groups, of who is in them, and of rooms that could be bound."""

from collections.abc import Sequence

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    ForeignKey,
    Integer,
    String,
    Table,
    UniqueConstraint,
    and_,
    bindparam,
    delete,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session, composite
from sqlalchemy.types import TypeDecorator

from bot.chat.exchange import Account, Room
from bot.rooms.model import GroupRoom, MetRoom
from storage.base import Instant, Tongues, mapper, metadata, upsert
from storage.membership import accounts, members, memberships
from storage.prepared import Prepared


class Keys(TypeDecorator[tuple[str, ...]]):
    """A few short keys, in order."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: object) -> list[str] | None:
        return None if value is None else list(value)

    def process_result_value(self, value: list[str] | None, dialect: object) -> tuple[str, ...] | None:
        return None if value is None else tuple(value)


# Numbers of rooms are never given twice: a button from before must not come to open another room.
group_rooms = Table(
    "group_rooms",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("platform", String(32), nullable=False),
    Column("room_id", String(128), nullable=False),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("languages", Tongues, nullable=False),
    Column("city_keys", Keys, nullable=False),
    Column("title", String(120), nullable=False),
    Column("closed_at", Instant),
    Column("welcomed_at", Instant),
    Column("former_id", String(128)),
    Column("reminded", Boolean, nullable=False, default=False),
    UniqueConstraint("platform", "room_id"),
    UniqueConstraint("platform", "former_id"),
    sqlite_autoincrement=True,
)
met_rooms = Table(
    "met_rooms",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("platform", String(32), nullable=False),
    Column("room_id", String(128), nullable=False),
    Column("title", String(120), nullable=False),
    UniqueConstraint("platform", "room_id"),
    sqlite_autoincrement=True,
)
room_people = Table(
    "room_people",
    metadata,
    Column("room_id", ForeignKey("group_rooms.id", ondelete="CASCADE"), primary_key=True),
    Column("platform", String(32), primary_key=True),
    Column("team", String(64), primary_key=True),
    Column("user", String(128), primary_key=True),
)

mapper.map_imperatively(
    GroupRoom,
    group_rooms,
    properties={"room": composite(Room, group_rooms.c.platform, group_rooms.c.room_id)},
)
mapper.map_imperatively(
    MetRoom,
    met_rooms,
    properties={"room": composite(Room, met_rooms.c.platform, met_rooms.c.room_id)},
)

TITLE = Prepared(
    lambda _insert: (
        update(group_rooms)
        .where(group_rooms.c.platform == bindparam("on"), group_rooms.c.room_id == bindparam("room"))
        .where(group_rooms.c.title != bindparam("called"))
        .values(title=bindparam("called"))
    )
)


class SqlRooms:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, room: GroupRoom) -> None:
        self._session.add(room)
        self._session.flush()

    def remove(self, room: GroupRoom) -> None:
        self._session.delete(room)
        self._session.flush()

    def find(self, room_id: int) -> GroupRoom | None:
        return self._session.get(GroupRoom, room_id)

    def bound(self, room: Room) -> GroupRoom | None:
        here, former = (
            select(GroupRoom).where(group_rooms.c.platform == room.platform, column == room.id)
            for column in (group_rooms.c.room_id, group_rooms.c.former_id)
        )
        return self._session.scalar(here) or self._session.scalar(former)

    def note_title(self, room: Room, title: str) -> None:
        if title:
            TITLE.run(self._session, room=room.id, on=room.platform, called=title)

    def within(self, room: Room) -> Sequence[GroupRoom]:
        inside = or_(
            group_rooms.c.room_id == room.id, group_rooms.c.room_id.startswith(f"{room.id}/", autoescape=True)
        )
        query = select(GroupRoom).where(group_rooms.c.platform == room.platform, inside)
        return self._session.scalars(query.order_by(group_rooms.c.id).with_for_update()).all()

    def of_group(self, group_id: int) -> Sequence[GroupRoom]:
        query = select(GroupRoom).where(group_rooms.c.group_id == group_id, group_rooms.c.closed_at.is_(None))
        return self._session.scalars(query.order_by(group_rooms.c.id)).all()

    def meet(self, room: Room, title: str) -> MetRoom:
        query = select(MetRoom).where(_is(met_rooms, room))
        met = self._session.scalar(query)
        if met is None:
            met = MetRoom(room, title)
            self._session.add(met)
        met.title = title or met.title
        self._session.flush()
        return met

    def find_met(self, met_id: int) -> MetRoom | None:
        return self._session.get(MetRoom, met_id)

    def forget_met(self, room: Room) -> None:
        self._session.execute(delete(met_rooms).where(_is(met_rooms, room)))

    def note_present(self, room: GroupRoom, account: Account) -> None:
        person = {"platform": account.platform, "team": account.team, "user": account.user}
        there = upsert(self._session, room_people).values(room_id=room.id, **person)
        self._session.execute(there.on_conflict_do_nothing())

    def note_absent(self, room: GroupRoom, account: Account) -> None:
        one = and_(
            room_people.c.platform == account.platform,
            room_people.c.team == account.team,
            room_people.c.user == account.user,
        )
        self._session.execute(delete(room_people).where(room_people.c.room_id == room.id, one))

    def empty(self, room: GroupRoom) -> None:
        self._session.execute(delete(room_people).where(room_people.c.room_id == room.id))

    def count_strangers(self, room: GroupRoom) -> int:
        known = (
            select(accounts.c.id)
            .join(members, members.c.id == accounts.c.member_id)
            .outerjoin(memberships, memberships.c.member_id == members.c.id)
            .where(*(accounts.c[name] == room_people.c[name] for name in ("platform", "team", "user")))
            .where(or_(memberships.c.group_id == room.group_id, members.c.office))
        )
        query = select(func.count()).where(room_people.c.room_id == room.id, ~known.exists())
        return self._session.scalar(query) or 0


def _is(table: Table, room: Room) -> ColumnElement[bool]:
    return and_(table.c.platform == room.platform, table.c.room_id == room.id)
