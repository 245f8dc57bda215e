"""Queries of lanes: one per chat, taken by one sender at a time.

`next_at` is when a lane is worth looking at: its first delivery is due then and no waiting time holds it up.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import Select, bindparam, delete, func, literal_column, or_, select, update
from sqlalchemy.orm import Session

from bot.outbox.model import Lease, State
from storage.base import upsert
from storage.outbox_tables import lanes, outbox, postings
from storage.prepared import Prepared

NEVER = datetime(1, 1, 1, tzinfo=UTC)

LANE = lanes.c.key == bindparam("lane")
HELD = (LANE, lanes.c.fence == bindparam("by"))
LOCK = Prepared(lambda _insert: select(lanes.c.key).where(*HELD).with_for_update())
HOLDS = Prepared(lambda _insert: select(lanes.c.key).where(*HELD))
FIRST = Prepared(
    lambda _insert: (
        select(outbox.c.due_at)
        .where(
            outbox.c.lane == bindparam("lane"), outbox.c.state == literal_column(f"'{State.WAITING.value}'")
        )
        .order_by(outbox.c.due_at)
        .limit(1)
    )
)
FREE = Prepared(
    lambda _insert: (
        update(lanes)
        .where(*HELD)
        .values(lease_until=NEVER, next_at=bindparam("next"), not_before=bindparam("rested"))
    )
)
SPEAKS = Prepared(
    lambda _insert: (
        update(lanes)
        .where(LANE, lanes.c.silent_since.is_not(None))
        .values(silent_since=None)
        .returning(lanes.c.key)
    )
)
NEXT_FREE = Prepared(
    lambda _insert: (
        select(lanes.c.next_at)
        .where(lanes.c.platform == bindparam("on"), lanes.c.next_at.is_not(None))
        .where(lanes.c.lease_until <= bindparam("now"))
        .order_by(lanes.c.next_at)
        .limit(1)
    )
)


class SqlLanes:
    def __init__(self, session: Session) -> None:
        self._session = session

    def wake(self, lane: str, due_at: datetime) -> None:
        """Let the lane know that something is due then; in the same transaction, so no wake-up is lost."""
        fresh = upsert(self._session, lanes).values(
            key=lane,
            platform=lane.removeprefix("@").split(":", 1)[0],
            next_at=due_at,
            lease_until=NEVER,
            fence=0,
            not_before=NEVER,
        )
        later_of = func.greatest if self._session.get_bind().dialect.name == "postgresql" else func.max
        rested = later_of(fresh.excluded.next_at, lanes.c.not_before, type_=lanes.c.next_at.type)
        earlier = or_(lanes.c.next_at.is_(None), lanes.c.next_at > rested)
        self._session.execute(
            fresh.on_conflict_do_update(index_elements=["key"], set_={"next_at": rested}, where=earlier)
        )

    def lease(self, platforms: Sequence[str], now: datetime, length: timedelta, most: int) -> Sequence[Lease]:
        keys = self._session.scalars(claimable(platforms, now, most).with_for_update(skip_locked=True)).all()
        if not keys:
            return []
        until = now + length
        taken = (
            update(lanes)
            .where(lanes.c.key.in_(keys))
            .values(lease_until=until, fence=lanes.c.fence + 1)
            .returning(lanes.c.key, lanes.c.fence)
        )
        return [Lease(key, fence, until) for key, fence in self._session.execute(taken)]

    def holds(self, lease: Lease) -> bool:
        return HOLDS.first(self._session, lane=lease.lane, by=lease.fence) is not None

    def free(self, lease: Lease, not_before: datetime | None) -> datetime | None:
        # The lane is locked by a statement of its own: computed in one statement, next_at could come from a
        # snapshot older than a delivery that was just added, and that delivery would never be sent.
        held = {"lane": lease.lane, "by": lease.fence}
        if LOCK.first(self._session, **held) is None:
            return None
        first = FIRST.first(self._session, lane=lease.lane)
        rested = not_before or NEVER
        next_at = None if first is None else max(first[0], rested)
        FREE.run(self._session, **held, next=next_at, rested=rested)
        return next_at

    def sweep(self, now: datetime) -> int:
        due = select(outbox.c.id).where(
            outbox.c.lane == lanes.c.key, outbox.c.state == State.WAITING, outbox.c.due_at <= now
        )
        asleep = or_(lanes.c.next_at.is_(None), lanes.c.next_at > now)
        at_rest = (lanes.c.lease_until > now) | (lanes.c.not_before > now)
        woken = update(lanes).where(asleep, ~at_rest, due.exists()).values(next_at=now).returning(lanes.c.key)
        return len(self._session.execute(woken).all())

    def falls_silent(self, lane: str, now: datetime) -> bool:
        spoke = (lanes.c.key == lane) & lanes.c.silent_since.is_(None)
        fell = update(lanes).where(spoke).values(silent_since=now).returning(lanes.c.key)
        return self._session.execute(fell).first() is not None

    def speaks(self, lane: str) -> bool:
        return SPEAKS.first(self._session, lane=lane) is not None

    def is_silent(self, lane: str) -> bool:
        query = select(lanes.c.silent_since).where(lanes.c.key == lane)
        return self._session.scalar(query) is not None

    def rename(self, old: str, new: str) -> None:
        lane = self._session.execute(select(lanes).where(lanes.c.key == old).with_for_update()).first()
        if lane is None or old == new:
            return
        # A sender who holds the old lane finds it gone and goes on to the next; nobody need wait for its lease to end.
        free = {"key": new, "fence": lane.fence + 1, "lease_until": NEVER}
        renamed = upsert(self._session, lanes).values({**lane._mapping, **free})
        self._session.execute(renamed.on_conflict_do_nothing())
        key = func.replace(outbox.c.key, f">{old}", f">{new}")
        self._session.execute(update(outbox).where(outbox.c.lane == old).values(lane=new, key=key))
        self._session.execute(update(postings).where(postings.c.lane == old).values(lane=new, ref=""))
        self._session.execute(delete(lanes).where(lanes.c.key == old))
        if lane.next_at is not None:
            self.wake(new, lane.next_at)

    def next_due(self, platforms: Sequence[str]) -> datetime | None:
        query = select(func.min(lanes.c.next_at)).where(lanes.c.platform.in_(platforms))
        first: datetime | None = self._session.scalar(query)
        return first

    def next_free(self, platform: str, now: datetime) -> datetime | None:
        row = NEXT_FREE.first(self._session, on=platform, now=now)
        return None if row is None else row[0]


def claimable(platforms: Sequence[str], now: datetime, most: int) -> Select[tuple[str]]:
    """The lanes that somebody may take now: those waiting longest first."""
    return (
        select(lanes.c.key)
        .where(lanes.c.platform.in_(platforms), lanes.c.next_at <= now, lanes.c.lease_until <= now)
        .order_by(lanes.c.next_at)
        .limit(most)
    )
