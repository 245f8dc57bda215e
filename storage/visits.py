"""Tables and queries of people on their way into Slack's workspaces: who is about to install, who is met as a guest."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Column, Engine, String, Table, delete, insert, select
from sqlalchemy.orm import Session

from storage.base import Instant, metadata, upsert
from storage.faults import translated

TEAM = String(32)

slack_states = Table(
    "slack_states",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("expires_at", Instant, nullable=False, index=True),
)
slack_guests = Table(
    "slack_guests",
    metadata,
    Column("team", TEAM, primary_key=True),
    Column("user", String(32), primary_key=True),
    Column("met_in", TEAM, nullable=False, index=True),
)


class SqlVisits:
    """Each call is a transaction of its own; raises Unavailable."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def _transaction(self) -> Iterator[Session]:
        with translated(), Session(self._engine) as session, session.begin():
            yield session

    def remember_state(self, state: str, expires_at: datetime, now: datetime) -> None:
        """A state that may come back once; only its digest is kept."""
        with self._transaction() as session:
            session.execute(delete(slack_states).where(slack_states.c.expires_at <= now))
            session.execute(insert(slack_states).values(digest=_digest(state), expires_at=expires_at))

    def use_state(self, state: str, now: datetime) -> bool:
        """Whether this state was given out, has not expired and comes back for the first time."""
        with self._transaction() as session:
            known = slack_states.c.digest == _digest(state)
            used = delete(slack_states).where(known, slack_states.c.expires_at > now)
            return session.execute(used.returning(slack_states.c.digest)).first() is not None

    def note_guest(self, team: str, user: str, met_in: str) -> None:
        """Somebody of another workspace was last met in this one."""
        with self._transaction() as session:
            row = upsert(session, slack_guests).values(team=team, user=user, met_in=met_in)
            same = {"index_elements": ["team", "user"], "set_": {"met_in": met_in}}
            session.execute(row.on_conflict_do_update(**same))

    def met_in(self, team: str, user: str) -> str | None:
        """The workspace in which somebody of another one was last met."""
        with self._transaction() as session:
            own = (slack_guests.c.team == team, slack_guests.c.user == user)
            return session.scalar(select(slack_guests.c.met_in).where(*own))

    def forget_guests(self, session: Session, team: str) -> None:
        """Nobody is met in this workspace any more; within a transaction."""
        session.execute(delete(slack_guests).where(slack_guests.c.met_in == team))


def _digest(state: str) -> str:
    return hashlib.sha256(state.encode()).hexdigest()
