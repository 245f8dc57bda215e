"""What people can ask about groups, members and joining.

A `page` of None opens a list as a new card; a number turns the card in place to that page.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.chat.actions import Action, FormAction
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.membership.model import JoinMode, OrganisationKind, Role, Side


@dataclass(frozen=True)
class ListGroups(Action, name="groups"):
    page: int | None = None


@dataclass(frozen=True)
class OpenGroup(Action, name="group"):
    group: int


@dataclass(frozen=True)
class FoundGroup(Action, name="found"):
    """Ask for what a new group needs; with a parent, an expert group."""

    parent: int | None = None


@dataclass(frozen=True)
class MakeGroup(FormAction, name="makegroup"):
    parent: int | None
    title: Variants
    purpose: Variants | None
    languages: tuple[Language, ...]
    join_mode: JoinMode


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


@dataclass(frozen=True)
class ListMembers(Action, name="members"):
    group: int
    page: int | None = None


@dataclass(frozen=True)
class OpenMember(Action, name="member"):
    group: int
    member: int
    here: bool = False
    """Redraw the card that was pressed instead of showing a new one."""


@dataclass(frozen=True)
class ChangeRole(Action, name="role"):
    group: int
    member: int
    role: Role


@dataclass(frozen=True)
class AskAppointment(Action, name="appoint"):
    """Ask from when and until when somebody is to hold an office."""

    group: int
    member: int
    role: Role


@dataclass(frozen=True)
class Appoint(FormAction, name="makeappoint"):
    group: int
    member: int
    role: Role
    since: datetime | None
    until: datetime | None


@dataclass(frozen=True)
class AskEndOffice(Action, name="askendoffice"):
    mandate: int


@dataclass(frozen=True)
class EndOffice(Action, name="endoffice"):
    mandate: int


@dataclass(frozen=True)
class ListOffices(Action, name="offices"):
    """Which roles and offices changed in a group, as it is on record."""

    group: int
    page: int | None = None


@dataclass(frozen=True)
class AskRemoval(Action, name="askremove"):
    group: int
    member: int


@dataclass(frozen=True)
class RemoveMember(Action, name="remove"):
    group: int
    member: int


@dataclass(frozen=True)
class AskOffice(Action, name="askoffice"):
    group: int
    member: int


@dataclass(frozen=True)
class AddToOffice(Action, name="office"):
    group: int
    member: int


@dataclass(frozen=True)
class AskLeave(Action, name="askleave"):
    group: int


@dataclass(frozen=True)
class Leave(Action, name="leave"):
    group: int


@dataclass(frozen=True)
class Stay(Action, name="stay"):
    group: int


@dataclass(frozen=True)
class ListUnreachable(Action, name="reach"):
    group: int
    page: int | None = None


@dataclass(frozen=True)
class LinkAccounts(Action, name="linkaccounts"):
    """Become the member whose code was entered."""

    code: int


@dataclass(frozen=True)
class KeepApart(Action, name="keepapart"):
    """Leave the accounts as they are."""


@dataclass(frozen=True)
class AskUnlink(Action, name="askunlink"):
    channel: int


@dataclass(frozen=True)
class Unlink(Action, name="unlink"):
    channel: int


@dataclass(frozen=True)
class KeepLinked(Action, name="keeplinked"):
    """Leave the accounts linked."""


@dataclass(frozen=True)
class PreferChannel(Action, name="prefer"):
    """Write to this account of mine first."""

    channel: int
