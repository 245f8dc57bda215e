"""Queries of deliveries.

Written in statements rather than objects: there may be very many rows, and each step touches one.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, literal_column, select, tuple_, update
from sqlalchemy.orm import Session

from bot.outbox.model import Delivery, Kind, Lease, State, Subject
from storage import outdated
from storage.base import upsert
from storage.lanes import SqlLanes
from storage.outbox_tables import lanes, outbox, postings
from storage.prepared import Prepared

OUTCOME = ("state", "attempts", "last_error", "settled_at", "in_doubt")
OWN_COLUMNS = ("key", "due_at", "expires_at", "member_id", "kind", "posting_id", "rev", "mark", *OUTCOME)

# Written out rather than given: only so a database is sure that its index of waiting deliveries serves.
WAITS = outbox.c.state == literal_column(f"'{State.WAITING.value}'")
FIRST_DUE = (
    select(outbox)
    .join(lanes, lanes.c.key == outbox.c.lane)
    .where(lanes.c.key == bindparam("held"), lanes.c.fence == bindparam("fence"))
    .where(outbox.c.lane == bindparam("held"), WAITS, outbox.c.due_at <= bindparam("now"))
    .order_by(outbox.c.due_at, outbox.c.id)
    .limit(1)
)
"""The first waiting delivery of a lane that is due, as long as the lease is the lane's newest."""

DUE = Prepared(lambda _insert: FIRST_DUE)
FIND = Prepared(lambda _insert: select(outbox).where(outbox.c.id == bindparam("number")).with_for_update())
THIS = (outbox.c.id == bindparam("number"), outbox.c.rev == bindparam("as_of"))
SETTLE = Prepared(
    lambda _insert: update(outbox).where(*THIS).values({name: bindparam(f"{name}_now") for name in OUTCOME})
)
GONE = Prepared(lambda _insert: delete(outbox).where(*THIS))
BEGUN = Prepared(
    lambda _insert: update(outbox).where(outbox.c.id == bindparam("number")).values(in_doubt=True)
)


class SqlOutbox:
    def __init__(self, session: Session) -> None:
        self._session = session
        self._lanes = SqlLanes(session)

    def add(self, delivery: Delivery) -> None:
        self._lanes.wake(delivery.lane, delivery.due_at)
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
        self._redraw(self._session.execute(query.order_by(postings.c.lane)).all(), now)

    def outdate(self, view: str, subject_id: int, now: datetime) -> None:
        outdated.note(self._session, view, subject_id, now)

    def refresh_outdated(self, now: datetime) -> None:
        for view, subject_id in outdated.take(self._session):
            self.refresh(view, subject_id, now)

    def outdated_since(self) -> datetime | None:
        return outdated.earliest(self._session)

    def refresh_lane(self, lane: str, now: datetime, most: int) -> None:
        query = select(postings).where(postings.c.lane == lane, postings.c.ref != "")
        newest = self._session.execute(query.order_by(postings.c.id.desc()).limit(most)).all()
        self._redraw(newest[::-1], now)

    def _redraw(self, rows: Sequence[Row[Any]], now: datetime) -> None:
        if not rows:
            return
        edits = upsert(self._session, outbox)
        self._session.execute(
            edits.on_conflict_do_update(index_elements=["key"], set_={"rev": outbox.c.rev + 1}),
            [_edit_of(row, now) for row in rows],
        )
        for lane in dict.fromkeys(row.lane for row in rows):
            self._lanes.wake(lane, now)

    def _outdate_posts(self, view: str, subject_id: int) -> None:
        """Let a message that is just being sent know that it shows an earlier state (Courier.sent)."""
        waiting = (outbox.c.kind == Kind.POST) & (outbox.c.state == State.WAITING)
        mine = (outbox.c.view == view) & (outbox.c.subject_id == subject_id)
        self._session.execute(update(outbox).where(waiting, mine).values(rev=outbox.c.rev + 1))

    def due_in(self, lease: Lease, now: datetime) -> Delivery | None:
        row = DUE.first(self._session, held=lease.lane, fence=lease.fence, now=now)
        return None if row is None else _delivery(row)

    def is_overtaken(self, delivery: Delivery, now: datetime) -> bool:
        later = select(outbox.c.id).where(
            outbox.c.lane == delivery.lane,
            outbox.c.state == State.WAITING,
            outbox.c.due_at <= now,
            tuple_(outbox.c.due_at, outbox.c.id) > tuple_(delivery.due_at, delivery.id),
            outbox.c.kind == Kind.POST,
            outbox.c.view == delivery.subject.view,
            outbox.c.subject_id == delivery.subject.id,
        )
        return self._session.scalars(later.limit(1)).first() is not None

    def find(self, delivery_id: int) -> Delivery | None:
        row = FIND.first(self._session, number=delivery_id)
        return None if row is None else _delivery(row)

    def settle(self, delivery: Delivery, rev: int) -> None:
        this = {"number": delivery.id, "as_of": rev}
        if delivery.kind is Kind.EDIT:  # a settled edit leaves no trace: its key is free for the next one
            GONE.run(self._session, **this)
        else:
            now = {f"{name}_now": getattr(delivery, name) for name in OUTCOME}
            SETTLE.run(self._session, **this, **now)

    def tried(self, delivery: Delivery) -> None:
        self._session.execute(
            update(outbox)
            .where(outbox.c.id == delivery.id)
            .values(attempts=delivery.attempts, last_error=delivery.last_error, in_doubt=delivery.in_doubt)
        )

    def begun(self, delivery_id: int) -> None:
        BEGUN.run(self._session, number=delivery_id)

    def postpone_edits(self, lane: str, until: datetime) -> None:
        mine = (outbox.c.lane == lane) & (outbox.c.state == State.WAITING) & (outbox.c.kind == Kind.EDIT)
        self._session.execute(update(outbox).where(mine, outbox.c.due_at < until).values(due_at=until))

    def reroute(self, old: str, new: str) -> None:
        self._session.execute(delete(postings).where(postings.c.lane == old))
        waiting = (
            delete(outbox).where(outbox.c.lane == old, outbox.c.state == State.WAITING).returning(outbox)
        )
        for row in self._session.execute(waiting).all():
            if row.kind is Kind.POST:
                moved = _delivery(tuple(row))
                self.add(replace(moved, lane=new, key=f"{moved.key}>{new}", in_doubt=False))

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
        "in_doubt": False,
        "mark": "",
    }


def _delivery(row: tuple[Any, ...]) -> Delivery:
    """From a row with every column of the table."""
    values = dict(zip(outbox.c.keys(), row, strict=True))
    subject = Subject(values["view"], values["subject_id"], values["detail"])
    delivery = Delivery(values["lane"], subject, **{name: values[name] for name in OWN_COLUMNS})
    delivery.id = values["id"]
    return delivery
