"""Queries of groups and organisations."""

from collections.abc import Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from bot.membership.model import (
    Group,
    Organisation,
    folded,
)
from storage.membership import (
    groups,
    memberships,
    organisations,
)


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
