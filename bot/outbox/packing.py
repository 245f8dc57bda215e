"""A delivery made ready for sending, from the state as it is now."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat.cards import Card
from bot.chat.exchange import Destination, Room
from bot.chat.readers import Reader
from bot.context import Viewing
from bot.feature import View
from bot.outbox.model import Delivery, Kind, Lease, destination_of
from bot.registry import Registry
from bot.reminders.dressing import dressed
from bot.reminders.model import DIGEST
from bot.work import Work

OVERDUE = timedelta(minutes=1)
"""From then on a reminder may have been overtaken by a later one of the same subject."""


@dataclass(frozen=True)
class Parcel:
    """One message ready to be sent: a new one, or (with `ref`) one to be drawn anew.

    `mark`: its name at the platform, the same at every try; `in_doubt`: it may stand there already.
    """

    delivery_id: int
    rev: int
    to: Destination
    card: Card
    reader: Reader
    ref: str | None
    kind: str
    lease: Lease
    mark: str
    in_doubt: bool


def packed(work: Work, registry: Registry, lease: Lease, delivery: Delivery, now: datetime) -> Parcel | None:
    """The message; None when it is no longer useful."""
    if delivery.expires_at is not None and now >= delivery.expires_at:
        return None
    if _is_overtaken(work, registry, delivery, now):
        return None
    viewing = _viewing(work, registry, delivery, now)
    view: View | None = registry.views.get(delivery.subject.view)
    if viewing is None or view is None:
        return None
    card = view(viewing, delivery.subject.id)
    posting = work.postings.find(delivery.posting_id) if delivery.posting_id else None
    if card is None or (delivery.kind is Kind.EDIT and posting is None):
        return None
    if delivery.kind is Kind.POST and _reminds(registry, delivery):
        card = dressed(card, delivery, now)
    whose = viewing.member or viewing.bound
    if whose is None:
        return None
    ref = (posting.ref or None) if posting else None  # one without stayed behind when its room moved
    return Parcel(
        delivery.id,
        delivery.rev,
        destination_of(delivery.lane),
        card,
        whose.reader,
        ref,
        delivery.subject.view,
        lease,
        delivery.mark,
        delivery.in_doubt,
    )


def _reminds(registry: Registry, delivery: Delivery) -> bool:
    return delivery.subject.view in registry.recipients or delivery.subject.view == DIGEST


def _is_overtaken(work: Work, registry: Registry, delivery: Delivery, now: datetime) -> bool:
    """After a standstill several reminders of one subject may wait for the same person: the newest says it all."""
    reminds = delivery.subject.view in registry.recipients and delivery.kind is Kind.POST
    return reminds and now - delivery.due_at >= OVERDUE and work.outbox.is_overtaken(delivery, now)


def _viewing(work: Work, registry: Registry, delivery: Delivery, now: datetime) -> Viewing | None:
    """For whom it would be said now; None when the member or the room is no longer there, or the room is closed."""
    detail, standing = delivery.subject.detail, delivery.kind is Kind.EDIT
    if delivery.member_id is not None:
        member = work.members.find(delivery.member_id)
        if member is None:
            return None
        return Viewing(work, now, member=member, detail=detail, standing=standing, registry=registry)
    to = destination_of(delivery.lane)
    bound = work.rooms.bound(to) if isinstance(to, Room) else None
    if bound is None or bound.closed_at is not None:
        return None
    return Viewing(work, now, bound=bound, detail=detail, standing=standing, registry=registry)
