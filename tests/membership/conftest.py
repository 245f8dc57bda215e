"""The groups of the example, and what newcomers answer."""

from dataclasses import dataclass

import pytest

from bot.chat.exchange import Account
from bot.chat.forms import Answers
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.membership.model import Group, JoinMode
from bot.membership.roles import Role
from bot.work import OpenWork
from tests.cast import NOW

ABOUT_JONAS: Answers = {
    "person": "Jonas Weber",
    "organisation": "Weber Sensorik GmbH",
    "kind": "company",
    "side": "de",
    "region": "Sachsen",
    "small": "yes",
    "note": "Wir bauen Sensoren.",
}


@dataclass(frozen=True)
class Numbers:
    """The ids of the groups."""

    group: int
    experts: int
    closed: int


@pytest.fixture
def ids(open_work: OpenWork) -> Numbers:
    """The working group (by application), its expert group (open), and one more by invitation."""
    with open_work() as work:
        top, experts = work.groups.page(0, 2)
        closed = Group(
            Variants({Language.EN: "Steering committee"}, Language.EN),
            None,
            (Language.EN,),
            JoinMode.INVITATION,
            NOW,
        )
        work.groups.add(closed)
        return Numbers(top.id, experts.id, closed.id)


def role_of(open_work: OpenWork, account: Account, group_id: int) -> Role | None:
    """Somebody's role in a group as it stands now."""
    with open_work() as work:
        member = work.members.by_account(account)
        place = member and work.members.membership(member.id, group_id)
        return place.role if place else None


def offices_of(open_work: OpenWork, account: Account, group_id: int) -> set[Role]:
    """The offices somebody holds in a group now."""
    with open_work() as work:
        member = work.members.by_account(account)
        held = work.mandates.of_member(member.id, group_id, NOW) if member else ()
        return {mandate.role for mandate in held}
