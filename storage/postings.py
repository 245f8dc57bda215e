"""Queries of the messages that stand in chats."""

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from bot.outbox.model import Posting, Subject
from storage.outbox_tables import postings


class SqlPostings:
    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, posting_id: int) -> Posting | None:
        row = self._session.execute(select(postings).where(postings.c.id == posting_id)).first()
        if row is None:
            return None
        posting = Posting(row.lane, Subject(row.view, row.subject_id, row.detail), row.ref, row.member_id)
        posting.id = row.id
        return posting

    def add(self, posting: Posting) -> None:
        self._session.execute(
            insert(postings).values(
                lane=posting.lane,
                view=posting.subject.view,
                subject_id=posting.subject.id,
                detail=posting.subject.detail,
                ref=posting.ref,
                member_id=posting.member_id,
            )
        )

    def stands(self, lane: str, view: str, subject_id: int) -> bool:
        query = select(postings.c.id).where(
            postings.c.lane == lane, postings.c.view == view, postings.c.subject_id == subject_id
        )
        return self._session.scalars(query.limit(1)).first() is not None

    def rename(self, posting_id: int, ref: str) -> None:
        self._session.execute(update(postings).where(postings.c.id == posting_id).values(ref=ref))

    def forget(self, posting_id: int) -> None:
        self._session.execute(delete(postings).where(postings.c.id == posting_id))
