"""Table and queries of errands."""

from sqlalchemy import Column, Index, Integer, String, Table, Text
from sqlalchemy.orm import Session

from bot.errands.model import Errand
from storage.base import Instant, mapper, metadata

errands = Table(
    "errands",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_key", String(240), nullable=False),
    Column("platform", String(32), nullable=False),
    Column("room_id", String(200), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("line", Text, nullable=False),
    Column("wire", String(60), nullable=False),
    Index(None, "asked_at"),
    # Without it SQLite gives a dropped errand's id to the next one, and an old link would lead to it.
    sqlite_autoincrement=True,
)

mapper.map_imperatively(Errand, errands)


class SqlErrands:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, errand: Errand) -> None:
        self._session.add(errand)
        self._session.flush()

    def find(self, errand_id: int) -> Errand | None:
        return self._session.get(Errand, errand_id)
