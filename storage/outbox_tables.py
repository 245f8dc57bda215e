"""Tables of deliveries, of the lanes they wait in and of the messages that stand."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from bot.outbox.model import Kind, State
from storage.base import Instant, Word, metadata

lanes = Table(
    "lanes",
    metadata,
    Column("key", String(240), primary_key=True),
    Column("platform", String(32), nullable=False),
    Column("next_at", Instant),
    Column("lease_until", Instant, nullable=False),
    Column("fence", Integer, nullable=False),
    Column("not_before", Instant, nullable=False),
    Index(None, "platform", "next_at"),
)
postings = Table(
    "postings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("lane", ForeignKey("lanes.key"), nullable=False),
    Column("view", String(40), nullable=False),
    Column("subject_id", Integer, nullable=False),
    Column("detail", String(80), nullable=False),
    Column("ref", String(400), nullable=False),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE")),
    Index(None, "view", "subject_id"),
)
outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("lane", ForeignKey("lanes.key"), nullable=False),
    Column("view", String(40), nullable=False),
    Column("subject_id", Integer, nullable=False),
    Column("detail", String(80), nullable=False),
    Column("key", String(400), nullable=False, unique=True),
    Column("due_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE")),
    Column("kind", Word(Kind), nullable=False),
    Column("posting_id", ForeignKey("postings.id", ondelete="CASCADE")),
    Column("rev", Integer, nullable=False),
    Column("state", Word(State), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("last_error", String(200), nullable=False),
    Column("settled_at", Instant),
)
Index(
    "ix_outbox_waiting",
    outbox.c.lane,
    outbox.c.due_at,
    outbox.c.id,
    sqlite_where=outbox.c.state == State.WAITING,
    postgresql_where=outbox.c.state == State.WAITING,
)
Index(
    "ix_outbox_subject",
    outbox.c.view,
    outbox.c.subject_id,
    sqlite_where=outbox.c.state == State.WAITING,
    postgresql_where=outbox.c.state == State.WAITING,
)
