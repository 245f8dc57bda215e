"""What calendars ask of storage."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.calendars.model import Address
from bot.meetings.model import Attendance, Meeting


class Calendars(Protocol):
    """Secret addresses, and the meetings that they lead to."""

    def add(self, address: Address) -> None: ...
    def find(self, digest: str) -> Address | None:
        """The address whose secret has this digest."""
        ...

    def current(self, member_id: int | None, group_id: int | None) -> Address | None:
        """The newest address of a member, or of a group; the other number is None."""
        ...

    def revoke(self, member_id: int | None, group_id: int | None) -> None:
        """Forget every address of a member, or of a group."""
        ...

    def meetings(
        self,
        group_ids: Collection[int],
        member_id: int | None,
        since: datetime,
        until: datetime,
        most: int,
    ) -> Sequence[tuple[Meeting, Attendance | None]]:
        """The groups' meetings that begin in this time, cancelled ones too, in order; of too many, the last ones.

        Each with the member's answer, if there is a member and they gave one.
        """
        ...
