"""Facts of organisations and groups, as coordinators correct them."""

from dataclasses import dataclass
from datetime import date

from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.membership.model import Approval, JoinMode, OrganisationKind
from bot.membership.roles import Side


@dataclass(frozen=True)
class OrganisationFacts:
    """What is known of an organisation, but for whom it belongs to."""

    name: str
    kind: OrganisationKind
    side: Side
    region: str
    sme: bool
    joint_venture: bool
    founding: bool
    member_since: date | None


@dataclass(frozen=True)
class GroupFacts:
    """What a group is called, what it is for, and how it takes people in."""

    title: Variants
    purpose: Variants | None
    languages: tuple[Language, ...]
    join_mode: JoinMode
    approval: Approval
    government_votes: bool
