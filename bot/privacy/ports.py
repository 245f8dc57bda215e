"""What privacy asks of storage."""

from collections.abc import Collection, Sequence
from typing import Protocol

from bot.membership.model import Member
from bot.privacy.model import Trace


class Traces(Protocol):
    """Everything in the database that is about a person, whatever slice it belongs to."""

    def of(self, member: Member) -> Sequence[Trace]:
        """Every table with rows about them; secrets of others, as codes, are left out."""
        ...

    def erase(self, member: Member, views: Collection[str]) -> None:
        """Remove the member and every trace of them; `views`: messages whose subject is a member.

        Ballots that are counted stay, under numbers that lead to nobody and differ from poll to poll.
        """
        ...
