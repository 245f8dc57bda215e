"""The unit of work: every repository in one transaction, and the doors to open it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.work import OpenWork, Work
from storage.agenda import SqlAgendas
from storage.attendances import SqlAttendances
from storage.calendars import SqlCalendars
from storage.dialogs import SqlDrafts
from storage.digests import SqlDigests
from storage.errands import SqlErrands
from storage.faults import translated
from storage.groups import SqlGroups, SqlOrganisations
from storage.inbox import SqlInbox
from storage.joining import SqlApplications, SqlCodes
from storage.lanes import SqlLanes
from storage.mandates import SqlMandates
from storage.meetings import SqlMeetings
from storage.members import SqlMembers
from storage.minutes import SqlMinutes
from storage.outbox import SqlOutbox
from storage.paces import SqlPaces
from storage.polls import SqlPolls
from storage.postings import SqlPostings
from storage.proposals import SqlProposals
from storage.reading import reading
from storage.record import SqlRecords
from storage.reminders import SqlReminders
from storage.rolls import SqlRolls
from storage.rooms import SqlRooms
from storage.sealing import Keys
from storage.secret_ballots import SqlSecretBallots
from storage.secret_keys import scrub
from storage.series import SqlSeries
from storage.series_answers import SqlSeriesAnswers
from storage.tasks import SqlTasks
from storage.topics import SqlTopics
from storage.traces import SqlTraces
from storage.turnouts import SqlTurnouts
from storage.wishes import SqlWishes
from storage.workdays import SqlNotices


class SqlWork:
    """Work on a database session."""

    def __init__(self, session: Session, keys: Keys | None = None) -> None:
        self.members = SqlMembers(session)
        self.groups = SqlGroups(session)
        self.organisations = SqlOrganisations(session)
        self.applications = SqlApplications(session)
        self.codes = SqlCodes(session)
        self.mandates = SqlMandates(session)
        self.rooms = SqlRooms(session)
        self.topics = SqlTopics(session)
        self.polls = SqlPolls(session)
        self.secrets = SqlSecretBallots(session, keys)
        self.proposals = SqlProposals(session)
        self.meetings = SqlMeetings(session)
        self.attendances = SqlAttendances(session)
        self.series_answers = SqlSeriesAnswers(session)
        self.turnouts = SqlTurnouts(session)
        self.series = SqlSeries(session)
        self.calendars = SqlCalendars(session)
        self.agendas = SqlAgendas(session)
        self.minutes = SqlMinutes(session)
        self.rolls = SqlRolls(session)
        self.reminders = SqlReminders(session)
        self.wishes = SqlWishes(session)
        self.digests = SqlDigests(session)
        self.outbox = SqlOutbox(session)
        self.lanes = SqlLanes(session)
        self.postings = SqlPostings(session)
        self.paces = SqlPaces(session)
        self.inbox = SqlInbox(session)
        self.drafts = SqlDrafts(session)
        self.errands = SqlErrands(session)
        self.notices = SqlNotices(session)
        self.records = SqlRecords(session)
        self.traces = SqlTraces(session)
        self.tasks = SqlTasks(session)


def works_on(engine: Engine, keys: Keys | None = None) -> OpenWork:
    """What opens a transaction on this engine; raises Conflict and Unavailable for the driver's errors.

    `keys`: the operator's, without which no vote can be secret.
    """

    @contextmanager
    def open_work() -> Iterator[Work]:
        with translated():
            with engine.begin() as connection:
                session = Session(connection, expire_on_commit=False)
                work = SqlWork(session, keys)
                yield work
                session.flush()
            if work.secrets.ended or work.traces.erased:
                scrub(engine)

    return open_work


def reads_on(engine: Engine) -> OpenWork:
    """What opens a look at the database, which waits for no writer and keeps no change. Raises Unavailable."""

    @contextmanager
    def read_work() -> Iterator[Work]:
        with reading(engine) as connection, Session(connection, autoflush=False) as session:
            yield SqlWork(session)

    return read_work
