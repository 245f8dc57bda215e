"""What is due, to whom, with what outcome: the synchronous half of sending.

The asynchronous ring (adapters/sending.py) takes a lane, packs one delivery after another, sends each outside of
any transaction and settles it in a transaction of its own, so that a killed process repeats at most one message.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat.cards import Card
from bot.chat.exchange import Destination, Room
from bot.chat.readers import Reader
from bot.errors import Conflict, DeliveryFailed, Unavailable
from bot.feature import Registry, View, Viewing
from bot.outbox import missing, reaching
from bot.outbox.model import Delivery, Kind, Lease, Posting, State, destination_of, lane_of
from bot.reminders import service as reminders
from bot.work import OpenWork, Work

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=30)
MOST_ATTEMPTS = 8
LONGEST_WAIT = timedelta(hours=1)
INBOX_KEPT = timedelta(days=8)
"""Longer than the week after which Telegram's update ids start anew."""


@dataclass(frozen=True)
class Parcel:
    """One message ready to be sent: a new one, or (with `ref`) one to be drawn anew."""

    delivery_id: int
    rev: int
    to: Destination
    card: Card
    reader: Reader
    ref: str | None
    kind: str


class Courier:
    """Finds what is due and keeps what became of it. Every time is aware UTC."""

    def __init__(self, open_work: OpenWork, registry: Registry, platforms: Sequence[str]) -> None:
        self._open_work = open_work
        self._registry = registry
        self._platforms = tuple(platforms)

    def tick(self, now: datetime) -> None:
        """Let fall due what falls due by itself: closing polls, reminders to hand over, notes to forget."""
        for run in self._registry.ticks:
            with self._open_work() as work:
                run(work, now)
        with self._open_work() as work:
            reminders.hand_over_due(work, self._registry.recipients, now)
            work.inbox.forget_before(now - INBOX_KEPT)

    def next_due(self) -> datetime | None:
        """When there will next be something to do; the sandbox's clock can jump there."""
        with self._open_work() as work:
            moments = [due(work) for due in self._registry.next_due]
            moments += [work.reminders.next_due(), work.lanes.next_due(self._platforms)]
            moments.append(work.outbox.outdated_since())
        return min((moment for moment in moments if moment is not None), default=None)

    def lease(self, now: datetime, most: int = 20) -> Sequence[Lease]:
        """Lanes with something due, taken for LEASE."""
        with self._open_work() as work:
            work.outbox.refresh_outdated(now)
            return work.lanes.lease(self._platforms, now, LEASE, most)

    def pack(self, lease: Lease, now: datetime) -> Parcel | None:
        """The lane's next message, built from the state as it is now; None when the lane has nothing more due.

        What is no longer useful is dropped on the way, with a line in the log; so is what a fault of ours keeps
        from being built: it must not hold up what comes after it.
        """
        while True:
            delivery: Delivery | None = None
            try:
                with self._open_work() as work:
                    delivery = work.outbox.due_in(lease.lane, now) if work.lanes.holds(lease) else None
                    if delivery is None:
                        return None
                    parcel = self._build(work, delivery, now)
                    if parcel is not None:
                        return parcel
                    _settle(work, delivery, State.DROPPED, now)
                    log.info("dropped %s of %s", delivery.kind, delivery.subject.label)
            except (Conflict, Unavailable):
                raise
            except Exception:
                if delivery is None:
                    raise
                self._give_up(delivery, now)

    def _give_up(self, delivery: Delivery, now: datetime) -> None:
        log.exception("delivery %d of %s cannot be built", delivery.id, delivery.subject.label)
        delivery.last_error = "cannot be built"
        with self._open_work() as work:
            _settle(work, delivery, State.DEAD, now)

    def _build(self, work: Work, delivery: Delivery, now: datetime) -> Parcel | None:
        if delivery.expires_at is not None and now >= delivery.expires_at:
            return None
        to = destination_of(delivery.lane)
        viewing = _viewing(work, delivery, now)
        view: View | None = self._registry.views.get(delivery.subject.view)
        if viewing is None or view is None:
            return None
        card = view(viewing, delivery.subject.id)
        posting = work.postings.find(delivery.posting_id) if delivery.posting_id else None
        if card is None or (delivery.kind is Kind.EDIT and posting is None):
            return None
        whose = viewing.member or viewing.bound
        if whose is None:
            return None
        ref = (posting.ref or None) if posting else None  # one without stayed behind when its room moved
        return Parcel(delivery.id, delivery.rev, to, card, whose.reader, ref, delivery.subject.view)

    def sent(self, lease: Lease, parcel: Parcel, ref: str, now: datetime) -> None:
        """The platform took it and calls it `ref`.

        People see a message before we know that it stands: what they did in between found no posting to refresh,
        but raised the delivery's revision. Such a message is drawn anew at once.
        """
        with self._open_work() as work:
            delivery = work.outbox.find(parcel.delivery_id)
            if delivery is None or delivery.state is not State.WAITING:
                return
            if lane_of(parcel.to) != delivery.lane:  # the room moved meanwhile, and this stayed behind
                ref = ""
            if delivery.kind is Kind.EDIT:
                if ref != parcel.ref and delivery.posting_id is not None:
                    work.postings.rename(delivery.posting_id, ref)
                _settle(work, delivery, State.SENT, now, parcel.rev)
                return
            work.postings.add(Posting(delivery.lane, delivery.subject, ref, delivery.member_id))
            reaching.succeeded(work, delivery, now)
            _settle(work, delivery, State.SENT, now)
            if delivery.rev != parcel.rev:
                work.outbox.refresh(delivery.subject.view, delivery.subject.id, now)

    def failed(self, parcel: Parcel, error: DeliveryFailed, now: datetime) -> datetime | None:
        """The platform did not take it. Returns until when the lane must rest; None: go on with the next."""
        with self._open_work() as work:
            delivery = work.outbox.find(parcel.delivery_id)
            if delivery is None or delivery.state is not State.WAITING:
                return None
            delivery.attempts += 1
            delivery.last_error = str(error)[:200]
            log.warning("delivery %d not taken: %s", delivery.id, delivery.last_error)
            if error.permanent or delivery.attempts >= MOST_ATTEMPTS:
                _settle(work, delivery, State.DEAD, now)
                if error.gone and delivery.kind is Kind.EDIT:
                    missing.replace(work, delivery, now)
                elif error.permanent:
                    reaching.failed(work, delivery, now)
                return None
            work.outbox.tried(delivery)
            return now + (error.retry_after or min(timedelta(seconds=2**delivery.attempts), LONGEST_WAIT))

    def free(self, lease: Lease, not_before: datetime | None = None) -> None:
        """Give the lane back; `not_before` lets it rest until then."""
        with self._open_work() as work:
            work.lanes.free(lease, not_before)


def _viewing(work: Work, delivery: Delivery, now: datetime) -> Viewing | None:
    """For whom it would be said now; None when the member or the room is no longer there, or the room is closed."""
    detail, standing = delivery.subject.detail, delivery.kind is Kind.EDIT
    if delivery.member_id is not None:
        member = work.members.find(delivery.member_id)
        if member is None:
            return None
        return Viewing(work, now, member=member, detail=detail, standing=standing)
    to = destination_of(delivery.lane)
    bound = work.rooms.bound(to) if isinstance(to, Room) else None
    if bound is None or bound.closed_at is not None:
        return None
    return Viewing(work, now, bound=bound, detail=detail, standing=standing)


def _settle(work: Work, delivery: Delivery, state: State, now: datetime, rev: int | None = None) -> None:
    delivery.state = state
    delivery.settled_at = now
    work.outbox.settle(delivery, delivery.rev if rev is None else rev)
