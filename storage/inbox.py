"""Table and queries of what came in, so that a repeat changes nothing."""

from datetime import datetime

from sqlalchemy import Column, String, Table, bindparam
from sqlalchemy.orm import Session

from storage.base import Instant, metadata
from storage.prepared import Prepared

inbox = Table(
    "inbox",
    metadata,
    Column("platform", String(32), primary_key=True),
    Column("source_id", String(120), primary_key=True),
    Column("received_at", Instant, nullable=False, index=True),
)

NOTE = Prepared(
    lambda insert: (
        insert(inbox)
        .values({name: bindparam(name) for name in ("platform", "source_id", "received_at")})
        .on_conflict_do_nothing()
        .returning(inbox.c.source_id)
    )
)


class SqlInbox:
    def __init__(self, session: Session) -> None:
        self._session = session

    def first_time(self, platform: str, source_id: str, now: datetime) -> bool:
        noted = NOTE.first(self._session, platform=platform, source_id=source_id, received_at=now)
        return noted is not None
