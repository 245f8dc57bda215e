"""Table and queries of series of meetings."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Time, func, select
from sqlalchemy.orm import Session

from bot.meetings.kinds import Kind
from bot.meetings.rhythm import Every
from bot.meetings.series import OnHoliday, Series
from storage.base import Instant, InTongues, Word, mapper, metadata

meeting_series = Table(
    "meeting_series",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("title", InTongues, nullable=False),
    Column("kind", Word(Kind), nullable=False),
    Column("wall", Time, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("every", Word(Every), nullable=False),
    Column("first", Date, nullable=False),
    Column("step", Integer, nullable=False),
    Column("until", Date),
    Column("count", Integer),
    Column("on_holiday", Word(OnHoliday), nullable=False),
    Column("place", String(200), nullable=False),
    Column("link", String(500), nullable=False),
    Column("link_cn", String(500), nullable=False),
    Column("speakers", String(400), nullable=False),
    Column("capacity", Integer),
    Column("created_by", ForeignKey("members.id", ondelete="SET NULL")),
    Column("created_at", Instant, nullable=False),
    Column("made_through", Date, nullable=False),
    Column("ripe_at", Instant, index=True),
    Column("ended_before", Date),
    Index(None, "group_id"),
)

mapper.map_imperatively(Series, meeting_series)


class SqlSeries:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, series: Series) -> None:
        self._session.add(series)
        self._session.flush()

    def find(self, series_id: int) -> Series | None:
        return self._session.get(Series, series_id)

    def hold(self, series_id: int) -> Series | None:
        return self._session.get(Series, series_id, with_for_update=True)

    def ripe(self, now: datetime, most: int) -> Sequence[Series]:
        query = (
            select(Series)
            .where(meeting_series.c.ripe_at <= now)
            .order_by(meeting_series.c.ripe_at, meeting_series.c.id)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        return self._session.scalars(query).all()

    def next_ripe(self) -> datetime | None:
        first: datetime | None = self._session.scalar(select(func.min(meeting_series.c.ripe_at)))
        return first
