"""Queries of members and of their places in groups."""

from collections.abc import Collection, Sequence

from sqlalchemy import Select, and_, bindparam, delete, distinct, func, select, update
from sqlalchemy.orm import Session

from bot.chat.exchange import Account
from bot.membership.model import Member, Membership, SideCount
from bot.membership.roles import Role, Side
from storage import places
from storage.base import metadata
from storage.loading import loaded
from storage.membership import accounts, members, memberships, organisations
from storage.prepared import Prepared

ARRIVING = Prepared(
    lambda _insert: (
        select(members, accounts.c.unreachable_since)
        .join(accounts, accounts.c.member_id == members.c.id)
        .where(*(accounts.c[name] == bindparam(name) for name in ("platform", "team", "user")))
    )
)
ROLE = Prepared(
    lambda _insert: select(memberships.c.role).where(
        memberships.c.member_id == bindparam("member"), memberships.c.group_id == bindparam("group")
    )
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

    def arriving(self, account: Account) -> tuple[Member, bool] | None:
        found = ARRIVING.first(self._session, platform=account.platform, team=account.team, user=account.user)
        if found is None:
            return None
        *columns, unreachable_since = found
        member = loaded(self._session, Member, members, tuple(columns))
        return member, unreachable_since is not None

    def role_of(self, member_id: int, group_id: int) -> Role | None:
        place = ROLE.first(self._session, member=member_id, group=group_id)
        return None if place is None else place[0]

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
        return places.inside(self._session, group_id)

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
