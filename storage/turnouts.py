"""Who comes to a meeting, counted in one query however many are invited; and who has not answered."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, literal, or_, select
from sqlalchemy.orm import Session

from bot.meetings.answers import COMING, Mode, Tally
from bot.meetings.model import Attendance, Meeting
from bot.membership.model import Member
from bot.membership.roles import Role, Side
from storage.attendance_tables import OWN, attendances, represented
from storage.membership import members, memberships, organisations


class SqlTurnouts:
    def __init__(self, session: Session) -> None:
        self._session = session

    def by_side(self, meeting: Meeting) -> Sequence[Tally]:
        side = func.coalesce(organisations.c.side, Side.GUEST).label("side")
        query = _counted(meeting, side, literal("").label("organisation"))
        return list(_tallies(self._session.execute(query.group_by(side, OWN.c.attendance).order_by(side))))

    def by_organisation(self, meeting: Meeting) -> Sequence[Tally]:
        side = func.coalesce(organisations.c.side, Side.GUEST).label("side")
        name = func.coalesce(organisations.c.name, "").label("organisation")
        query = _counted(meeting, side, name)
        query = query.group_by(side, organisations.c.known_as, name, OWN.c.attendance)
        return list(_tallies(self._session.execute(query.order_by(side, organisations.c.known_as, name))))

    def represented(self, meeting_id: int) -> Collection[int]:
        """Organisations of whom somebody comes."""
        query = (
            select(members.c.organisation_id)
            .join(attendances, attendances.c.member_id == members.c.id)
            .where(attendances.c.meeting_id == meeting_id, attendances.c.attendance.in_(COMING))
            .distinct()
        )
        return {number for number in self._session.scalars(query) if number is not None}

    def modes(self, meeting_id: int) -> Mapping[Mode, int]:
        query = (
            select(attendances.c.mode, func.count())
            .where(
                attendances.c.meeting_id == meeting_id,
                attendances.c.attendance == Attendance.YES,
                attendances.c.mode.is_not(None),
            )
            .group_by(attendances.c.mode)
        )
        return {mode: count for mode, count in self._session.execute(query)}

    def before(self, meeting_id: int, moment: datetime) -> int:
        query = select(func.count()).where(
            attendances.c.meeting_id == meeting_id,
            attendances.c.attendance.in_(COMING),
            attendances.c.answered_at < moment,
        )
        return self._session.scalar(query) or 0

    def silent(self, meeting: Meeting, offset: int, limit: int) -> Sequence[Member]:
        query = (
            _silent(meeting, select(Member))
            .outerjoin(organisations, organisations.c.id == members.c.organisation_id)
            .order_by(
                func.coalesce(organisations.c.side, "z"),
                organisations.c.known_as,
                members.c.name,
                members.c.id,
            )
        )
        return self._session.scalars(query.offset(offset).limit(limit)).all()

    def count_silent(self, meeting: Meeting) -> int:
        return self._session.scalar(_silent(meeting, select(func.count(members.c.id)))) or 0


def _invited(meeting: Meeting) -> ColumnElement[bool]:
    roles: Iterable[Role] = sorted(meeting.template.invited)
    return and_(memberships.c.group_id == meeting.group_id, memberships.c.role.in_(roles))


def _silent(meeting: Meeting, what: Select[Any]) -> Select[Any]:
    own = and_(attendances.c.member_id == memberships.c.member_id, attendances.c.meeting_id == meeting.id)
    return (
        what.select_from(memberships)
        .join(members, members.c.id == memberships.c.member_id)
        .outerjoin(attendances, own)
        .where(_invited(meeting), attendances.c.member_id.is_(None))
    )


def _counted(meeting: Meeting, *by: ColumnElement[Any]) -> Select[Any]:
    """Those who are invited or have answered, by their answer (None: none)."""
    own = and_(OWN.c.member_id == memberships.c.member_id, OWN.c.meeting_id == meeting.id)
    return (
        select(*by, OWN.c.attendance, func.count().label("n"))
        .select_from(memberships)
        .join(members, members.c.id == memberships.c.member_id)
        .outerjoin(organisations, organisations.c.id == members.c.organisation_id)
        .outerjoin(OWN, own)
        .where(
            memberships.c.group_id == meeting.group_id,
            or_(_invited(meeting), OWN.c.member_id.is_not(None)),
            or_(OWN.c.member_id.is_(None), ~represented()),
        )
    )


def _tallies(rows: Iterable[Row[Any]]) -> Iterable[Tally]:
    found: dict[tuple[str, str], dict[Attendance | None, int]] = {}
    for row in rows:
        found.setdefault((row.side, row.organisation), {})[row.attendance] = row.n
    for (side, organisation), counts in found.items():
        said = {answer: count for answer, count in counts.items() if answer is not None}
        yield Tally(Side(side), organisation, said, counts.get(None, 0))
