"""What the record asks of storage."""

from collections.abc import Collection, Sequence
from typing import Protocol

from bot.record.model import Disclosure, Entry, Head, Step


class Records(Protocol):
    """Chained entries by group. Nothing is ever changed; what names a person can be erased."""

    def take_head(self, group_id: int) -> Head:
        """The end of the record, locked until the transaction ends: entries are written one after another."""
        ...

    def head(self, group_id: int) -> Head: ...
    def add(self, entry: Entry, disclosures: Sequence[Disclosure]) -> None:
        """Write the entry and make it the head."""
        ...

    def entries(self, group_id: int, first: int = 1, most: int | None = None) -> Sequence[Entry]:
        """In their order, from a number on."""
        ...

    def latest(self, group_id: int, step: Step, offset: int, limit: int) -> Sequence[Entry]:
        """Entries of one kind of step, the newest first."""
        ...

    def count(self, group_id: int, step: Step) -> int: ...
    def disclosed(self, group_id: int, numbers: Collection[int]) -> Sequence[Disclosure]:
        """What is disclosed of people in these entries."""
        ...

    def disclosures(self, group_id: int) -> Sequence[Disclosure]: ...
    def erase(self, member_id: int) -> int:
        """Forget salts and texts that name a member; returns how many."""
        ...

    def reassign(self, kept_id: int, gone_id: int) -> None:
        """Two members are one person: what names the second names the first."""
        ...
