"""Queries of the roster."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Select, and_, delete, distinct, func, insert, select, update
from sqlalchemy.orm import Session

from bot.chat.exchange import Account
from bot.membership.model import (
    Application,
    Code,
    CodePurpose,
    Decision,
    Group,
    Member,
    Membership,
    Organisation,
    Role,
    Side,
    SideCount,
    folded,
)
from storage.base import metadata
from storage.membership import (
    accounts,
    applications,
    code_tries,
    codes,
    groups,
    members,
    memberships,
    organisations,
)


class SqlMembers:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, member: Member) -> None:
        self._session.add(member)
        self._session.flush()

    def find(self, member_id: int) -> Member | None:
        return self._session.get(Member, member_id)

    def by_account(self, account: Account) -> Member | None:
        query = (
            select(Member)
            .join(accounts, accounts.c.member_id == members.c.id)
            .where(
                accounts.c.platform == account.platform,
                accounts.c.team == account.team,
                accounts.c.user == account.user,
            )
        )
        return self._session.scalar(query)

    def membership(self, member_id: int, group_id: int) -> Membership | None:
        query = select(Membership).where(
            memberships.c.member_id == member_id, memberships.c.group_id == group_id
        )
        return self._session.scalar(query)

    def memberships_of(self, member_id: int) -> Sequence[Membership]:
        query = (
            select(Membership).where(memberships.c.member_id == member_id).order_by(memberships.c.group_id)
        )
        return self._session.scalars(query).all()

    def _in_group(self, group_id: int) -> Select[Membership]:
        return (
            select(Membership)
            .join(members, members.c.id == memberships.c.member_id)
            .outerjoin(organisations, organisations.c.id == members.c.organisation_id)
            .where(memberships.c.group_id == group_id)
            .order_by(
                func.coalesce(organisations.c.side, "z"),
                and_(organisations.c.side.is_(None), members.c.office),
                organisations.c.known_as,
                members.c.name,
                memberships.c.id,
            )
        )

    def in_group(self, group_id: int) -> Sequence[Membership]:
        return self._session.scalars(self._in_group(group_id)).all()

    def page(self, group_id: int, offset: int, limit: int) -> Sequence[Membership]:
        return self._session.scalars(self._in_group(group_id).offset(offset).limit(limit)).all()

    def count(self, group_id: int) -> int:
        query = select(func.count()).select_from(memberships).where(memberships.c.group_id == group_id)
        return self._session.scalar(query) or 0

    def by_side(self, group_id: int) -> Sequence[SideCount]:
        side = func.coalesce(organisations.c.side, Side.GUEST).label("side")
        query = (
            select(side, func.count(distinct(organisations.c.id)), func.count())
            .select_from(memberships)
            .join(members, members.c.id == memberships.c.member_id)
            .outerjoin(organisations, organisations.c.id == members.c.organisation_id)
            .where(memberships.c.group_id == group_id)
            .group_by(side)
            .order_by(side)
        )
        return [SideCount(*row) for row in self._session.execute(query)]

    def with_role(self, group_id: int, role: Role) -> Sequence[Member]:
        query = (
            select(Member)
            .join(memberships, memberships.c.member_id == members.c.id)
            .where(memberships.c.group_id == group_id, memberships.c.role == role)
            .order_by(members.c.id)
        )
        return self._session.scalars(query).all()

    def office(self) -> Sequence[Member]:
        query = select(Member).where(members.c.office).order_by(members.c.id)
        return self._session.scalars(query).all()

    def unreachable(self, group_id: int) -> Sequence[Member]:
        silent = select(accounts.c.member_id).where(accounts.c.unreachable_since.is_not(None))
        query = (
            select(Member)
            .join(memberships, memberships.c.member_id == members.c.id)
            .where(memberships.c.group_id == group_id, members.c.id.in_(silent))
            .order_by(members.c.name, members.c.id)
        )
        return self._session.scalars(query).all()

    def lock(self, member_ids: Collection[int]) -> Sequence[Member]:
        # Every transaction takes them in the order of the ids, so two that want the same ones cannot wait in a ring.
        query = select(Member).where(members.c.id.in_(member_ids)).order_by(members.c.id)
        query = query.with_for_update(of=members).execution_options(populate_existing=True)
        return self._session.scalars(query).all()

    def absorb(self, kept: Member, gone: Member) -> None:
        self._session.flush()
        self._session.execute(update(accounts).where(accounts.c.member_id == gone.id).values(preferred=False))
        for table in metadata.sorted_tables:
            for column in table.columns:
                if column.references(members.c.id):
                    self._session.execute(update(table).where(column == gone.id).values({column: kept.id}))
        self._session.execute(delete(members).where(members.c.id == gone.id))
        self._session.expunge(gone)
        self._session.expire_all()

    def enter(self, membership: Membership) -> None:
        self._session.add(membership)
        self._session.flush()

    def leave(self, membership: Membership) -> None:
        self._session.delete(membership)
        self._session.flush()


class SqlGroups:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, group: Group) -> None:
        self._session.add(group)
        self._session.flush()

    def find(self, group_id: int) -> Group | None:
        return self._session.get(Group, group_id)

    def lock(self, group_id: int) -> None:
        self._session.execute(select(groups.c.id).where(groups.c.id == group_id).with_for_update())

    def _in_order(self) -> Select[Group]:
        return select(Group).order_by(func.coalesce(groups.c.parent_id, groups.c.id), groups.c.id)

    def page(self, offset: int, limit: int) -> Sequence[Group]:
        return self._session.scalars(self._in_order().offset(offset).limit(limit)).all()

    def count(self) -> int:
        return self._session.scalar(select(func.count()).select_from(groups)) or 0

    def of_member(self, member_id: int) -> Sequence[Group]:
        query = (
            select(Group)
            .join(memberships, memberships.c.group_id == groups.c.id)
            .where(memberships.c.member_id == member_id)
            .order_by(groups.c.id)
        )
        return self._session.scalars(query).all()

    def under(self, parent_id: int | None) -> Sequence[Group]:
        query = select(Group).where(groups.c.parent_id == parent_id).order_by(groups.c.id)
        return self._session.scalars(query).all()

    def without(self, member_id: int, offset: int, limit: int) -> Sequence[Group]:
        query = self._in_order().where(groups.c.id.not_in(_places_of(member_id)))
        return self._session.scalars(query.offset(offset).limit(limit)).all()

    def count_without(self, member_id: int) -> int:
        query = select(func.count()).where(groups.c.id.not_in(_places_of(member_id)))
        return self._session.scalar(query) or 0


def _places_of(member_id: int) -> Select[int]:
    return select(memberships.c.group_id).where(memberships.c.member_id == member_id)


class SqlOrganisations:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, organisation: Organisation) -> None:
        self._session.add(organisation)
        self._session.flush()

    def by_name(self, name: str) -> Organisation | None:
        query = select(Organisation).where(organisations.c.known_as == folded(name))
        return self._session.scalar(query)


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
