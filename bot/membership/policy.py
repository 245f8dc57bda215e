"""Who may do what: asked in the first lines of every service, whatever button was shown to whom."""

from bot.chat.text import _
from bot.errors import Refusal
from bot.membership.model import Group, Member, Membership
from bot.membership.roles import VOTING, Role
from bot.work import Work


def get_group(work: Work, group_id: int) -> Group:
    """The group; Refusal when there is none of this number."""
    group = work.groups.find(group_id)
    if group is None:
        raise Refusal(_("This working group no longer exists. /groups shows those there are."))
    return group


def is_coordinator(work: Work, member: Member, group: Group) -> bool:
    """The liaison office coordinates every group; a coordinator of a group also its expert groups."""
    if member.office:
        return True
    ids = [group.id] if group.parent_id is None else [group.id, group.parent_id]
    return any(work.members.role_of(member.id, each) is Role.COORDINATOR for each in ids)


def require_coordinator(work: Work, member: Member, group_id: int) -> Group:
    """The group, for someone who coordinates it; Refusal for anyone else."""
    group = get_group(work, group_id)
    if not is_coordinator(work, member, group):
        raise Refusal(
            _("Only a coordinator of “{group}” can do this. Please ask the liaison office.", group=group.name)
        )
    return group


def require_office(member: Member) -> None:
    """Refusal for anyone outside the liaison office."""
    if not member.office:
        raise Refusal(_("Only the liaison office can do this. Please ask a coordinator."))


def require_member(work: Work, member: Member, group_id: int) -> Membership:
    """The member's place in the group; Refusal for someone without one."""
    group = get_group(work, group_id)
    place = work.members.membership(member.id, group_id)
    if place is None:
        raise Refusal(
            _("This is for members of “{group}”. You can ask to join it with /join.", group=group.name)
        )
    return place


def require_reader(work: Work, member: Member, group_id: int) -> Group:
    """The group, for someone who may read what belongs to it: its members and the liaison office."""
    group = get_group(work, group_id)
    if not is_coordinator(work, member, group):
        require_member(work, member, group_id)
    return group


def require_voter(work: Work, member: Member, group_id: int) -> None:
    """Refusal for those whose place, if they have one, comes without a vote: observers and strangers."""
    role = work.members.role_of(member.id, group_id)
    if role is None:
        require_member(work, member, group_id)
    if role not in VOTING:
        raise Refusal(
            _("Observers read and listen, but do not vote. Please ask a coordinator if that is wrong.")
        )
