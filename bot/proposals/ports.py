"""What proposals ask of storage."""

from collections.abc import Collection, Sequence
from typing import Protocol

from bot.proposals.model import Proposal


class Proposals(Protocol):
    """Topics that members propose."""

    def add(self, proposal: Proposal) -> None: ...
    def find(self, proposal_id: int) -> Proposal | None:
        """Locked: the first decision stands."""
        ...

    def page_open(self, group_ids: Collection[int], offset: int, limit: int) -> Sequence[Proposal]:
        """Those that wait for a decision, oldest first."""
        ...

    def count_open(self, group_ids: Collection[int]) -> int: ...
    def count_open_by(self, member_id: int, group_id: int) -> int: ...
    def give(self, from_id: int, to_id: int) -> None:
        """What one member proposed counts as proposed by another."""
        ...
