"""What people can ask about ways into a group."""

from dataclasses import dataclass
from enum import StrEnum

from bot.chat.actions import Action, FormAction
from bot.membership.model import OrganisationKind
from bot.membership.roles import Side


@dataclass(frozen=True)
class ListJoinable(Action, name="joinlist"):
    page: int | None = None


@dataclass(frozen=True)
class Join(Action, name="join"):
    """Join or apply; asks for what is not known yet."""

    group: int


@dataclass(frozen=True)
class AcceptInvitation(Action, name="accept"):
    """Join with the invitation code that this member holds."""

    code: int


class Whether(StrEnum):
    """An answer to a question that has two."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True)
class SubmitJoin(FormAction, name="submitjoin"):
    """What a newcomer says about themselves; with `code`, the invitation they hold."""

    group: int
    code: int | None
    person: str
    organisation: str
    kind: OrganisationKind
    side: Side
    region: str
    small: Whether | None
    note: str


@dataclass(frozen=True)
class SubmitNote(FormAction, name="submitnote"):
    """An application of someone whose organisation is known."""

    group: int
    note: str


@dataclass(frozen=True)
class Withdraw(Action, name="withdraw"):
    application: int


@dataclass(frozen=True)
class ListWaiting(Action, name="waiting"):
    group: int
    page: int | None = None


@dataclass(frozen=True)
class OpenApplication(Action, name="appl"):
    application: int


@dataclass(frozen=True)
class Decide(Action, name="decide"):
    application: int
    approve: bool


@dataclass(frozen=True)
class Invite(Action, name="invite"):
    group: int


@dataclass(frozen=True)
class InviteSeveral(Action, name="inviteseveral"):
    """Ask how many a new invitation is for, and for how long."""

    group: int


@dataclass(frozen=True)
class MakeInvitation(FormAction, name="makeinvitation"):
    group: int
    most_uses: int
    days: int


@dataclass(frozen=True)
class ListInvitations(Action, name="invitations"):
    group: int


@dataclass(frozen=True)
class WithdrawInvitation(Action, name="uninvite"):
    code: int


@dataclass(frozen=True)
class InviteToClaim(Action, name="claim"):
    """A code for somebody who is on the roster without an account."""

    group: int
    member: int
