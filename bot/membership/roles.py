"""Sides, and the roles and offices that people have in a group."""

from enum import StrEnum


class Side(StrEnum):
    """The side an organisation belongs to; a guest has no vote."""

    CN = "cn"
    DE = "de"
    GUEST = "guest"


class Role(StrEnum):
    """A member's part in a group."""

    COORDINATOR = "coordinator"
    CO_CHAIR = "co_chair"
    REPRESENTATIVE = "representative"
    ALTERNATE = "alternate"
    MEMBER = "member"
    OBSERVER = "observer"


def stronger(one: Role, other: Role) -> Role:
    """The role with more to say; the roles are declared in this order."""
    order = list(Role)
    return min(one, other, key=order.index)


VOTING = frozenset(Role) - {Role.OBSERVER}
"""Who may vote in a straw poll: everyone but observers."""


SPEAKING = frozenset({Role.REPRESENTATIVE, Role.ALTERNATE})
"""Offices held for an organisation."""


MANDATED = SPEAKING | {Role.CO_CHAIR}
"""Roles that are offices: they come on top of a place in the group, and have dates."""


STANDING = frozenset(Role) - MANDATED
"""Roles that a place in a group itself can have."""


SINGLE = frozenset({Role.REPRESENTATIVE, Role.CO_CHAIR})
"""Of these there is one at a time: for each organisation, or for each side."""
