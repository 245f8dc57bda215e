"""Queries of requests to join and of one-time codes."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, bindparam, case, delete, func, insert, select, update
from sqlalchemy.orm import Session

from bot.chat.exchange import Account
from bot.membership.ways_in import Application, Code, CodePurpose, Decision
from storage.base import Instant, upsert
from storage.membership import (
    applications,
    code_tries,
    code_uses,
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
            .where(codes.c.digest == digest, _lives(now), free)
            .where(codes.c.purpose.in_(purposes), codes.c.most_uses == 1)
            .values(held_by=member_id)
            .returning(codes.c.id)
        )
        code_id = self._session.scalar(held)
        if code_id is None:
            code_id = self._hold_shared(digest, member_id, now, purposes)
        return None if code_id is None else self._session.get(Code, code_id, populate_existing=True)

    def _hold_shared(
        self, digest: str, member_id: int, now: datetime, purposes: Collection[CodePurpose]
    ) -> int | None:
        shared = select(codes.c.id).where(
            codes.c.digest == digest, codes.c.purpose.in_(purposes), _lives(now)
        )
        code_id = self._session.scalar(shared.where(codes.c.most_uses > 1))
        if code_id is not None:
            row = upsert(self._session, code_uses).values(code_id=code_id, member_id=member_id)
            self._session.execute(row.on_conflict_do_nothing())
        return code_id

    def holds(self, code_id: int, member_id: int) -> bool:
        entered = select(code_uses.c.code_id).where(
            code_uses.c.code_id == code_id, code_uses.c.member_id == member_id
        )
        return self._session.scalar(entered) is not None

    def unite(self, kept_id: int, gone_id: int) -> None:
        mine = select(code_uses.c.code_id).where(code_uses.c.member_id == kept_id)
        twice = and_(code_uses.c.member_id == gone_id, code_uses.c.code_id.in_(mine))
        self._session.execute(delete(code_uses).where(twice))

    def open_for(self, group_id: int, now: datetime) -> Sequence[Code]:
        query = select(Code).where(
            codes.c.group_id == group_id, codes.c.purpose == CodePurpose.INVITATION, _lives(now)
        )
        return self._session.scalars(query.order_by(codes.c.id)).all()

    def withdraw(self, code_id: int, now: datetime) -> None:
        gone = update(codes).where(codes.c.id == code_id, codes.c.used_at.is_(None)).values(used_at=now)
        self._session.execute(gone)
        self._session.expire_all()

    def use(self, code_id: int, member_id: int, now: datetime) -> bool:
        used = (
            update(codes)
            .where(codes.c.id == code_id, codes.c.held_by == member_id)
            .where(_lives(now), codes.c.most_uses == 1)
            .values(used_at=now, uses=1)
            .returning(codes.c.id)
        )
        return self._session.scalar(used) is not None or self._use_shared(code_id, member_id, now)

    def _use_shared(self, code_id: int, member_id: int, now: datetime) -> bool:
        mine = and_(code_uses.c.code_id == code_id, code_uses.c.member_id == member_id)
        first = update(code_uses).where(mine, code_uses.c.used_at.is_(None)).values(used_at=now)
        if self._session.scalar(first.returning(code_uses.c.code_id)) is None:
            return False
        counted = (
            update(codes)
            .where(codes.c.id == code_id, codes.c.most_uses > 1, _lives(now))
            .values(
                uses=codes.c.uses + 1,
                used_at=case(
                    (codes.c.uses + 1 >= codes.c.most_uses, bindparam("moment", now, Instant)), else_=None
                ),
            )
            .returning(codes.c.id)
        )
        return self._session.scalar(counted) is not None

    def note_wrong(self, account: Account, now: datetime) -> None:
        self._session.execute(insert(code_tries).values(account_key=account.key, at=now))

    def wrong_since(self, account: Account, moment: datetime) -> int:
        query = select(func.count()).where(code_tries.c.account_key == account.key, code_tries.c.at > moment)
        return self._session.scalar(query) or 0


def _lives(now: datetime) -> ColumnElement[bool]:
    """Neither used up, nor withdrawn, nor expired."""
    return and_(codes.c.used_at.is_(None), codes.c.expires_at > now)
