"""Tables and queries of the browser sandbox: whom one can play, the rooms, what was said there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Engine,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from bot.chat.files import File
from bot.chat.text import Variants
from storage.base import Instant, InTongues, metadata, upsert

PRIVATE = "dm:"
"""What the room of somebody's private chat begins with; their name there follows."""

sandbox_people = Table(
    "sandbox_people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("user", String(40), nullable=False, unique=True),
    Column("name", String(80), nullable=False),
    Column("hint", String(16), nullable=False),
    Column("note", InTongues, nullable=False),
)
sandbox_rooms = Table(
    "sandbox_rooms",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", String(60), nullable=False, unique=True),
    Column("title", InTongues, nullable=False),
)
sandbox_messages = Table(
    "sandbox_messages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("room_id", String(60), nullable=False),
    Column("author", String(40)),
    Column("seen_by", String(40)),
    Column("body", JSON, nullable=False),
    Column("at", Instant, nullable=False),
    Column("source", String(120), unique=True),
    Index(None, "room_id", "id"),
)
sandbox_files = Table(
    "sandbox_files",
    metadata,
    Column("message_id", ForeignKey("sandbox_messages.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", String(120), nullable=False),
    Column("media_type", String(80), nullable=False),
    Column("content", LargeBinary, nullable=False),
)


@dataclass(frozen=True)
class SandboxPerson:
    """Somebody one can play; `hint` is the language tag their browser would send."""

    user: str
    name: str
    hint: str
    note: Variants


@dataclass(frozen=True)
class SandboxRoom:
    """A shared room."""

    id: str
    title: Variants


@dataclass(frozen=True)
class SandboxMessage:
    """What stands in a room. Without an author it is the bot's; with `seen_by` only that person sees it."""

    id: int
    room_id: str
    author: str | None
    seen_by: str | None
    body: Mapping[str, Any]
    at: datetime


PERSON = (sandbox_people.c.user, sandbox_people.c.name, sandbox_people.c.hint, sandbox_people.c.note)
ROOM = (sandbox_rooms.c.id, sandbox_rooms.c.title)
FILE = (sandbox_files.c.name, sandbox_files.c.media_type, sandbox_files.c.content)
MESSAGE = tuple(column for column in sandbox_messages.c if column.name != "source")


class SqlSandboxStore:
    """What the sandbox keeps; each call is a transaction of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add_person(self, user: str, name: str, hint: str, note: Variants) -> None:
        """Somebody to play; told again, the newer words stand."""
        with Session(self._engine) as session, session.begin():
            words = {"name": name, "hint": hint, "note": note}
            row = upsert(session, sandbox_people).values(user=user, **words)
            session.execute(row.on_conflict_do_update(index_elements=["user"], set_=words))

    def add_room(self, room_id: str, title: Variants) -> None:
        """A shared room; told again, the newer title stands."""
        with Session(self._engine) as session, session.begin():
            row = upsert(session, sandbox_rooms).values(id=room_id, title=title)
            session.execute(row.on_conflict_do_update(index_elements=["id"], set_={"title": title}))

    def people(self) -> Sequence[SandboxPerson]:
        """Everybody, in the order they were added."""
        with Session(self._engine) as session:
            rows = session.execute(select(*PERSON).order_by(sandbox_people.c.id))
            return [SandboxPerson(*row) for row in rows]

    def rooms(self) -> Sequence[SandboxRoom]:
        """Every shared room, in the order they were added."""
        with Session(self._engine) as session:
            rows = session.execute(select(*ROOM).order_by(sandbox_rooms.c.position))
            return [SandboxRoom(*row) for row in rows]

    def add_message(
        self,
        room_id: str,
        body: Mapping[str, Any],
        at: datetime,
        *,
        author: str | None = None,
        seen_by: str | None = None,
        source: str | None = None,
        files: Sequence[File] = (),
    ) -> SandboxMessage | None:
        """Keep a message and its files; None when one with this source is kept already."""
        values = {"room_id": room_id, "author": author, "seen_by": seen_by, "body": dict(body), "at": at}
        with Session(self._engine) as session, session.begin():
            known = sandbox_messages.c.source == source
            if source is not None and session.scalar(select(func.count()).where(known)):
                return None
            row = insert(sandbox_messages).values(source=source, **values).returning(*MESSAGE)
            message = SandboxMessage(*session.execute(row).one())
            _keep(session, message.id, files)
            return message

    def redraw(
        self, message_id: int, body: Mapping[str, Any], files: Sequence[File] = ()
    ) -> SandboxMessage | None:
        """Put a new body and new files in the place of the old ones; None when there is no such message."""
        with Session(self._engine) as session, session.begin():
            row = update(sandbox_messages).where(sandbox_messages.c.id == message_id).values(body=dict(body))
            found = session.execute(row.returning(*MESSAGE)).one_or_none()
            if found is None:
                return None
            session.execute(delete(sandbox_files).where(sandbox_files.c.message_id == message_id))
            _keep(session, message_id, files)
            return SandboxMessage(*found)

    def file(self, message_id: int, number: int) -> File | None:
        """One file of a message, by its place among them (from 0)."""
        which = (sandbox_files.c.message_id == message_id) & (sandbox_files.c.number == number)
        with Session(self._engine) as session:
            row = session.execute(select(*FILE).where(which)).one_or_none()
            return File(*row) if row else None

    def message(self, message_id: int) -> SandboxMessage | None:
        """One message."""
        with Session(self._engine) as session:
            row = session.execute(select(*MESSAGE).where(sandbox_messages.c.id == message_id)).one_or_none()
            return SandboxMessage(*row) if row else None

    def recent(self, room_id: str, user: str, most: int) -> Sequence[SandboxMessage]:
        """The latest messages of a room that this person may see, oldest first."""
        seen_by = sandbox_messages.c.seen_by
        query = (
            select(*MESSAGE)
            .where(sandbox_messages.c.room_id == room_id, or_(seen_by.is_(None), seen_by == user))
            .order_by(sandbox_messages.c.id.desc())
            .limit(most)
        )
        with Session(self._engine) as session:
            return [SandboxMessage(*row) for row in session.execute(query)][::-1]


def _keep(session: Session, message_id: int, files: Sequence[File]) -> None:
    rows = [{"message_id": message_id, "number": number, **vars(file)} for number, file in enumerate(files)]
    if rows:
        session.execute(insert(sandbox_files), rows)
