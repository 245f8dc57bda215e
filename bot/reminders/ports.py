"""What reminders ask of storage."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.reminders.model import Digest, Missed, Reminder
from bot.reminders.wishes import Wishes


class Reminders(Protocol):
    """Reminders that are still to come; one that was handed to the outbox is gone from here."""

    def add(self, *reminders: Reminder) -> None: ...
    def remove(self, *reminders: Reminder) -> None: ...
    def share_out(self, reminder: Reminder, moments: Mapping[int, datetime]) -> None:
        """In place of a reminder for all those it concerns, one for each of these members, at their moment (UTC)."""
        ...

    def to_share(self, now: datetime, soon: datetime, most: int) -> Sequence[Reminder]:
        """Those for all whom they concern that are due until `soon`, prompt ones until `now`; oldest first, locked.

        Those that another process is just handing over are left out, here and below.
        """
        ...

    def useless_by(self, moment: datetime, most: int) -> Sequence[Reminder]:
        """Of what was due, that which is of no use any more; locked."""
        ...

    def members_due(self, moment: datetime, most: int) -> Sequence[int]:
        """Members who have something due, who have waited longest first."""
        ...

    def of_members(self, member_ids: Collection[int], until: datetime) -> Sequence[Reminder]:
        """These members' own that are due until then, oldest first, locked."""
        ...

    def waiting_for(self, member_id: int) -> Sequence[Reminder]:
        """All of a member's own; locked."""
        ...

    def about(self, view: str, subject_id: int) -> Sequence[Reminder]:
        """All that are planned about a subject, oldest first; locked."""
        ...

    def forget(self, view: str, subject_id: int) -> None:
        """Drop all that were planned about a subject."""
        ...

    def next_due(self) -> datetime | None:
        """When the next one is due; optional ones count only where somebody has wishes of their own."""
        ...


class AllWishes(Protocol):
    """How members want to be reminded; who never said anything has the usual wishes."""

    def of(self, member_id: int) -> Wishes: ...
    def of_all(self, member_ids: Collection[int]) -> Mapping[int, Wishes]:
        """The wishes of each of these members."""
        ...

    def put(self, wishes: Wishes) -> None: ...
    def forget(self, member_id: int) -> None: ...


class Digests(Protocol):
    """Reminders that are said together, and those that nobody got."""

    def add(self, digest: Digest) -> None: ...
    def find(self, digest_id: int) -> Digest | None: ...
    def miss(self, missed: Missed, now: datetime) -> None:
        """Note what nobody got; of one subject once in a report."""
        ...

    def report_since(self, moment: datetime) -> int | None:
        """The number of the newest report, if it was begun since then."""
        ...

    def missed_in(self, report: int) -> Sequence[Missed]:
        """What a report holds, by when it was due."""
        ...
