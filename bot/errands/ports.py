"""What errands ask of storage."""

from typing import Protocol

from bot.errands.model import Errand


class Errands(Protocol):
    """Questions from shared rooms, for a few days."""

    def add(self, errand: Errand) -> None:
        """Keep it; from then on it has a number."""
        ...

    def find(self, errand_id: int) -> Errand | None: ...
