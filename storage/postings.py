"""Queries of the messages that stand in chats."""

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from bot.outbox.model import Posting, Subject
from storage.outbox_tables import postings
from storage.prepared import Prepared

COLUMNS = ("lane", "view", "subject_id", "detail", "ref", "member_id")
FIND = Prepared(
    lambda _insert: select(postings.c.id, *(postings.c[name] for name in COLUMNS)).where(
        postings.c.id == bindparam("number")
    )
)
ADD = Prepared(lambda insert: insert(postings).values({name: bindparam(name) for name in COLUMNS}))


class SqlPostings:
    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, posting_id: int) -> Posting | None:
        row = FIND.first(self._session, number=posting_id)
        if row is None:
            return None
        number, lane, view, subject_id, detail, ref, member_id = row
        posting = Posting(lane, Subject(view, subject_id, detail), ref, member_id)
        posting.id = number
        return posting

    def add(self, posting: Posting) -> None:
        about = posting.subject
        values = (posting.lane, about.view, about.id, about.detail, posting.ref, posting.member_id)
        ADD.run(self._session, **dict(zip(COLUMNS, values, strict=True)))

    def stands(self, lane: str, view: str, subject_id: int) -> bool:
        query = select(postings.c.id).where(
            postings.c.lane == lane, postings.c.view == view, postings.c.subject_id == subject_id
        )
        return self._session.scalars(query.limit(1)).first() is not None

    def rename(self, posting_id: int, ref: str) -> None:
        self._session.execute(update(postings).where(postings.c.id == posting_id).values(ref=ref))

    def forget(self, posting_id: int) -> None:
        self._session.execute(delete(postings).where(postings.c.id == posting_id))
