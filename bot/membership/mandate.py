"""Offices that are held for a time: who speaks and votes for an organisation, who chairs for a side."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.membership.model import Member
from bot.membership.roles import SPEAKING, Role, Side


@dataclass(frozen=True)
class Term:
    """From when an office is held, and until when (not including); None: no end is set. Both UTC."""

    since: datetime
    until: datetime | None = None


@dataclass(eq=False)
class Mandate:
    """An office that a member holds in a group, for their organisation or, as co-chair, for their side."""

    member: Member
    group_id: int
    role: Role
    side: Side
    organisation_id: int | None
    since: datetime
    until: datetime | None = None
    id: int = field(default=0, init=False)

    def in_force(self, now: datetime) -> bool:
        """Whether the office is held at this moment."""
        return self.since <= now and not self.is_over(now)

    def is_over(self, now: datetime) -> bool:
        """Whether it was held, and is no more."""
        return self.until is not None and self.until <= now

    @property
    def speaks(self) -> bool:
        """Whether it is held for the organisation that the member belongs to still."""
        own = self.member.organisation
        return self.role in SPEAKING and own is not None and own.id == self.organisation_id
