"""Queries of groups and organisations."""

from collections.abc import Collection, Sequence

from sqlalchemy import Select, and_, delete, func, select, update
from sqlalchemy.orm import Session

from bot.membership.model import Group, Member, Organisation, folded
from bot.polls.model import PollState
from storage.base import metadata
from storage.membership import (
    groups,
    members,
    memberships,
    organisations,
)
from storage.polls import polls
from storage.seats import poll_seats

IN_ORDER = (func.coalesce(groups.c.parent_id, groups.c.id), groups.c.id)
"""Each working group followed by its expert groups."""


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

    def _page(self, listed: Select[int], offset: int, limit: int) -> Sequence[Group]:
        """Numbers are put in order first, by an index that holds nothing else; then only the page's groups are read."""
        chosen = listed.order_by(*IN_ORDER).offset(offset).limit(limit)
        query = select(Group).where(groups.c.id.in_(chosen)).order_by(*IN_ORDER)
        return self._session.scalars(query).all()

    def page(self, offset: int, limit: int) -> Sequence[Group]:
        return self._page(select(groups.c.id), offset, limit)

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
        return self._page(select(groups.c.id).where(groups.c.id.not_in(_places_of(member_id))), offset, limit)

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

    def find(self, organisation_id: int) -> Organisation | None:
        return self._session.get(Organisation, organisation_id)

    def head_of(self, organisation: Organisation) -> Organisation:
        head, seen = organisation, {organisation.id}
        while head.parent_id is not None and head.parent_id not in seen:
            seen.add(head.parent_id)
            head = self._session.get_one(Organisation, head.parent_id)
        return head

    def by_name(self, name: str) -> Organisation | None:
        query = select(Organisation).where(organisations.c.known_as == folded(name))
        return self._session.scalar(query)

    def lock(self) -> None:
        self._session.execute(select(organisations.c.id).order_by(organisations.c.id).with_for_update())

    def every(self) -> Sequence[Organisation]:
        query = select(Organisation).order_by(organisations.c.side, organisations.c.known_as)
        return self._session.scalars(query).all()

    def under(self, organisation_id: int) -> Sequence[Organisation]:
        query = select(Organisation).where(organisations.c.parent_id == organisation_id)
        return self._session.scalars(query.order_by(organisations.c.known_as)).all()

    def in_group(self, group_id: int) -> Sequence[tuple[Organisation, int]]:
        query = (
            select(Organisation, func.count())
            .join(members, members.c.organisation_id == organisations.c.id)
            .join(memberships, memberships.c.member_id == members.c.id)
            .where(memberships.c.group_id == group_id)
            .group_by(*organisations.c)
            .order_by(organisations.c.side, organisations.c.known_as)
        )
        return [(organisation, count) for organisation, count in self._session.execute(query)]

    def groups_of(self, organisation_id: int) -> Sequence[int]:
        query = (
            select(memberships.c.group_id)
            .join(members, members.c.id == memberships.c.member_id)
            .where(members.c.organisation_id == organisation_id)
            .distinct()
            .order_by(memberships.c.group_id)
        )
        return self._session.scalars(query).all()

    def members_of(self, organisation_id: int) -> Sequence[Member]:
        query = select(Member).where(members.c.organisation_id == organisation_id).order_by(members.c.id)
        return self._session.scalars(query).all()

    def is_voting(self, organisation_ids: Collection[int]) -> bool:
        query = (
            select(poll_seats.c.id)
            .join(polls, polls.c.id == poll_seats.c.poll_id)
            .where(poll_seats.c.organisation_id.in_(organisation_ids), polls.c.state == PollState.OPEN)
        )
        return self._session.scalars(query.limit(1)).first() is not None

    def absorb(self, kept: Organisation, gone: Organisation) -> None:
        self._session.flush()
        both = select(poll_seats.c.poll_id).where(poll_seats.c.organisation_id == kept.id)
        second = and_(poll_seats.c.organisation_id == gone.id, poll_seats.c.poll_id.in_(both))
        self._session.execute(update(poll_seats).where(second).values(organisation_id=None))
        for table in metadata.sorted_tables:
            for column in table.columns:
                if column.references(organisations.c.id):
                    self._session.execute(update(table).where(column == gone.id).values({column: kept.id}))
        self._session.execute(delete(organisations).where(organisations.c.id == gone.id))
        self._session.expunge(gone)
        self._session.expire_all()
