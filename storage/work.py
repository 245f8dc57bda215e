"""The unit of work: every repository in one transaction, and the doors to open it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm import Session

from bot.errors import Conflict, Unavailable
from bot.work import OpenWork, Work
from storage.dialogs import SqlDrafts
from storage.groups import SqlGroups, SqlOrganisations
from storage.inbox import SqlInbox
from storage.joining import SqlApplications, SqlCodes
from storage.lanes import SqlLanes
from storage.meetings import SqlMeetings
from storage.members import SqlMembers
from storage.outbox import SqlOutbox
from storage.polls import SqlPolls
from storage.postings import SqlPostings
from storage.proposals import SqlProposals
from storage.record import SqlRecords
from storage.reminders import SqlReminders
from storage.rooms import SqlRooms
from storage.topics import SqlTopics
from storage.workdays import SqlNotices

RACES = frozenset({"40001", "40P01"})
"""PostgreSQL's codes for a transaction that lost a race: serialization failure, deadlock."""


SQLITE_AWAY = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_FULL")


class SqlWork:
    """Work on a database session."""

    def __init__(self, session: Session) -> None:
        self.members = SqlMembers(session)
        self.groups = SqlGroups(session)
        self.organisations = SqlOrganisations(session)
        self.applications = SqlApplications(session)
        self.codes = SqlCodes(session)
        self.rooms = SqlRooms(session)
        self.topics = SqlTopics(session)
        self.polls = SqlPolls(session)
        self.proposals = SqlProposals(session)
        self.meetings = SqlMeetings(session)
        self.reminders = SqlReminders(session)
        self.outbox = SqlOutbox(session)
        self.lanes = SqlLanes(session)
        self.postings = SqlPostings(session)
        self.inbox = SqlInbox(session)
        self.drafts = SqlDrafts(session)
        self.notices = SqlNotices(session)
        self.records = SqlRecords(session)


def works_on(engine: Engine) -> OpenWork:
    """What opens a transaction on this engine; raises Conflict and Unavailable for the driver's errors."""

    @contextmanager
    def open_work() -> Iterator[Work]:
        try:
            with Session(engine, expire_on_commit=False) as session, session.begin():
                yield SqlWork(session)
        except IntegrityError as error:
            raise Conflict("a constraint was hit") from error
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) in RACES:
                raise Conflict("lost a race") from error
            if _is_away(error):
                raise Unavailable("the database does not answer") from error
            raise

    return open_work


def _is_away(error: DBAPIError) -> bool:
    """Whether waiting helps. SQLite calls a wrong statement "operational", too: that is a bug and no absence."""
    if isinstance(error.orig, sqlite3.Error):
        return getattr(error.orig, "sqlite_errorname", "").startswith(SQLITE_AWAY)
    return error.connection_invalidated or isinstance(error, OperationalError)
