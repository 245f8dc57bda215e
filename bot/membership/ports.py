"""What membership asks of storage."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.chat.exchange import Account
from bot.membership.mandate import Mandate
from bot.membership.model import Group, Member, Membership, Organisation, SideCount
from bot.membership.roles import Role
from bot.membership.ways_in import Application, Code, CodePurpose


class Members(Protocol):
    """Persons, and their places in groups."""

    def add(self, member: Member) -> None: ...
    def find(self, member_id: int) -> Member | None: ...
    def by_account(self, account: Account) -> Member | None: ...
    def arriving(self, account: Account) -> tuple[Member, bool] | None:
        """The member behind an account that something came from, and whether it counts as unreachable."""
        ...

    def role_of(self, member_id: int, group_id: int) -> Role | None:
        """The member's role, if they have a place in the group."""
        ...

    def membership(self, member_id: int, group_id: int) -> Membership | None: ...
    def memberships_of(self, member_id: int) -> Sequence[Membership]: ...
    def in_group(self, group_id: int) -> Sequence[Membership]:
        """By side, organisation and name."""
        ...

    def page(self, group_id: int, offset: int, limit: int) -> Sequence[Membership]:
        """A page of `in_group`."""
        ...

    def count(self, group_id: int) -> int: ...
    def by_side(self, group_id: int) -> Sequence[SideCount]:
        """The group's organisations and members counted by side; those without organisation are guests."""
        ...

    def with_role(self, group_id: int, role: Role) -> Sequence[Member]: ...
    def office(self) -> Sequence[Member]:
        """Everyone of the liaison office."""
        ...

    def unreachable(self, group_id: int) -> Sequence[Member]:
        """Members of the group with an account that took nothing, by name."""
        ...

    def lock(self, member_ids: Collection[int]) -> Sequence[Member]:
        """The members as they are now, in the order of their numbers; nobody else joins them meanwhile."""
        ...

    def absorb(self, kept: Member, gone: Member) -> None:
        """Let everything that still names `gone` name `kept`, and remove `gone`.

        What both may have only once (places, ballots, answers) must be settled before. Whatever was loaded in this
        transaction is read anew; `gone` itself can still be looked at.
        """
        ...

    def enter(self, membership: Membership) -> None: ...
    def leave(self, membership: Membership) -> None: ...


class Groups(Protocol):
    """Working groups and their expert groups."""

    def add(self, group: Group) -> None: ...
    def find(self, group_id: int) -> Group | None: ...
    def lock(self, group_id: int) -> None:
        """Let changes of this group's coordinators happen one after the other, until the transaction ends."""
        ...

    def page(self, offset: int, limit: int) -> Sequence[Group]:
        """Each working group followed by its expert groups, oldest first."""
        ...

    def count(self) -> int: ...
    def of_member(self, member_id: int) -> Sequence[Group]: ...
    def under(self, parent_id: int | None) -> Sequence[Group]:
        """The expert groups of a working group; None: all working groups."""
        ...

    def without(self, member_id: int, offset: int, limit: int) -> Sequence[Group]:
        """A page of the groups this member is not in, in the order of `page`."""
        ...

    def count_without(self, member_id: int) -> int: ...


