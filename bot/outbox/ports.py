"""What sending and receiving ask of storage."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.outbox.model import Delivery, Lease, Posting
from bot.outbox.terms import Counts, Rate, Slot


class Outbox(Protocol):
    """Deliveries: what must still be said, and what became of it."""

    def add(self, delivery: Delivery) -> None:
        """Ask for a delivery; asking again under the same key, even after it was sent, changes nothing."""
        ...

    def refresh(self, view: str, subject_id: int, now: datetime) -> None:
        """Ask for every posting of this subject to be drawn anew: one pending edit each, however often asked."""
        ...

    def outdate(self, view: str, subject_id: int, now: datetime) -> None:
        """Let this subject be refreshed with the next round of sending: one short note, for what changes often."""
        ...

    def refresh_outdated(self, now: datetime) -> None:
        """Refresh what was noted; some of it, where there is much."""
        ...

    def outdated_since(self) -> datetime | None:
        """When the first of it was noted."""
        ...

    def refresh_lane(self, lane: str, now: datetime, most: int) -> None:
        """Ask for the newest postings of a lane to be drawn anew, so many at most; those that stayed behind when it
        was renamed are left out."""
        ...

    def due_in(self, lease: Lease, now: datetime) -> Delivery | None:
        """The first waiting delivery of the lane that is due; None also when the lease is no longer the newest."""
        ...

    def is_overtaken(self, delivery: Delivery, now: datetime) -> bool:
        """Whether a later message about the same subject is due in the same lane."""
        ...

    def find(self, delivery_id: int) -> Delivery | None: ...
    def settle(self, delivery: Delivery, rev: int) -> None:
        """Keep the delivery's final state, unless an edit was asked for again since `rev`: then it goes on waiting."""
        ...

    def tried(self, delivery: Delivery) -> None:
        """Keep the count of attempts, the last error and whether the outcome is in doubt."""
        ...

    def begun(self, delivery_id: int) -> None:
        """From now on the message may stand without our knowing it."""
        ...

    def postpone_edits(self, lane: str, until: datetime) -> None:
        """Let what is drawn anew in this lane wait, and what is new go first."""
        ...

    def reroute(self, old: str, new: str) -> None:
        """Let what waits for one person in a lane wait in another, and forget what stands in the old one."""
        ...

    def drop_doubles(self, kept_id: int, gone_id: int, now: datetime) -> None:
        """Drop what waits for the second member and is waiting for the first one, too."""
        ...


class Lanes(Protocol):
    """One lane per chat: its deliveries go out in order, one sender at a time."""

    def lease(self, platforms: Sequence[str], now: datetime, length: timedelta, most: int) -> Sequence[Lease]:
        """Take lanes with something due, for a while; nobody else gets them meanwhile."""
        ...

    def sweep(self, now: datetime) -> int:
        """Wake the lanes that sleep although something is due in them; returns how many. There should be none."""
        ...

    def falls_silent(self, lane: str, now: datetime) -> bool:
        """Note that a chat takes nothing more; False when that was known."""
        ...

    def speaks(self, lane: str) -> bool:
        """Note that a chat takes messages; False when that was known."""
        ...

    def is_silent(self, lane: str) -> bool:
        """Whether the last that is known of a chat is that it takes nothing."""
        ...

    def holds(self, lease: Lease) -> bool:
        """Whether this lease is still the lane's newest."""
        ...

    def free(self, lease: Lease, not_before: datetime | None) -> datetime | None:
        """Give the lane back; returns when it is due next. `not_before` makes it rest."""
        ...

    def rename(self, old: str, new: str) -> None:
        """Let a lane go on under another name, with all that waits in it, and free for the next sender.

        What stands in it stayed behind: the platform knows it no more by its id, so its postings have none.
        """
        ...

    def next_due(self, platforms: Sequence[str]) -> datetime | None:
        """When something becomes due next on these platforms."""
        ...

    def next_free(self, platform: str, now: datetime) -> datetime | None:
        """When something becomes due in a lane that nobody holds."""
        ...


class Paces(Protocol):
    """What was sent lately, counted for all processes together."""

    def take(self, counts: Counts, at: datetime, latest: datetime) -> Slot:
        """Count one message everywhere, at the first moment from `at` on that fits.

        When that is after `latest`, nothing is counted.
        """
        ...

    def offer(
        self, count: str, rates: Sequence[Rate], now: datetime, latest: datetime, most: int
    ) -> Sequence[datetime]:
        """When the next messages may go, until `latest` and `most` at most; nobody else is offered them meanwhile."""
        ...

    def book(self, count: str, rates: Sequence[Rate], slots: Sequence[datetime]) -> None:
        """Count messages at moments that were offered."""
        ...

    def give_back(self, count: str, rates: Sequence[Rate], slot: datetime) -> None:
        """Nothing was sent at that moment."""
        ...

    def arrived(self, counts: Counts, slot: datetime, answered: datetime) -> datetime:
        """Count a message later than it was planned, if its answer came late; returns when the next one fits."""
        ...

    def earliest(self, counts: Counts, now: datetime) -> datetime:
        """When one more message fits: now, or later."""
        ...

    def pause(self, count: str, until: datetime) -> None:
        """Nothing that is counted here goes before `until`."""
        ...


class Postings(Protocol):
    """Messages that stand in chats."""

    def find(self, posting_id: int) -> Posting | None: ...
    def add(self, posting: Posting) -> None:
        """Remember a message that was sent."""
        ...

    def stands(self, lane: str, view: str, subject_id: int) -> bool:
        """Whether a message about this stands in a chat."""
        ...

    def rename(self, posting_id: int, ref: str) -> None:
        """The platform calls a message that stands by another id from now on."""
        ...

    def forget(self, posting_id: int) -> None:
        """A message no longer stands; what would draw it anew goes with it."""
        ...


class Inbox(Protocol):
    """What came in, so that a repeat changes nothing."""

    def first_time(self, platform: str, source_id: str, now: datetime) -> bool:
        """Note an incoming event by the platform's id; False when it was noted before."""
        ...
