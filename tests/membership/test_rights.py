"""Every service asks for the right itself, whatever button was shown to whom."""

from collections.abc import Callable

import pytest

from bot.chat.exchange import Account
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.errors import Refusal
from bot.membership import codes, joining, service
from bot.membership.model import Group, JoinMode, Member
from bot.membership.roles import Role
from bot.membership.ways_in import Application
from bot.rooms import service as rooms
from bot.work import OpenWork, Work
from tests.cast import ALEX, LI, NOW, PLENARY, THOMAS
from tests.membership.conftest import Numbers
from tests.membership.test_groups import NEW_ROOM

Deed = Callable[[Work, Member, Member, Numbers], object]


def shadow_group(parent: int | None) -> Group:
    name = Variants({Language.EN: "Shadow group"}, Language.EN)
    return Group(name, None, (Language.EN,), JoinMode.OPEN, NOW, parent)


def change_role(work: Work, by: Member, other: Member, ids: Numbers) -> None:
    place = work.members.membership(other.id, ids.group)
    assert place is not None
    service.change_role(work, by, place, Role.COORDINATOR, (), NOW)


def decide(work: Work, by: Member, other: Member, ids: Numbers) -> None:
    application = Application(other, ids.experts, "", NOW)
    work.applications.add(application)
    joining.decide(work, by, application.id, True, NOW)


def set_up(work: Work, by: Member, other: Member, ids: Numbers) -> None:
    bound = work.rooms.bound(PLENARY)
    assert bound is not None
    rooms.set_up(work, by, bound, (Language.EN,), ("berlin",))


def unbind(work: Work, by: Member, other: Member, ids: Numbers) -> None:
    bound = work.rooms.bound(PLENARY)
    assert bound is not None
    rooms.unbind(work, by, bound)


DEEDS: dict[str, Deed] = {
    "found a working group": lambda work, by, _other, _ids: service.found(work, by, shadow_group(None), NOW),
    "found an expert group": lambda work, by, _other, ids: service.found(
        work, by, shadow_group(ids.group), NOW
    ),
    "change a role": change_role,
    "remove a member": lambda work, by, other, ids: service.remove(work, by, ids.group, other.id, (), NOW),
    "add to the office": lambda work, by, other, _ids: service.add_to_office(work, by, other, NOW),
    "invite": lambda work, by, _other, ids: codes.invite(work, by, ids.group, NOW),
    "decide": decide,
    "bind a room": lambda work, by, _other, ids: rooms.bind(work, by, NEW_ROOM, ids.group, (), NOW),
    "set up a room": set_up,
    "give up a room": unbind,
}


def do(open_work: OpenWork, deed: str, account: Account, ids: Numbers) -> None:
    with open_work() as work:
        by = work.members.by_account(account)
        other = work.members.by_account(THOMAS if account == LI else LI)
        assert by is not None
        assert other is not None
        DEEDS[deed](work, by, other, ids)


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("account", [LI, THOMAS], ids=["representative", "observer"])
def test_nobody_does_what_only_coordinators_may(
    open_work: OpenWork, ids: Numbers, deed: str, account: Account
) -> None:
    with pytest.raises(Refusal, match=r"Only (a coordinator|the liaison office)"):
        do(open_work, deed, account, ids)
    with open_work() as work:
        assert work.groups.count() == 3


@pytest.mark.parametrize("deed", DEEDS)
def test_the_office_may_do_it(open_work: OpenWork, ids: Numbers, deed: str) -> None:
    do(open_work, deed, ALEX, ids)
