"""What is due, to whom, with what outcome: the synchronous half of sending.

The asynchronous ring (adapters/sending.py) takes a lane, packs one delivery after another, sends each outside of
any transaction and settles it in a transaction of its own, so that a killed process repeats at most one message.
"""

import logging
import random
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.errors import Conflict, DeliveryFailed, Unavailable
from bot.feature import Registry
from bot.outbox import outcomes
from bot.outbox.model import Delivery, Kind, Lease, State, destination_of
from bot.outbox.packing import Parcel, packed
from bot.outbox.terms import Terms, bot_count, chat_counts, counts_of, whole_bot
from bot.outbox.waits import MOST_ATTEMPTS, Waits
from bot.reminders import service as reminders
from bot.work import OpenWork, Work

__all__ = ["MOST_ATTEMPTS", "Courier", "Parcel"]

log = logging.getLogger(__name__)

MOST_PACED = 4
"""Lanes that are taken at once where the whole bot has a pace: more would only be kept from other senders."""


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
        self._terms = terms or {}
        self.waits = waits or Waits()
        self._chance = chance

    def tick(self, now: datetime) -> bool:
        """Let fall due what falls due by itself: closing polls, a batch of reminders.

        Returns whether more reminders are due.
        """
        for run in self._registry.ticks:
            with self._open_work() as work:
                run(work, now)
        with self._open_work() as work:
            return reminders.hand_over_due(work, self._registry.recipients, now)

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
        leases: list[Lease] = []
        with self._open_work() as work:
            work.outbox.refresh_outdated(now)
            for platform in self._platforms:
                room = min(most - len(leases), self._free_slots(work, platform, now, most))
                if room > 0:
                    leases += work.lanes.lease([platform], now, self.waits.lease, room)
        return leases

    def _free_slots(self, work: Work, platform: str, now: datetime, most: int) -> int:
        rates = whole_bot(self._terms_of(platform))
        return min(work.paces.free_slots(bot_count(platform), rates, now), MOST_PACED) if rates else most

    def next_look(self, now: datetime) -> datetime | None:
        """When to look for lanes again, if there is nothing to take now."""
        with self._open_work() as work:
            moments = [self._next_look(work, platform, now) for platform in self._platforms]
            moments.append(work.outbox.outdated_since())
        return min((moment for moment in moments if moment is not None), default=None)

    def _next_look(self, work: Work, platform: str, now: datetime) -> datetime | None:
        due = work.lanes.next_due([platform])
        rates = whole_bot(self._terms_of(platform))
        if due is None or not rates:
            return due
        return max(due, work.paces.earliest({bot_count(platform): rates}, now))

    def pack(self, lease: Lease, now: datetime) -> Parcel | None:
        """The lane's next message, built from the state as it is now; None when nothing more may be sent in it.

        What is no longer useful is dropped on the way, with a line in the log; so is what a fault of ours keeps
        from being built: it must not hold up what comes after it.
        """
        if now >= lease.until - self.waits.lease + self.waits.begin_within:
            return None
        while True:
            delivery: Delivery | None = None
            try:
                with self._open_work() as work:
                    delivery = work.outbox.due_in(lease, now)
                    if delivery is None or self._is_full(work, lease, now):
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

    def _is_full(self, work: Work, lease: Lease, now: datetime) -> bool:
        """Whether others have used up what the whole bot may send now, so that nothing need be built."""
        return self._free_slots(work, destination_of(lease.lane).platform, now, 1) == 0

    def _give_up(self, delivery: Delivery, now: datetime) -> None:
        log.exception("delivery %d of %s cannot be built", delivery.id, delivery.subject.label)
        delivery.last_error = "cannot be built"
        with self._open_work() as work:
            outcomes.settle(work, delivery, State.DEAD, now)

    def admit(self, parcel: Parcel, now: datetime) -> datetime | None:
        """None: send it now, it is counted. Else when the platform's terms allow it.

        An edit that must wait lets what is new in its lane go first.
        """
        terms = self._terms_of(parcel.to.platform)
        kind = Kind.POST if parcel.ref is None else Kind.EDIT
        counts = counts_of(terms, parcel.to, kind)
        if not counts and not terms.recalls:
            return None
        with self._open_work() as work:
            wait = work.paces.take(counts, now) if counts else None
            if wait is not None and kind is Kind.EDIT:
                work.outbox.postpone_edits(parcel.lease.lane, wait)
            elif wait is None and kind is Kind.POST and terms.recalls:
                work.outbox.begun(parcel.delivery_id)
        return wait

    def sent(self, lease: Lease, parcel: Parcel, ref: str, now: datetime) -> datetime | None:
        """The platform took it and calls it `ref`. Returns until when the lane must rest, as `failed` does."""
        terms = self._terms_of(parcel.to.platform)
        counts = counts_of(terms, parcel.to, Kind.POST)
        with self._open_work() as work:
            outcomes.sent(work, parcel, ref, now)
            work.paces.arrived(chat_counts(terms, parcel.to, parcel.ref is not None), now)
            rest = work.paces.earliest(counts, now) if counts else now
        return rest if rest > now else None

    def failed(self, parcel: Parcel, error: DeliveryFailed, now: datetime) -> datetime | None:
        """The platform did not take it. Returns until when the lane must rest; None: go on with the next."""
        with self._open_work() as work:
            rest = outcomes.failed(work, parcel, error, self.waits, self._chance, now)
            if error.retry_after is not None and error.everywhere:
                bot = bot_count(parcel.to.platform, self._terms_of(parcel.to.platform).bot_of(parcel.to))
                work.paces.pause(bot, now + error.retry_after)
            return rest

    def free(self, lease: Lease, not_before: datetime | None = None) -> None:
        """Give the lane back; `not_before` lets it rest until then."""
        with self._open_work() as work:
            work.lanes.free(lease, not_before)

    def _terms_of(self, platform: str) -> Terms:
        return self._terms.get(platform, Terms())
