"""The co-chairs of a group, one for each side, and what only they may do."""

from collections.abc import Mapping
from datetime import datetime

from bot.membership.model import Member
from bot.membership.roles import Role, Side
from bot.polls.rules import SIDES
from bot.work import Work


def co_chairs(work: Work, group_id: int, now: datetime) -> Mapping[Side, Member]:
    """Who is in office as co-chair of each side at this moment; a side without one is missing."""
    held = work.mandates.in_force(group_id, now)
    return {each.side: each.member for each in held if each.role is Role.CO_CHAIR and each.side in SIDES}


def is_co_chair(work: Work, member: Member, group_id: int, now: datetime) -> bool:
    """Whether this member is one of them."""
    return side_chaired(work, member, group_id, now) is not None


def side_chaired(work: Work, member: Member, group_id: int, now: datetime) -> Side | None:
    """The side that this member chairs."""
    held = work.mandates.of_member(member.id, group_id, now)
    return next((each.side for each in held if each.role is Role.CO_CHAIR and each.side in SIDES), None)
