"""Keeping to the platforms' terms, all processes together: a message gets its slot in the database before it goes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.outbox.model import Kind, Lease, destination_of
from bot.outbox.packing import Parcel
from bot.outbox.terms import (
    Counts,
    Slot,
    Terms,
    bot_count,
    counted_at,
    counts_of,
    held_by,
    whole_bot,
)
from bot.work import Work

AHEAD = timedelta(seconds=0.25)
"""How long before it goes a message may be booked: it is built meanwhile, and leaves at its moment, not after it.

Who books in the next second must know by then how late this one came, so what is later than this does not go at all.
"""

LATE = timedelta(seconds=0.05)
"""How late the slot of a lane may be taken up: a message that was long in the making is not hurried out after it."""

MOST_PACED = 8
"""Lanes that are taken at once where the whole bot has a pace: more would only be kept from other senders."""


class Pacing:
    """The terms of each platform, and the reckoning with what was sent lately. Every time is aware UTC."""

    def __init__(self, terms: Mapping[str, Terms]) -> None:
        self._terms = terms

    def terms_of(self, platform: str) -> Terms:
        """What a platform asks of a sender; nothing, if it does not say."""
        return self._terms.get(platform, Terms())

    def lease(
        self, work: Work, platform: str, now: datetime, length: timedelta, most: int
    ) -> Sequence[Lease]:
        """Take lanes with something due; where the whole bot has a pace, each comes with a slot of its own."""
        rates, count = whole_bot(self.terms_of(platform)), bot_count(platform)
        if not rates:
            return work.lanes.lease([platform], now, length, most)
        due = work.lanes.next_free(platform, now)
        if due is None or due > now:
            return []
        # First the pace, then the lanes, of which those in somebody's hands are passed over: so nobody waits in a ring.
        slots = work.paces.offer(count, rates, now, now + AHEAD, min(most, MOST_PACED))
        leases = work.lanes.lease([platform], now, length, len(slots)) if slots else []
        work.paces.book(count, rates, slots[: len(leases)])
        return [replace(lease, slot=slot) for lease, slot in zip(leases, slots, strict=False)]

    def next_look(self, work: Work, platform: str, now: datetime) -> datetime | None:
        """When lanes can be taken again; with the pace of a whole bot, several at once rather than each for itself."""
        due = work.lanes.next_free(platform, now)
        rates = whole_bot(self.terms_of(platform))
        if due is None or not rates:
            return due
        return max(due, work.paces.earliest({bot_count(platform): rates}, now) - AHEAD / 2)

    def is_free(self, parcel: Parcel) -> bool:
        """Whether this message may go at any time."""
        return not self._counts(parcel)

    def take(self, work: Work, parcel: Parcel, now: datetime) -> Slot:
        """When this message may go; booked, if that is soon. Who comes late for the lane's slot gets another one."""
        counts, slot = self._counts(parcel), parcel.lease.slot
        if slot is not None and now <= slot + LATE:
            return work.paces.take({**counts, bot_count(parcel.to.platform): ()}, slot, slot)
        self.give_back(work, parcel.lease)
        return work.paces.take(counts, now, now + AHEAD)

    def arrived(self, work: Work, parcel: Parcel, slot: Slot, now: datetime) -> datetime:
        """Its answer came: count it as later, if that was late. Returns when its chat may get the next message."""
        counts = self._counts(parcel)
        punctual = all(counted_at(slot.at, now, rates) == slot.at for rates in counts.values() if rates)
        return slot.next_at if punctual else work.paces.arrived(counts, slot.at, now)

    def pause(self, work: Work, parcel: Parcel, until: datetime) -> None:
        """The platform asked for patience in all chats: nothing like this message goes to any before `until`."""
        held = held_by(self.terms_of(parcel.to.platform), parcel.to, asks(parcel))
        work.paces.pause(held, until)

    def missed(self, work: Work, parcel: Parcel, slot: Slot) -> None:
        """The message did not leave in time: its slot is free for another one."""
        for count, rates in sorted(self._counts(parcel).items()):
            if rates:
                work.paces.give_back(count, rates, slot.at)

    def is_missed(self, slot: Slot, now: datetime) -> bool:
        """Whether it is too late for this slot."""
        return now > slot.at + AHEAD

    def give_back(self, work: Work, lease: Lease) -> None:
        """A slot that no message has used is free for another one."""
        if lease.slot is not None:
            platform = destination_of(lease.lane).platform
            rates = whole_bot(self.terms_of(platform))
            work.paces.give_back(bot_count(platform), rates, lease.slot)

    def recalls(self, parcel: Parcel) -> bool:
        """Whether it is to be noted that this message is begun: the platform could be asked for it afterwards."""
        return asks(parcel) is Kind.POST and self.terms_of(parcel.to.platform).recalls

    def _counts(self, parcel: Parcel) -> Counts:
        return counts_of(self.terms_of(parcel.to.platform), parcel.to, asks(parcel))


def asks(parcel: Parcel) -> Kind:
    """What is asked of the platform: an edit whose message stayed behind is sent as a new one."""
    return Kind.POST if parcel.ref is None else Kind.EDIT
