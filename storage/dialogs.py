"""Table and queries of half-answered forms."""

from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Date,
    Dialect,
    Integer,
    String,
    Table,
    UniqueConstraint,
    delete,
    select,
)
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator

from bot.chat.exchange import Account, Room
from bot.dialogs.model import Draft
from storage.base import Instant, mapper, metadata


class Answered(TypeDecorator[dict[str, Any]]):
    """Raw answers; several choices come back as a tuple."""

    impl = JSON
    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> dict[str, Any] | None:
        if value is None:
            return None
        return {key: tuple(each) if isinstance(each, list) else each for key, each in value.items()}


drafts = Table(
    "drafts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_key", String(240), nullable=False),
    Column("room_key", String(240), nullable=False),
    Column("opener", String(60), nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("answers", Answered, nullable=False),
    Column("step", Integer, nullable=False),
    Column("day", Date),
    UniqueConstraint("account_key", "room_key"),
    # Without it SQLite gives a dropped draft's id to the next one, and old buttons would answer the wrong form.
    sqlite_autoincrement=True,
)

mapper.map_imperatively(Draft, drafts)


class SqlDrafts:
    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, account: Account, room: Room) -> Draft | None:
        mine = (drafts.c.account_key == account.key) & (drafts.c.room_key == room.key)
        return self._session.scalar(select(Draft).where(mine).with_for_update())

    def keep(self, draft: Draft) -> None:
        if not draft.id:
            self._session.execute(
                delete(drafts).where(
                    drafts.c.account_key == draft.account_key, drafts.c.room_key == draft.room_key
                )
            )
        self._session.add(draft)
        self._session.flush()

    def drop(self, draft: Draft) -> None:
        self._session.delete(draft)
        self._session.flush()
