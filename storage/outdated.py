"""Table and queries of what has changed and is to be drawn anew with the next round of sending."""

from datetime import datetime

from sqlalchemy import Column, Integer, String, Table, and_, bindparam, delete, func, select
from sqlalchemy.orm import Session

from storage.base import Instant, metadata
from storage.prepared import Prepared

AT_ONCE = 50
"""How many subjects one round takes up."""

outdated = Table(
    "outdated",
    metadata,
    Column("view", String(40), primary_key=True),
    Column("subject_id", Integer, primary_key=True, autoincrement=False),
    Column("since", Instant, nullable=False),
)
# The row is written even when it is there: it stays locked until this change is committed, so that nobody takes
# the note away before, and draws what the change is not yet in.
NOTE = Prepared(
    lambda insert: (
        insert(outdated)
        .values(view=bindparam("view"), subject_id=bindparam("subject"), since=bindparam("since"))
        .on_conflict_do_update(index_elements=["view", "subject_id"], set_={"view": outdated.c.view})
    )
)
NOTED = Prepared(
    lambda _insert: (
        select(outdated.c.view, outdated.c.subject_id)
        .order_by(outdated.c.since)
        .limit(bindparam("most"))
        .with_for_update(skip_locked=True)
    )
)
GONE = Prepared(
    lambda _insert: delete(outdated).where(
        and_(outdated.c.view == bindparam("of"), outdated.c.subject_id == bindparam("subject"))
    )
)
EARLIEST = Prepared(lambda _insert: select(func.min(outdated.c.since)))


def note(session: Session, view: str, subject_id: int, now: datetime) -> None:
    """This subject is out of date wherever it stands."""
    NOTE.run(session, view=view, subject=subject_id, since=now)


def take(session: Session) -> list[tuple[str, int]]:
    """Subjects that are out of date, by view and number; the notes are gone when the transaction is committed."""
    found = [(view, subject_id) for view, subject_id in NOTED.rows(session, most=AT_ONCE)]
    for view, subject_id in found:
        GONE.run(session, of=view, subject=subject_id)
    return found


def earliest(session: Session) -> datetime | None:
    """Since when the first one is out of date."""
    row = EARLIEST.first(session)
    return None if row is None else row[0]
