"""Queries of what was sent lately: one row per count, shared by all processes."""

from bisect import insort
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from bot.outbox.terms import Counts, Rate, Slot, counted_at, earliest, is_for_any_kind, slots
from storage.lanes import NEVER
from storage.outbox_tables import paces
from storage.prepared import Prepared

SPARE = 20
"""Moments kept beyond those that a rate asks for: a slot that is given back makes an older one count again."""

OF = paces.c.key == bindparam("count")
READ = Prepared(lambda _insert: select(paces).where(OF))
LOCK = Prepared(lambda _insert: select(paces).where(OF).with_for_update())
BEGIN = Prepared(
    lambda insert: (
        insert(paces)
        .values(key=bindparam("count"), sent=bindparam("sent"), not_before=bindparam("not_before"))
        .on_conflict_do_nothing()
    )
)
KEEP = Prepared(lambda _insert: update(paces).where(OF).values(sent=bindparam("moments")))
PAUSE = Prepared(lambda _insert: update(paces).where(OF).values(not_before=bindparam("until")))


class _Count(NamedTuple):
    """The moments of the latest messages, oldest first, some of them yet to come; and a waiting time."""

    sent: list[datetime]
    not_before: datetime


class SqlPaces:
    """Rows are locked in one order, so that nobody waits in a ring; those without a rate are only read."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def take(self, counts: Counts, at: datetime, latest: datetime) -> Slot:
        found = {key: self._count(key, lock=bool(rates)) for key, rates in sorted(counts.items())}
        fits = _earliest(found, counts, at)
        if fits > latest:
            return Slot(fits, False, fits)
        for key, rates in counts.items():
            if rates:
                self._keep(key, rates, [*found[key].sent, fits])
                insort(found[key].sent, fits)
        return Slot(fits, True, _earliest(_for_any_kind(found), counts, fits))

    def offer(
        self, count: str, rates: Sequence[Rate], now: datetime, latest: datetime, most: int
    ) -> Sequence[datetime]:
        found = self._count(count, lock=True)
        return slots(found.sent, rates, max(now, found.not_before), latest, most)

    def book(self, count: str, rates: Sequence[Rate], slots: Sequence[datetime]) -> None:
        if slots:
            self._keep(count, rates, [*self._count(count, lock=True).sent, *slots])

    def give_back(self, count: str, rates: Sequence[Rate], slot: datetime) -> None:
        sent = self._count(count, lock=True).sent
        if slot in sent:
            sent.remove(slot)
            self._keep(count, rates, sent)

    def arrived(self, counts: Counts, slot: datetime, answered: datetime) -> datetime:
        found: dict[str, _Count] = {}
        for key, rates in sorted(counts.items()):
            if rates:
                count = found[key] = self._count(key, lock=True)
                if slot in count.sent:
                    count.sent[count.sent.index(slot)] = counted_at(slot, answered, rates)
                    count.sent.sort()
                    self._keep(key, rates, count.sent)
        return _earliest(_for_any_kind(found), counts, answered)

    def earliest(self, counts: Counts, now: datetime) -> datetime:
        return _earliest({key: self._count(key, lock=False) for key in counts}, counts, now)

    def pause(self, count: str, until: datetime) -> None:
        if self._count(count, lock=True).not_before < until:
            PAUSE.run(self._session, count=count, until=until)

    def _count(self, key: str, *, lock: bool) -> _Count:
        row = (LOCK if lock else READ).first(self._session, count=key)
        if row is None and lock:
            BEGIN.run(self._session, count=key, sent=[], not_before=NEVER)
            row = LOCK.first(self._session, count=key)
        if row is None:
            return _Count([], NEVER)
        _key, sent, not_before = row
        return _Count([datetime.fromtimestamp(second, UTC) for second in sent], not_before)

    def _keep(self, key: str, rates: Collection[Rate], sent: list[datetime]) -> None:
        most = max(rate.most for rate in rates) + SPARE
        KEEP.run(self._session, count=key, moments=[each.timestamp() for each in sorted(sent)[-most:]])


def _for_any_kind(found: dict[str, _Count]) -> dict[str, _Count]:
    """Without what holds for edits alone, or for new messages alone: the next one may be of the other kind."""
    return {key: count for key, count in found.items() if is_for_any_kind(key)}


def _earliest(found: dict[str, _Count], counts: Counts, at: datetime) -> datetime:
    pauses = (count.not_before for count in found.values())
    return max([at, *pauses, *(earliest(count.sent, counts[key], at) for key, count in found.items())])
