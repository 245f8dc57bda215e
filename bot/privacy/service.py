"""Erasing a person: out of every group, then out of the database; what was counted stays counted."""

from collections.abc import Iterable
from datetime import datetime

from bot.chat.text import _
from bot.errors import Conflict, Refusal
from bot.feature import Leaving
from bot.membership.appointing import end_offices
from bot.membership.model import Member
from bot.membership.policy import get_group, is_coordinator
from bot.membership.roles import Role
from bot.membership.service import coordinators
from bot.outbox.reaching import PLEASE
from bot.work import Work

ABOUT_MEMBERS = (PLEASE, "linked", "office_joined")
"""Messages whose subject is a member."""


def get_erasable(work: Work, by: Member, member_id: int) -> Member:
    """The person to be erased: oneself, or at their request somebody whose groups one coordinates all.

    Refusal for everyone else, when they are gone, and when a group would be left without a coordinator.
    """
    member = work.members.find(member_id)
    if member is None:
        raise Refusal(_("This person is not known to me any more. There is nothing left to erase."))
    _require_right(work, by, member)
    for place in work.members.memberships_of(member.id):
        group = get_group(work, place.group_id)
        others = [each for each in coordinators(work, group) if each is not member]
        if place.role is Role.COORDINATOR and not others:
            raise Refusal(
                _(
                    "“{group}” would be left without a coordinator. "
                    "Please make another member coordinator first; /members shows them.",
                    group=group.name,
                )
            )
    return member


def _require_right(work: Work, by: Member, member: Member) -> None:
    if by is member or by.office:
        return
    places = work.members.memberships_of(member.id)
    coordinated = [is_coordinator(work, by, get_group(work, place.group_id)) for place in places]
    if not coordinated or not all(coordinated) or member.office:
        raise Refusal(
            _("Only the person or the liaison office can have this erased. Please ask one of them.")
        )


def erase(work: Work, by: Member, member_id: int, leaving: Iterable[Leaving], now: datetime) -> None:
    """Erase a person for good. Refusal as get_erasable; Conflict when they have just become somebody else.

    Open straw polls lose their ballots; closed tallies and formal votes stay as they are, the ballots without a link.
    """
    member = get_erasable(work, by, member_id)
    if not work.members.lock({member.id}):
        raise Conflict("the member has just become another one")
    hooks = tuple(leaving)
    for place in work.members.memberships_of(member.id):
        end_offices(work, member, place.group_id, by, now)
        work.members.leave(place)
        for hook in hooks:
            hook(work, member.id, place.group_id, now)
    work.records.erase(member.id)
    work.traces.erase(member, ABOUT_MEMBERS)
