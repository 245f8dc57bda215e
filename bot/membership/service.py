"""Groups and the people in them: founding, roles, leaving."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.chat.text import _
from bot.errors import Refusal
from bot.feature import Leaving
from bot.membership import codes
from bot.membership.appointing import end_offices
from bot.membership.model import Group, Member, Membership, folded
from bot.membership.policy import get_group, require_coordinator, require_member, require_office
from bot.membership.recording import record_role
from bot.membership.roles import VOTING, Role
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.work import Work

issue_office_code = codes.issue_office_code


def may_found(work: Work, by: Member, parent_id: int | None) -> Group | None:
    """The parent of a group to be founded; Refusal for anyone but the office or, with a parent, its coordinators."""
    if parent_id is None:
        require_office(by)
        return None
    parent = require_coordinator(work, by, parent_id)
    if parent.parent_id is not None:
        raise Refusal(
            _(
                "An expert group cannot have expert groups of its own. Please found it under the working group."
            )
        )
    return parent


def found(work: Work, by: Member, group: Group, now: datetime) -> None:
    """Store a new group with its founder as coordinator; Refusal without the right, or when the name is taken."""
    may_found(work, by, group.parent_id)
    names = {folded(text) for text in group.name.texts.values()}
    for other in work.groups.under(group.parent_id):
        if names & {folded(text) for text in other.name.texts.values()}:
            raise Refusal(
                _("There is already a group called “{group}”. Please choose another name.", group=other.name)
            )
    work.groups.add(group)
    work.members.enter(Membership(by, group.id, Role.COORDINATOR, now))


def coordinators(work: Work, group: Group) -> Sequence[Member]:
    """Everyone who decides for a group: its coordinators, its parent's, the liaison office."""
    ids = [group.id] if group.parent_id is None else [group.id, group.parent_id]
    everyone = [member for group_id in ids for member in work.members.with_role(group_id, Role.COORDINATOR)]
    return list({member.id: member for member in (*everyone, *work.members.office())}.values())


def get_place(work: Work, member_id: int, group: Group) -> Membership:
    """Somebody's place in a group; Refusal when they are no longer in it."""
    place = work.members.membership(member_id, group.id)
    if place is None:
        raise Refusal(
            _("This person is no longer a member of “{group}”. /members shows who is.", group=group.name)
        )
    return place


def change_role(
    work: Work, by: Member, place: Membership, role: Role, leaving: Iterable[Leaving], now: datetime
) -> None:
    """Make a member coordinator, member or observer, and tell them; offices are given by appointing.

    Refusal when the group would be left without a coordinator. Who loses the vote with it leaves the open polls as
    someone who leaves the group does, and holds no office any more.
    """
    group = require_coordinator(work, by, place.group_id)
    work.groups.lock(group.id)
    if place.role is role:
        return
    _keep_a_coordinator(work, place, group)
    before, place.role = place.role, role
    record_role(work, group, place.member, before, role, by, now)
    if before in VOTING and role not in VOTING:
        end_offices(work, place.member, group.id, by, now)
        for hook in leaving:
            hook(work, place.member.id, group.id, now)
    if place.member is not by:
        outbox.tell(work, place.member, Subject("role_changed", group.id), now)


def remove(
    work: Work, by: Member, group_id: int, member_id: int, leaving: Iterable[Leaving], now: datetime
) -> Member:
    """Take a member out of a group and its expert groups, and tell them."""
    group = require_coordinator(work, by, group_id)
    work.groups.lock(group_id)
    member = get_place(work, member_id, group).member
    _end(work, by, member, group, leaving, now)
    if member is not by:
        outbox.tell(work, member, Subject("removed", group_id), now)
    return member


def leave(work: Work, member: Member, group_id: int, leaving: Iterable[Leaving], now: datetime) -> Group:
    """Leave a group and its expert groups; Refusal for its last coordinator."""
    require_member(work, member, group_id)
    work.groups.lock(group_id)
    group = get_group(work, group_id)
    _end(work, member, member, group, leaving, now)
    return group


def add_to_office(work: Work, by: Member, member: Member, now: datetime) -> None:
    """Take somebody into the liaison office and tell them; only the office itself may."""
    require_office(by)
    if not member.office:
        member.office = True
        outbox.tell(work, member, Subject("office_joined", member.id), now)


def _end(
    work: Work, by: Member, member: Member, group: Group, leaving: Iterable[Leaving], now: datetime
) -> None:
    hooks = tuple(leaving)
    for each in (group, *work.groups.under(group.id)):
        place = work.members.membership(member.id, each.id)
        if place is None:
            continue
        _keep_a_coordinator(work, place, each)
        end_offices(work, member, each.id, by, now)
        work.members.leave(place)
        for hook in hooks:
            hook(work, member.id, each.id, now)


def _keep_a_coordinator(work: Work, place: Membership, group: Group) -> None:
    """A group always has someone who runs it: another coordinator, its parent's, or the liaison office."""
    if place.role is not Role.COORDINATOR or work.members.office():
        return
    if all(member is place.member for member in coordinators(work, group)):
        raise Refusal(
            _(
                "“{group}” would be left without a coordinator. "
                "Please make another member coordinator first; /members shows them.",
                group=group.name,
            )
        )
