"""Queries of what was sent lately: one row per count, shared by all processes."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.outbox.terms import Counts, Rate, earliest, free_slots
from storage.base import upsert
from storage.lanes import NEVER
from storage.outbox_tables import paces


class SqlPaces:
    def __init__(self, session: Session) -> None:
        self._session = session

    def take(self, counts: Counts, now: datetime) -> datetime | None:
        rows = self._locked(counts)
        wait = _earliest(rows, counts, now)
        if wait > now:
            return wait
        for key, rates in counts.items():
            if rates:
                sent = [*rows[key].sent, now.timestamp()][-max(rate.most for rate in rates) :]
                self._session.execute(update(paces).where(paces.c.key == key).values(sent=sent))
        return None

    def arrived(self, counts: Collection[str], now: datetime) -> None:
        for key, row in self._rows(counts, lock=True).items() if counts else ():
            sent = [*row.sent[:-1], now.timestamp()]
            self._session.execute(update(paces).where(paces.c.key == key).values(sent=sent))

    def earliest(self, counts: Counts, now: datetime) -> datetime:
        return _earliest(self._rows(list(counts)), counts, now)

    def free_slots(self, count: str, rates: Sequence[Rate], now: datetime) -> int:
        row = self._rows([count]).get(count)
        if row is None:
            return min(rate.most for rate in rates)
        return 0 if row.not_before > now else free_slots(_moments(row), rates, now)

    def pause(self, count: str, until: datetime) -> None:
        if self._locked({count: ()})[count].not_before < until:
            self._session.execute(update(paces).where(paces.c.key == count).values(not_before=until))

    def _locked(self, counts: Counts) -> dict[str, Any]:
        """The rows of these counts, made where there was none; locked in one order, so that nobody waits in a ring."""
        keys = sorted(counts)
        rows = self._rows(keys, lock=True)
        missing = [{"key": key, "sent": [], "not_before": NEVER} for key in keys if key not in rows]
        if missing:
            self._session.execute(upsert(self._session, paces).values(missing).on_conflict_do_nothing())
            rows = self._rows(keys, lock=True)
        return rows

    def _rows(self, keys: Collection[str], *, lock: bool = False) -> dict[str, Any]:
        query = select(paces).where(paces.c.key.in_(keys)).order_by(paces.c.key)
        rows = self._session.execute(query.with_for_update() if lock else query)
        return {row.key: row for row in rows}


def _earliest(rows: dict[str, Any], counts: Counts, now: datetime) -> datetime:
    fits = [earliest(_moments(rows[key]), rates, now) for key, rates in counts.items() if key in rows]
    pauses: list[datetime] = [row.not_before for row in rows.values()]
    return max([now, *fits, *pauses])


def _moments(row: Any) -> list[datetime]:
    return [datetime.fromtimestamp(second, UTC) for second in row.sent]
