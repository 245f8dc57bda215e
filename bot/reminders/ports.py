"""What reminders ask of storage."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.reminders.model import Reminder


class Reminders(Protocol):
    """Reminders that are still to come; one that was handed to the outbox is gone from here."""

    def add(self, reminder: Reminder) -> None: ...
    def due_by(self, moment: datetime, most: int) -> Sequence[Reminder]:
        """Oldest first, locked; of each view and subject only the newest.

        Those that another process is just handing over are left out.
        """
        ...

    def take(self, reminder: Reminder, moment: datetime) -> Sequence[Reminder]:
        """Remove a reminder, and those of the same view and subject that were due before it; returns the latter."""
        ...

    def about(self, view: str, subject_id: int) -> Sequence[Reminder]:
        """All that are planned about a subject; locked."""
        ...

    def forget(self, view: str, subject_id: int) -> None:
        """Drop all that were planned about a subject."""
        ...

    def next_due(self) -> datetime | None: ...
