"""Queries of requests to join and of one-time codes."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from bot.chat.exchange import Account
from bot.membership.model import (
    Application,
    Code,
    CodePurpose,
    Decision,
)
from storage.membership import (
    applications,
    code_tries,
    codes,
)


class SqlApplications:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, application: Application) -> None:
        self._session.add(application)
        self._session.flush()

    def find(self, application_id: int) -> Application | None:
        query = (
            select(Application).where(applications.c.id == application_id).with_for_update(of=applications)
        )
        return self._session.scalar(query)

    def pending(self, member_id: int, group_id: int) -> Application | None:
        query = select(Application).where(
            applications.c.member_id == member_id,
            applications.c.group_id == group_id,
            applications.c.decision == Decision.PENDING,
        )
        return self._session.scalars(query).first()

    def pending_of(self, member_ids: Collection[int]) -> Sequence[Application]:
        query = (
            select(Application)
            .where(applications.c.member_id.in_(member_ids), applications.c.decision == Decision.PENDING)
            .order_by(applications.c.id)
            .with_for_update(of=applications)
        )
        return self._session.scalars(query.execution_options(populate_existing=True)).all()

    def waiting(self, group_ids: Sequence[int]) -> Sequence[Application]:
        query = (
            select(Application)
            .where(applications.c.group_id.in_(group_ids), applications.c.decision == Decision.PENDING)
            .order_by(applications.c.id)
        )
        return self._session.scalars(query).all()


class SqlCodes:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, code: Code) -> None:
        self._session.add(code)
        self._session.flush()

    def find(self, code_id: int) -> Code | None:
        return self._session.get(Code, code_id)

    def hold(
        self, digest: str, member_id: int, now: datetime, purposes: Collection[CodePurpose]
    ) -> Code | None:
        free = codes.c.held_by.is_(None) | (codes.c.held_by == member_id)
        held = (
            update(codes)
            .where(codes.c.digest == digest, codes.c.used_at.is_(None), codes.c.expires_at > now, free)
            .where(codes.c.purpose.in_(purposes))
            .values(held_by=member_id)
            .returning(codes.c.id)
        )
        code_id = self._session.scalar(held)
        return None if code_id is None else self._session.get(Code, code_id, populate_existing=True)

    def use(self, code_id: int, member_id: int, now: datetime) -> bool:
        used = (
            update(codes)
            .where(codes.c.id == code_id, codes.c.held_by == member_id)
            .where(codes.c.used_at.is_(None), codes.c.expires_at > now)
            .values(used_at=now)
            .returning(codes.c.id)
        )
        return self._session.scalar(used) is not None

    def note_wrong(self, account: Account, now: datetime) -> None:
        self._session.execute(insert(code_tries).values(account_key=account.key, at=now))

    def wrong_since(self, account: Account, moment: datetime) -> int:
        query = select(func.count()).where(code_tries.c.account_key == account.key, code_tries.c.at > moment)
        return self._session.scalar(query) or 0
