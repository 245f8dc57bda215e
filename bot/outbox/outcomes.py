"""What became of a message that was sent, and what follows from it."""

import logging
from collections.abc import Callable
from datetime import datetime

from bot.errors import DeliveryFailed
from bot.outbox import missing, reaching, silence
from bot.outbox.model import Delivery, Kind, Posting, State, lane_of
from bot.outbox.packing import Parcel
from bot.outbox.waits import Waits
from bot.work import Work

log = logging.getLogger(__name__)


def sent(work: Work, parcel: Parcel, ref: str, now: datetime) -> None:
    """The platform took it and calls it `ref`.

    People see a message before we know that it stands: what they did in between found no posting to refresh, but
    raised the delivery's revision. Such a message is drawn anew at once.
    """
    delivery = work.outbox.find(parcel.delivery_id)
    if delivery is None or delivery.state is not State.WAITING:
        return
    if lane_of(parcel.to) != delivery.lane:  # the room moved meanwhile, and this stayed behind
        ref = ""
    ours = not _is_anothers(work, parcel, delivery)
    if delivery.kind is Kind.EDIT:
        if ref != parcel.ref and delivery.posting_id is not None:
            work.postings.rename(delivery.posting_id, ref)
        if ours:
            settle(work, delivery, State.SENT, now, parcel.rev)
        return
    work.postings.add(Posting(delivery.lane, delivery.subject, ref, delivery.member_id))
    if not ours:
        return
    reaching.succeeded(work, delivery, now)
    silence.broken(work, delivery, now)
    settle(work, delivery, State.SENT, now)
    if delivery.rev != parcel.rev:
        work.outbox.refresh(delivery.subject.view, delivery.subject.id, now)


def failed(
    work: Work,
    parcel: Parcel,
    error: DeliveryFailed,
    waits: Waits,
    chance: Callable[[], float],
    now: datetime,
) -> datetime | None:
    """The platform did not take it. Returns until when the lane must rest; None: go on with the next."""
    delivery = work.outbox.find(parcel.delivery_id)
    if delivery is None or delivery.state is not State.WAITING or _is_anothers(work, parcel, delivery):
        return None
    delivery.last_error = str(error)[:200]
    delivery.attempts += error.retry_after is None  # who is asked to wait has not failed
    delivery.in_doubt = error.unknown
    log.warning("delivery %d not taken: %s", delivery.id, delivery.last_error)
    if error.permanent or delivery.attempts >= waits.attempts:
        settle(work, delivery, State.DEAD, now)
        _give_up(work, delivery, error, now)
        return None
    work.outbox.tried(delivery)
    return now + waits.after(error, delivery.attempts, chance)


def _give_up(work: Work, delivery: Delivery, error: DeliveryFailed, now: datetime) -> None:
    if error.gone and delivery.kind is Kind.EDIT:
        missing.replace(work, delivery, now)
    elif delivery.member_id is None:
        silence.begun(work, delivery, now)
    elif error.permanent:
        reaching.failed(work, delivery, now)


def _is_anothers(work: Work, parcel: Parcel, delivery: Delivery) -> bool:
    """Whether the lane has gone to another sender meanwhile, who sends this message, too, and keeps its outcome.

    A lane that was renamed meanwhile has no other sender yet.
    """
    return delivery.lane == parcel.lease.lane and not work.lanes.holds(parcel.lease)


def settle(work: Work, delivery: Delivery, state: State, now: datetime, rev: int | None = None) -> None:
    """Keep what finally became of a delivery."""
    delivery.state = state
    delivery.settled_at = now
    work.outbox.settle(delivery, delivery.rev if rev is None else rev)
