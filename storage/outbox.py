"""Tables and queries of deliveries, lanes and postings.

Written in statements rather than objects: there may be very many rows, and each step touches one.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    Row,
    String,
    Table,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from bot.outbox.model import Delivery, Kind, Lease, Posting, State, Subject
from storage.base import Instant, Word, metadata, upsert

NEVER = datetime(1, 1, 1, tzinfo=UTC)

lanes = Table(
    "lanes",
    metadata,
    Column("key", String(240), primary_key=True),
    Column("platform", String(32), nullable=False),
    Column("next_at", Instant),
    Column("lease_until", Instant, nullable=False),
    Column("fence", Integer, nullable=False),
    Column("not_before", Instant, nullable=False),
    Index(None, "platform", "next_at"),
)
postings = Table(
    "postings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("lane", ForeignKey("lanes.key"), nullable=False),
    Column("view", String(40), nullable=False),
    Column("subject_id", Integer, nullable=False),
    Column("detail", String(80), nullable=False),
    Column("ref", String(400), nullable=False),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE")),
    Index(None, "view", "subject_id"),
)
outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("lane", ForeignKey("lanes.key"), nullable=False),
    Column("view", String(40), nullable=False),
    Column("subject_id", Integer, nullable=False),
    Column("detail", String(80), nullable=False),
    Column("key", String(400), nullable=False, unique=True),
    Column("due_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE")),
    Column("kind", Word(Kind), nullable=False),
    Column("posting_id", ForeignKey("postings.id", ondelete="CASCADE")),
    Column("rev", Integer, nullable=False),
    Column("state", Word(State), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("last_error", String(200), nullable=False),
    Column("settled_at", Instant),
)
Index(
    "ix_outbox_waiting",
    outbox.c.lane,
    outbox.c.due_at,
    outbox.c.id,
    sqlite_where=outbox.c.state == State.WAITING,
    postgresql_where=outbox.c.state == State.WAITING,
)
Index(
    "ix_outbox_subject",
    outbox.c.view,
    outbox.c.subject_id,
    sqlite_where=outbox.c.state == State.WAITING,
    postgresql_where=outbox.c.state == State.WAITING,
)


class SqlOutbox:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, delivery: Delivery) -> None:
        self._wake(delivery.lane, delivery.due_at)
        row = {
            "lane": delivery.lane,
            "view": delivery.subject.view,
            "subject_id": delivery.subject.id,
            "detail": delivery.subject.detail,
            **{name: getattr(delivery, name) for name in OWN_COLUMNS},
        }
        self._session.execute(upsert(self._session, outbox).values(row).on_conflict_do_nothing())

    def refresh(self, view: str, subject_id: int, now: datetime) -> None:
        self._outdate_posts(view, subject_id)
        query = select(postings).where(postings.c.view == view, postings.c.subject_id == subject_id)
        rows = self._session.execute(query.order_by(postings.c.lane)).all()
        if not rows:
            return
        edits = upsert(self._session, outbox)
        self._session.execute(
            edits.on_conflict_do_update(index_elements=["key"], set_={"rev": outbox.c.rev + 1}),
            [_edit_of(row, now) for row in rows],
        )
        for lane in dict.fromkeys(row.lane for row in rows):
            self._wake(lane, now)

    def _outdate_posts(self, view: str, subject_id: int) -> None:
        """Let a message that is just being sent know that it shows an earlier state (Courier.sent)."""
        waiting = (outbox.c.kind == Kind.POST) & (outbox.c.state == State.WAITING)
        mine = (outbox.c.view == view) & (outbox.c.subject_id == subject_id)
        self._session.execute(update(outbox).where(waiting, mine).values(rev=outbox.c.rev + 1))

    def _wake(self, lane: str, due_at: datetime) -> None:
        """Let the lane know that something is due then; in the same transaction, so no wake-up is lost."""
        fresh = upsert(self._session, lanes).values(
            key=lane,
            platform=lane.removeprefix("@").split(":", 1)[0],
            next_at=due_at,
            lease_until=NEVER,
            fence=0,
            not_before=NEVER,
        )
        earlier = or_(lanes.c.next_at.is_(None), lanes.c.next_at > due_at)
        self._session.execute(
            fresh.on_conflict_do_update(index_elements=["key"], set_={"next_at": due_at}, where=earlier)
        )

    def lease(self, platforms: Sequence[str], now: datetime, length: timedelta, most: int) -> Sequence[Lease]:
        free = (
            select(lanes.c.key)
            .where(
                lanes.c.platform.in_(platforms),
                lanes.c.next_at <= now,
                lanes.c.lease_until <= now,
                lanes.c.not_before <= now,
            )
            .order_by(lanes.c.next_at)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        keys = self._session.scalars(free).all()
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

    def due_in(self, lane: str, now: datetime) -> Delivery | None:
        query = (
            select(outbox)
            .where(outbox.c.lane == lane, outbox.c.state == State.WAITING, outbox.c.due_at <= now)
            .order_by(outbox.c.due_at, outbox.c.id)
            .limit(1)
        )
        row = self._session.execute(query).first()
        return None if row is None else _delivery(row)

    def find(self, delivery_id: int) -> Delivery | None:
        query = select(outbox).where(outbox.c.id == delivery_id).with_for_update()
        row = self._session.execute(query).first()
        return None if row is None else _delivery(row)

    def posting(self, posting_id: int) -> Posting | None:
        row = self._session.execute(select(postings).where(postings.c.id == posting_id)).first()
        if row is None:
            return None
        posting = Posting(row.lane, Subject(row.view, row.subject_id, row.detail), row.ref, row.member_id)
        posting.id = row.id
        return posting

    def holds(self, lease: Lease) -> bool:
        query = select(lanes.c.fence).where(lanes.c.key == lease.lane)
        return self._session.scalar(query) == lease.fence

    def settle(self, delivery: Delivery, rev: int) -> None:
        mine = (outbox.c.id == delivery.id) & (outbox.c.rev == rev)
        if delivery.kind is Kind.EDIT:  # a settled edit leaves no trace: its key is free for the next one
            self._session.execute(delete(outbox).where(mine))
            return
        self._session.execute(
            update(outbox).where(mine).values(**{name: getattr(delivery, name) for name in OUTCOME})
        )

    def tried(self, delivery: Delivery) -> None:
        self._session.execute(
            update(outbox)
            .where(outbox.c.id == delivery.id)
            .values(attempts=delivery.attempts, last_error=delivery.last_error)
        )

    def post_standing(self, posting: Posting) -> None:
        self._session.execute(
            insert(postings).values(
                lane=posting.lane,
                view=posting.subject.view,
                subject_id=posting.subject.id,
                detail=posting.subject.detail,
                ref=posting.ref,
                member_id=posting.member_id,
            )
        )

    def rename_posting(self, posting_id: int, ref: str) -> None:
        self._session.execute(update(postings).where(postings.c.id == posting_id).values(ref=ref))

    def forget_posting(self, posting_id: int) -> None:
        self._session.execute(delete(postings).where(postings.c.id == posting_id))

    def free(self, lease: Lease, not_before: datetime | None) -> None:
        # The lane is locked by a statement of its own: computed in one statement, next_at could come from a
        # snapshot older than a delivery that was just added, and that delivery would never be sent.
        lane = (lanes.c.key == lease.lane) & (lanes.c.fence == lease.fence)
        if self._session.execute(select(lanes.c.key).where(lane).with_for_update()).first() is None:
            return
        next_at = self._session.scalar(
            select(func.min(outbox.c.due_at)).where(
                outbox.c.lane == lease.lane, outbox.c.state == State.WAITING
            )
        )
        self._session.execute(
            update(lanes)
            .where(lane)
            .values(lease_until=NEVER, next_at=next_at, not_before=not_before or NEVER)
        )

    def reroute(self, old: str, new: str) -> None:
        self._session.execute(delete(postings).where(postings.c.lane == old))
        waiting = (
            delete(outbox).where(outbox.c.lane == old, outbox.c.state == State.WAITING).returning(outbox)
        )
        for row in self._session.execute(waiting).all():
            if row.kind is Kind.POST:
                moved = _delivery(row)
                self.add(replace(moved, lane=new, key=f"{moved.key}>{new}"))

    def drop_doubles(self, kept_id: int, gone_id: int, now: datetime) -> None:
        mine = outbox.alias()
        same = (
            select(mine.c.id)
            .where(mine.c.member_id == kept_id, mine.c.kind == Kind.POST, mine.c.state == State.WAITING)
            .where(*(mine.c[name] == outbox.c[name] for name in ("view", "subject_id", "detail")))
        )
        double = update(outbox).where(
            outbox.c.member_id == gone_id,
            outbox.c.kind == Kind.POST,
            outbox.c.state == State.WAITING,
            same.exists(),
        )
        self._session.execute(double.values(state=State.DROPPED, settled_at=now))

    def rename(self, old: str, new: str) -> None:
        lane = self._session.execute(select(lanes).where(lanes.c.key == old).with_for_update()).first()
        if lane is None or old == new:
            return
        renamed = upsert(self._session, lanes).values({**lane._mapping, "key": new})
        self._session.execute(renamed.on_conflict_do_nothing())
        key = func.replace(outbox.c.key, f">{old}", f">{new}")
        self._session.execute(update(outbox).where(outbox.c.lane == old).values(lane=new, key=key))
        self._session.execute(update(postings).where(postings.c.lane == old).values(lane=new))
        self._session.execute(delete(lanes).where(lanes.c.key == old))
        if lane.next_at is not None:
            self._wake(new, lane.next_at)

    def next_due(self, platforms: Sequence[str]) -> datetime | None:
        query = select(func.min(lanes.c.next_at)).where(lanes.c.platform.in_(platforms))
        first: datetime | None = self._session.scalar(query)
        return first


OUTCOME = ("state", "attempts", "last_error", "settled_at")
OWN_COLUMNS = ("key", "due_at", "expires_at", "member_id", "kind", "posting_id", "rev", *OUTCOME)


def _edit_of(row: Row[Any], now: datetime) -> dict[str, Any]:
    return {
        "lane": row.lane,
        "view": row.view,
        "subject_id": row.subject_id,
        "detail": row.detail,
        "key": f"edit:{row.id}",
        "due_at": now,
        "expires_at": None,
        "member_id": row.member_id,
        "kind": Kind.EDIT,
        "posting_id": row.id,
        "rev": 0,
        "state": State.WAITING,
        "attempts": 0,
        "last_error": "",
        "settled_at": None,
    }


def _delivery(row: Row[Any]) -> Delivery:
    subject = Subject(row.view, row.subject_id, row.detail)
    delivery = Delivery(row.lane, subject, **{name: getattr(row, name) for name in OWN_COLUMNS})
    delivery.id = row.id
    return delivery
