"""Queries of the answers that hold for whatever a series brings."""

from collections.abc import Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.meetings.answers import Answer
from storage.attendance_tables import answer_from, come_oneself, put, series_attendances, unite
from storage.series import meeting_series


class SqlSeriesAnswers:
    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, series_id: int, member_id: int, answer: Answer) -> None:
        put(self._session, series_attendances, {"series_id": series_id, "member_id": member_id}, answer)

    def take_back(self, series_id: int, member_id: int) -> None:
        table = series_attendances
        mine = delete(table).where(table.c.series_id == series_id, table.c.member_id == member_id)
        self._session.execute(mine)

    def of_series(self, series_id: int) -> Sequence[tuple[int, Answer]]:
        table = series_attendances
        query = select(table).where(table.c.series_id == series_id)
        rows = self._session.execute(query.order_by(table.c.answered_at, table.c.member_id)).all()
        return [(row.member_id, answer_from(row)) for row in rows]

    def unite(self, kept_id: int, gone_id: int) -> None:
        unite(self._session, series_attendances, series_attendances.c.series_id, kept_id, gone_id)
        come_oneself(self._session, series_attendances, kept_id, gone_id)

    def withdraw(self, member_id: int, group_id: int) -> None:
        table = series_attendances
        here = table.c.series_id.in_(select(meeting_series.c.id).where(meeting_series.c.group_id == group_id))
        named = update(table).where(here, table.c.alternate_id == member_id)
        self._session.execute(named.values(alternate_id=None, alternate=""))
        self._session.execute(delete(table).where(here, table.c.member_id == member_id))