class Organisations(Protocol):
    """Organisations, found by the name people give them."""

    def add(self, organisation: Organisation) -> None: ...
    def find(self, organisation_id: int) -> Organisation | None: ...
    def head_of(self, organisation: Organisation) -> Organisation:
        """The topmost parent; the organisation itself where it has none."""
        ...

    def by_name(self, name: str) -> Organisation | None:
        """Compared without regard to capitals and outer spaces."""
        ...

    def lock(self) -> None:
        """Let changes of who belongs to whom happen one after the other, until the transaction ends."""
        ...

    def every(self) -> Sequence[Organisation]:
        """By side and name."""
        ...

    def under(self, organisation_id: int) -> Sequence[Organisation]:
        """Those that belong to it directly, by name."""
        ...

    def in_group(self, group_id: int) -> Sequence[tuple[Organisation, int]]:
        """Those with members in a group, and how many, by side and name."""
        ...

    def groups_of(self, organisation_id: int) -> Sequence[int]:
        """The groups in which it has members, by number."""
        ...

    def members_of(self, organisation_id: int) -> Sequence[Member]: ...
    def is_voting(self, organisation_ids: Collection[int]) -> bool:
        """Whether one of these has a seat in a formal vote that is under way."""
        ...

    def absorb(self, kept: Organisation, gone: Organisation) -> None:
        """Let everything that names `gone` name `kept`, and remove `gone`; of two seats in a vote the second becomes
        nobody's. Whatever was loaded in this transaction is read anew."""
        ...


class Mandates(Protocol):
    """Offices held for a time; those that are over stay, as history."""

    def add(self, mandate: Mandate) -> None: ...
    def find(self, mandate_id: int) -> Mandate | None: ...
    def forget(self, mandate: Mandate) -> None:
        """Remove one that never began."""
        ...

    def of_member(self, member_id: int, group_id: int, now: datetime) -> Sequence[Mandate]:
        """What somebody holds in a group at this moment."""
        ...

    def in_force(self, group_id: int, now: datetime) -> Sequence[Mandate]:
        """What is held in a group at this moment."""
        ...

    def not_over(self, group_id: int, moment: datetime) -> Sequence[Mandate]:
        """What is held in a group at a moment or begins later."""
        ...

    def all_of(self, member_id: int) -> Sequence[Mandate]:
        """Whatever somebody holds, has held or will hold, in every group."""
        ...

    def for_organisation(self, organisation_id: int, moment: datetime) -> Sequence[Mandate]:
        """What is held for an organisation at a moment, or begins later, in every group."""
        ...

    def history(self, group_id: int, offset: int, limit: int) -> Sequence[Mandate]:
        """The latest to begin first."""
        ...

    def count(self, group_id: int) -> int: ...


class Applications(Protocol):
    """Requests to join."""

    def add(self, application: Application) -> None: ...
    def find(self, application_id: int) -> Application | None:
        """Locked: two coordinators who decide at once are served one after the other."""
        ...

    def pending(self, member_id: int, group_id: int) -> Application | None: ...
    def pending_of(self, member_ids: Collection[int]) -> Sequence[Application]:
        """Everything these members wait for, oldest first."""
        ...

    def waiting(self, group_ids: Sequence[int]) -> Sequence[Application]: ...


class Codes(Protocol):
    """One-time codes, and the wrong ones that were tried."""

    def add(self, code: Code) -> None: ...
    def find(self, code_id: int) -> Code | None: ...
    def hold(
        self, digest: str, member_id: int, now: datetime, purposes: Collection[CodePurpose]
    ) -> Code | None:
        """The code, reserved for this member in the same step.

        None when unknown, used, expired, another's, or for another purpose.
        """
        ...

    def use(self, code_id: int, member_id: int, now: datetime) -> bool:
        """Use a code this member holds; False when it is used up, expired or another's by now."""
        ...

    def holds(self, code_id: int, member_id: int) -> bool:
        """Whether this member has entered a code that several may use."""
        ...

    def unite(self, kept_id: int, gone_id: int) -> None:
        """Two members are one person: a code that both have entered was entered once."""
        ...

    def open_for(self, group_id: int, now: datetime) -> Sequence[Code]:
        """A group's invitations that can still be used, oldest first."""
        ...

    def withdraw(self, code_id: int, now: datetime) -> None:
        """Nobody can use it from now on."""
        ...

    def note_wrong(self, account: Account, now: datetime) -> None:
        """Remember that this account entered a wrong code."""
        ...

    def wrong_since(self, account: Account, moment: datetime) -> int:
        """How many wrong codes this account entered after a moment."""
        ...
