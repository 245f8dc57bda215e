"""What people can ask about groups, members and joining.

A `page` of None opens a list as a new card; a number turns the card in place to that page.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.chat.actions import Action, FormAction
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.membership.model import JoinMode
from bot.membership.roles import Role


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
