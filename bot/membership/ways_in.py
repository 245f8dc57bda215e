"""Ways in: applications and codes."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.membership.model import Member
from bot.membership.roles import Side


class Decision(StrEnum):
    """Where a request to join stands."""

    PENDING = "pending"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(eq=False)
class Application:
    """A request to join. A declined applicant may apply again: that is a new application.

    `yes_of`: the sides whose co-chair has approved, where both have to.
    """

    member: Member
    group_id: int
    note: str
    made_at: datetime
    decision: Decision = Decision.PENDING
    decided_by: int | None = None
    decided_at: datetime | None = None
    yes_of: tuple[Side, ...] = ()
    id: int = field(default=0, init=False)


class CodePurpose(StrEnum):
    """What a one-time code is good for."""

    OFFICE = "office"
    INVITATION = "invitation"
    LINK = "link"
    ROOM = "room"


@dataclass(eq=False)
class Code:
    """A code, kept only as a hash; used at most `most_uses` times and before `expires_at`; then `used_at` says when.

    `held_by`: the member who entered a one-time code first; from then on nobody else can use it.
    `issued_by`: the member whose account it stands for, where it links accounts; of an invitation, who made it.
    """

    digest: str
    purpose: CodePurpose
    expires_at: datetime
    group_id: int | None = None
    held_by: int | None = None
    used_at: datetime | None = None
    issued_by: int | None = None
    most_uses: int = 1
    uses: int = 0
    id: int = field(default=0, init=False)
