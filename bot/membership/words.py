"""The roster's fixed words: roles, kinds, sides, ways to join."""

from collections.abc import Iterable, Mapping

from bot.chat.text import Listing, Text, Value, Verbatim, Words, _
from bot.membership.mandate import Mandate
from bot.membership.model import Approval, JoinMode, Member, Membership, OrganisationKind
from bot.membership.roles import Role, Side

ROLES: Mapping[Role, Text] = {
    Role.COORDINATOR: _("coordinator"),
    Role.CO_CHAIR: _("co-chair"),
    Role.REPRESENTATIVE: _("voting representative"),
    Role.ALTERNATE: _("alternate"),
    Role.MEMBER: _("member"),
    Role.OBSERVER: _("observer"),
}


def roles_words(place: Membership, held: Iterable[Mandate]) -> Value:
    """What somebody is in a group: the offices they hold there, and their place if that says more."""
    offices = {mandate.role: ROLES[mandate.role] for mandate in held if mandate.member.id == place.member.id}
    said = tuple(words for role, words in ROLES.items() if role in offices)
    own = ROLES[place.role]
    if not said:
        return own
    return Listing((own, *said)) if place.role is Role.COORDINATOR else Listing(said)


KINDS: Mapping[OrganisationKind, Text] = {
    OrganisationKind.COMPANY: _("company"),
    OrganisationKind.RESEARCH_INSTITUTE: _("research institute"),
    OrganisationKind.UNIVERSITY: _("university"),
    OrganisationKind.ASSOCIATION: _("association"),
    OrganisationKind.GOVERNMENT: _("government body"),
    OrganisationKind.PARK: _("innovation park"),
    OrganisationKind.THINK_TANK: _("think tank"),
    OrganisationKind.CONSULTANCY: _("consultancy"),
    OrganisationKind.INVESTOR: _("investor"),
}

SIDES: Mapping[Side, Text] = {
    Side.CN: _("Chinese side"),
    Side.DE: _("German side"),
    Side.GUEST: _("Guest (neither side)"),
}

JOIN_MODES: Mapping[JoinMode, Text] = {
    JoinMode.OPEN: _("open to everyone"),
    JoinMode.APPLICATION: _("by application"),
    JoinMode.INVITATION: _("by invitation"),
}

APPROVALS: Mapping[Approval, Text] = {
    Approval.COORDINATOR: _("a coordinator"),
    Approval.SIDE: _("the co-chair of the applicant’s side"),
    Approval.BOTH: _("both co-chairs"),
}

PLATFORMS: Mapping[str, Text] = {
    "sandbox": _("the sandbox"),
    "console": _("the console"),
}
"""Platforms whose names are words; the others have names of their own."""


def platform_words(platform: str) -> Words:
    """The name of a platform."""
    return PLATFORMS.get(platform, Verbatim(platform.capitalize()))


def organisation_of(member: Member) -> Words:
    """The name of a member's organisation, the liaison office, or words for having none."""
    if member.organisation is not None:
        return member.organisation.words
    return _("Liaison office") if member.office else _("no organisation given")


def side_of(member: Member) -> Text:
    """The side a member stands on; who works for the office alone stands on none."""
    return _("Liaison office") if member.office and member.organisation is None else SIDES[member.side]
