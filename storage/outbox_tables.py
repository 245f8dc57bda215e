"""Tables of deliveries, of the lanes they wait in, of the messages that stand and of the pace of sending."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, String, Table

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
    Column("silent_since", Instant),
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
    Column("in_doubt", Boolean, nullable=False),
    Column("mark", String(16), nullable=False),
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
Index(
    "ix_outbox_dead",
    outbox.c.settled_at,
    sqlite_where=outbox.c.state == State.DEAD,
    postgresql_where=outbox.c.state == State.DEAD,
)
paces = Table(
    "paces",
    metadata,
    Column("key", String(260), primary_key=True),
    Column("sent", JSON, nullable=False),
    Column("not_before", Instant, nullable=False),
)
"""Of each count: the moments of its latest messages (seconds since 1970, oldest first), and a waiting time."""
