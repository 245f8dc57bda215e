"""Who decides on an application: a coordinator, the co-chair of the applicant's side, or both co-chairs.

Where a side has no co-chair in office, coordinators decide for it, so that nobody waits in vain.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.chat.text import Text, Words, _
from bot.errors import Refusal
from bot.membership.model import Approval, Group, Member
from bot.membership.policy import is_coordinator, require_coordinator
from bot.membership.roles import Role, Side
from bot.membership.service import coordinators
from bot.membership.ways_in import Application
from bot.membership.words import SIDES
from bot.work import Work

BOTH = (Side.CN, Side.DE)


def sides_of(application: Application, group: Group) -> tuple[Side, ...]:
    """The sides whose co-chair decides; none: a coordinator does."""
    match group.approval:
        case Approval.SIDE if application.member.side in BOTH:
            return (application.member.side,)
        case Approval.BOTH:
            return BOTH
        case _:
            return ()


def chairs(work: Work, group: Group, now: datetime) -> Mapping[Side, Member]:
    """The co-chairs in office."""
    held = work.mandates.in_force(group.id, now)
    return {each.side: each.member for each in held if each.role is Role.CO_CHAIR}


def decides_for(
    work: Work, by: Member, application: Application, group: Group, now: datetime
) -> tuple[Side, ...] | None:
    """The sides that somebody decides for on an application, none if sides do not matter; None: they do not decide."""
    sides, in_office = sides_of(application, group), chairs(work, group, now)
    coordinates = is_coordinator(work, by, group)
    if not sides:
        return () if coordinates else None
    mine = tuple(side for side in sides if in_office.get(side, by if coordinates else None) is by)
    return mine or None


def require_decider(
    work: Work, by: Member, application: Application, group: Group, now: datetime
) -> tuple[Side, ...]:
    """The sides somebody decides for; Refusal for those who do not decide, naming who does."""
    mine = decides_for(work, by, application, group, now)
    if mine is not None:
        return mine
    in_office = chairs(work, group, now)
    names = [in_office[side].words for side in sides_of(application, group) if side in in_office]
    if not names or not is_coordinator(work, by, group):
        require_coordinator(work, by, group.id)
    raise Refusal(_("In this group the co-chair decides on this application: {name}.", name=names[0]))


def require_sight(work: Work, by: Member, application: Application, group: Group, now: datetime) -> None:
    """Refusal for those who neither coordinate the group nor decide on the application."""
    if decides_for(work, by, application, group, now) is None:
        require_coordinator(work, by, group.id)


def approves(work: Work, application: Application, group: Group, for_sides: Sequence[Side]) -> bool:
    """Note an approval; True when it is the last one that was needed."""
    said = {*application.yes_of, *for_sides}
    application.yes_of = tuple(side for side in Side if side in said)
    return set(sides_of(application, group)) <= said


def told_of(work: Work, application: Application, group: Group, now: datetime) -> list[Member]:
    """Who is told of a new application: coordinators, and the co-chairs who decide."""
    in_office = chairs(work, group, now)
    deciding = [in_office[side] for side in sides_of(application, group) if side in in_office]
    return list({each.id: each for each in (*coordinators(work, group), *deciding)}.values())


def missing_words(work: Work, application: Application, group: Group, now: datetime) -> Text | None:
    """Whose approval is still missing, where sides decide."""
    in_office = chairs(work, group, now)
    for side in sides_of(application, group):
        if side not in application.yes_of:
            chair = in_office.get(side)
            name: Words = chair.words if chair else _("a coordinator, as there is no co-chair")
            return _("Still to decide for the {side}: {name}.", side=SIDES[side], name=name)
    return None
