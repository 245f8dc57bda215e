"""Table and queries of rooms bound to groups."""

from collections.abc import Sequence

from sqlalchemy import JSON, Column, ForeignKey, Integer, String, Table, UniqueConstraint, select
from sqlalchemy.orm import Session, composite
from sqlalchemy.types import TypeDecorator

from bot.chat.exchange import Room
from bot.rooms.model import GroupRoom
from storage.base import Tongues, mapper, metadata


class Keys(TypeDecorator[tuple[str, ...]]):
    """A few short keys, in order."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: object) -> list[str] | None:
        return None if value is None else list(value)

    def process_result_value(self, value: list[str] | None, dialect: object) -> tuple[str, ...] | None:
        return None if value is None else tuple(value)


group_rooms = Table(
    "group_rooms",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("platform", String(32), nullable=False),
    Column("room_id", String(128), nullable=False),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("languages", Tongues, nullable=False),
    Column("city_keys", Keys, nullable=False),
    UniqueConstraint("platform", "room_id"),
)

mapper.map_imperatively(
    GroupRoom,
    group_rooms,
    properties={"room": composite(Room, group_rooms.c.platform, group_rooms.c.room_id)},
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

    def bound(self, room: Room) -> GroupRoom | None:
        query = select(GroupRoom).where(
            group_rooms.c.platform == room.platform, group_rooms.c.room_id == room.id
        )
        return self._session.scalar(query)

    def of_group(self, group_id: int) -> Sequence[GroupRoom]:
        query = select(GroupRoom).where(group_rooms.c.group_id == group_id).order_by(group_rooms.c.id)
        return self._session.scalars(query).all()
