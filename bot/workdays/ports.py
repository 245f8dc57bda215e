"""What working days ask of storage."""

from typing import Protocol

from bot.workdays.model import Country, Notice


class Notices(Protocol):
    """Imported notices, one for a country and year."""

    def find(self, country: Country, year: int) -> Notice | None: ...
    def put(self, notice: Notice) -> None:
        """Keep a notice in the place of an earlier one for the same year."""
        ...
