"""What is due, to whom, with what outcome: the synchronous half of sending.

The asynchronous ring (adapters/sending.py) takes a lane, packs one delivery after another, sends each outside of
any transaction and settles it in a transaction of its own, so that a killed process repeats at most one message.
"""

import logging
import random
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.errors import Conflict, DeliveryFailed, Unavailable
from bot.outbox import outcomes
from bot.outbox.model import Delivery, Lease, State
from bot.outbox.pacing import Pacing
from bot.outbox.packing import Parcel, packed
from bot.outbox.terms import Slot, Terms
from bot.outbox.waits import MOST_ATTEMPTS, Waits
from bot.registry import Registry
from bot.reminders import handing
from bot.work import OpenWork, Work

__all__ = ["MOST_ATTEMPTS", "Courier", "Parcel"]

log = logging.getLogger(__name__)


class Courier:
    """Finds what is due and keeps what became of it. Every time is aware UTC.

    On several machines `now` must come from one clock, or leases mean nothing (adapters/clock.py).
    """

    def __init__(
        self,
        open_work: OpenWork,
        registry: Registry,
        platforms: Sequence[str],
        terms: Mapping[str, Terms] | None = None,
        waits: Waits | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._open_work = open_work
        self._registry = registry
        self._platforms = tuple(platforms)
        self._pacing = Pacing(terms or {})
        self.waits = waits or Waits()
        self._chance = chance

    def tick(self, now: datetime) -> bool:
        """Let fall due what falls due by itself: closing polls, a batch of reminders.

        What became useless unsaid is noted before the ticks end what it was about. Returns whether more reminders
        are due.
        """
        handing.drop_useless(self._open_work, self._registry, now)
        for run in self._registry.ticks:
            with self._open_work() as work:
                run(work, now)
        return handing.hand_over_due(self._open_work, self._registry, now)

    def sweep(self, now: datetime) -> None:
        """Once a minute: wake lanes that sleep although something is due in them."""
        with self._open_work() as work:
            woken = work.lanes.sweep(now)
            if woken:
                log.error("%d lanes slept although something was due in them", woken)

    def next_due(self) -> datetime | None:
        """When there will next be something to do; the sandbox's clock can jump there."""
        with self._open_work() as work:
            moments = [due(work) for due in self._registry.next_due]
            moments += [work.reminders.next_due(), work.lanes.next_due(self._platforms)]
            moments.append(work.outbox.outdated_since())
        return min((moment for moment in moments if moment is not None), default=None)

    def lease(self, now: datetime, most: int = 20) -> Sequence[Lease]:
        """Lanes with something due, taken for a while; of a platform that takes no more just now, none."""
        return self.look(now, most)[0]

    def look(self, now: datetime, most: int = 20) -> tuple[Sequence[Lease], datetime | None]:
        """The same; and if there were fewer than `most`, when to look again."""
        leases: list[Lease] = []
        with self._open_work() as work:
            work.outbox.refresh_outdated(now)
            for platform in self._platforms:
                room = most - len(leases)
                if room > 0:
                    leases += self._pacing.lease(work, platform, now, self.waits.lease, room)
            return leases, self._next_look(work, now) if len(leases) < most else None

    def next_look(self, now: datetime) -> datetime | None:
        """When to look for lanes again, if there is nothing to take now."""
        with self._open_work() as work:
            return self._next_look(work, now)

    def _next_look(self, work: Work, now: datetime) -> datetime | None:
        moments = [self._pacing.next_look(work, platform, now) for platform in self._platforms]
        moments.append(work.outbox.outdated_since())
        return min((moment for moment in moments if moment is not None), default=None)

    def may_begin(self, lease: Lease, now: datetime) -> bool:
        """Whether a message may still be begun: who holds a lane longer may have lost it when the message is sent."""
        return now < lease.until - self.waits.lease + self.waits.begin_within

    def pack(self, lease: Lease, now: datetime) -> Parcel | None:
        """The lane's next message, built from the state as it is now; None when nothing more may be sent in it.

        What is no longer useful is dropped on the way, with a line in the log; so is what a fault of ours keeps
        from being built: it must not hold up what comes after it.
        """
        if not self.may_begin(lease, now):
            return None
        while True:
            delivery: Delivery | None = None
            try:
                with self._open_work() as work:
                    delivery = work.outbox.due_in(lease, now)
                    if delivery is None:
                        return None
                    parcel = packed(work, self._registry, lease, delivery, now)
                    if parcel is not None:
                        return parcel
                    outcomes.settle(work, delivery, State.DROPPED, now)
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
            outcomes.settle(work, delivery, State.DEAD, now)

    def admit(self, parcel: Parcel, now: datetime) -> Slot:
        """When the platform's terms allow this message: booked, if that is soon.

        An edit that must wait lets what is new in its lane go first.
        """
        if self._pacing.is_free(parcel) and not self._pacing.recalls(parcel):
            return Slot(now, True, now)
        with self._open_work() as work:
            return self._admitted(work, parcel, now)

    def again(self, parcel: Parcel, missed: Slot, now: datetime) -> Slot:
        """Another slot for a message that has missed its own, which is another's then."""
        with self._open_work() as work:
            self._pacing.missed(work, parcel, missed)
            return self._admitted(work, parcel, now)

    def _admitted(self, work: Work, parcel: Parcel, now: datetime) -> Slot:
        slot = self._pacing.take(work, parcel, now)
        if not slot.booked and parcel.ref is not None:
            work.outbox.postpone_edits(parcel.lease.lane, slot.at)
        elif slot.booked and self._pacing.recalls(parcel):
            work.outbox.begun(parcel.delivery_id)
        return slot

    def has_missed(self, slot: Slot, now: datetime) -> bool:
        """Whether it is too late for this slot: others count on nothing going now."""
        return self._pacing.is_missed(slot, now)

    def sent(
        self, lease: Lease, parcel: Parcel, ref: str, now: datetime, slot: Slot | None = None
    ) -> datetime | None:
        """The platform took it and calls it `ref`. Returns until when the lane must rest, as `failed` does."""
        with self._open_work() as work:
            outcomes.sent(work, parcel, ref, now)
            rest = now if slot is None else self._pacing.arrived(work, parcel, slot, now)
            return self._rested(work, lease, rest if rest > now else None)

    def failed(
        self, parcel: Parcel, error: DeliveryFailed, now: datetime, slot: Slot | None = None
    ) -> datetime | None:
        """The platform did not take it.

        Returns until when the lane must rest, which is given back for that time; None: go on with the next.
        """
        with self._open_work() as work:
            rest = outcomes.failed(work, parcel, error, self.waits, self._chance, now)
            if slot is not None:
                self._pacing.arrived(work, parcel, slot, now)
            if error.retry_after is not None and error.everywhere:
                self._pacing.pause(work, parcel, now + error.retry_after)
            return self._rested(work, parcel.lease, rest)

    def _rested(self, work: Work, lease: Lease, rest: datetime | None) -> datetime | None:
        if rest is not None:
            work.lanes.free(lease, rest)
        return rest

    def free(self, lease: Lease, not_before: datetime | None = None) -> datetime | None:
        """Give the lane back, and a slot that it still has, for it was not used. Returns when it is due next.

        `not_before` lets it rest until then.
        """
        with self._open_work() as work:
            self._pacing.give_back(work, lease)
            return work.lanes.free(lease, not_before)
