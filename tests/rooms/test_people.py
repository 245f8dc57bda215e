"""Who is in a room is known to its coordinators; who is new there is welcomed, not too often."""

from datetime import datetime, timedelta

import pytest

from bot.bot import Bot
from bot.chat.exchange import Account, Room
from bot.chat.happenings import PersonCame, PersonLeft, RoomClosed, RoomMoved
from bot.delivery import Courier
from bot.membership.joining_actions import Join
from bot.membership.model import JoinMode
from bot.rooms.actions import OpenRoom, Unbind
from bot.work import OpenWork
from tests.cast import ALEX, EXPERTS, JONAS, LI, NOW, PLENARY, ask
from tests.linking.scenes import LI_THERE, link
from tests.membership.looking import card_of, delivered, labels, press, texts
from tests.polls.scenes import EXPERTS_GROUP, GROUP
from tests.rooms.scenes import GUEST, bound, happen, number, strangers

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
WELCOME = "Welcome to “{group}”"
COUNTED = "{n} person whom I have seen come into this room is not a member"


def guest(name: int) -> Account:
    return Account("test", f"guest{name}")


def welcomes(courier: Courier, now: datetime = NOW) -> list[str]:
    """Where somebody is welcomed now."""
    return [to for to, _again, card in delivered(courier, now) if texts(card)[0] == WELCOME]


def test_somebody_new_is_welcomed_in_the_room_with_the_way_in(bot: Bot, courier: Courier) -> None:
    happen(bot, PersonCame(EXPERTS, GUEST))
    [(to, _again, card)] = delivered(courier, NOW)
    assert to == "experts"
    assert labels(card) == {"Join"}
    assert "guest" not in str(texts(card))
    assert press(card, "Join") == Join(EXPERTS_GROUP)


def test_members_and_the_office_need_no_welcome(bot: Bot, courier: Courier) -> None:
    happen(bot, PersonCame(PLENARY, LI), PersonCame(EXPERTS, ALEX))
    assert welcomes(courier) == []


def test_a_linked_account_of_a_member_needs_no_welcome(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    link(bot, LI, LI_THERE)
    other = Room("other", "channel")
    with open_work() as work:
        there = work.rooms.bound(PLENARY)
        assert there is not None
        there.room = other
    happen(bot, PersonCame(other, LI_THERE))
    assert welcomes(courier) == []
    assert strangers(open_work, other) == 0


def test_one_welcome_an_hour_however_many_come(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    happen(bot, *(PersonCame(PLENARY, guest(each)) for each in range(40)))
    for minute in (1, 59):
        happen(bot, PersonCame(PLENARY, guest(100 + minute)), now=NOW + minute * MINUTE)
    assert welcomes(courier, NOW + 59 * MINUTE) == ["plenary"]
    happen(bot, PersonCame(PLENARY, guest(200)), now=NOW + HOUR)
    assert welcomes(courier, NOW + HOUR) == ["plenary"]
    assert strangers(open_work, PLENARY) == 43


def test_each_room_has_its_own_hour(bot: Bot, courier: Courier) -> None:
    happen(bot, PersonCame(PLENARY, GUEST), PersonCame(EXPERTS, GUEST))
    assert sorted(welcomes(courier)) == ["experts", "plenary"]


def test_a_welcome_that_comes_too_late_is_not_said(bot: Bot, courier: Courier) -> None:
    happen(bot, PersonCame(PLENARY, GUEST))
    assert welcomes(courier, NOW + HOUR) == []


def test_where_members_come_by_invitation_no_button_is_offered(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    with open_work() as work:
        group = work.groups.find(GROUP)
        assert group is not None
        group.join_mode = JoinMode.INVITATION
    happen(bot, PersonCame(PLENARY, GUEST))
    [(_to, _again, card)] = delivered(courier, NOW)
    assert labels(card) == set()
    assert any("by invitation" in text for text in texts(card))


def test_the_rooms_card_counts_those_who_are_not_in_the_group(bot: Bot, open_work: OpenWork) -> None:
    room = number(open_work, PLENARY)
    assert not [text for text in texts(card_of(ask(bot, ALEX, OpenRoom(room)))) if text.startswith(COUNTED)]
    happen(bot, PersonCame(PLENARY, GUEST), PersonCame(PLENARY, LI), PersonCame(PLENARY, JONAS))
    assert strangers(open_work, PLENARY) == 2
    assert [text for text in texts(card_of(ask(bot, ALEX, OpenRoom(room)))) if text.startswith(COUNTED)]
    happen(bot, PersonLeft(PLENARY, GUEST), PersonLeft(PLENARY, LI))
    assert strangers(open_work, PLENARY) == 1


def test_a_member_of_another_group_is_no_member_here(bot: Bot, open_work: OpenWork) -> None:
    happen(bot, PersonCame(EXPERTS, LI))
    assert strangers(open_work, EXPERTS) == 1


def test_who_comes_twice_is_one_person(bot: Bot, open_work: OpenWork) -> None:
    happen(bot, PersonCame(PLENARY, GUEST), PersonCame(PLENARY, GUEST))
    assert strangers(open_work, PLENARY) == 1


def test_leaving_a_room_is_not_leaving_the_group(bot: Bot, open_work: OpenWork) -> None:
    happen(bot, PersonLeft(PLENARY, LI))
    with open_work() as work:
        member = work.members.by_account(LI)
        assert member is not None
        assert work.members.membership(member.id, GROUP) is not None


@pytest.mark.parametrize("ending", ["closed", "given up"])
def test_of_a_room_that_is_gone_nobody_is_kept(bot: Bot, open_work: OpenWork, ending: str) -> None:
    happen(bot, PersonCame(PLENARY, GUEST))
    room = bound(open_work, PLENARY)
    if ending == "closed":
        happen(bot, RoomClosed(PLENARY))
    else:
        ask(bot, ALEX, Unbind(room.id, GROUP))
    with open_work() as work:
        assert work.rooms.count_strangers(room) == 0


def test_in_a_room_of_no_group_nobody_is_kept_and_nobody_welcomed(bot: Bot, courier: Courier) -> None:
    happen(bot, PersonCame(Room("test", "elsewhere"), GUEST))
    assert delivered(courier, NOW) == []


def test_the_hour_goes_on_when_the_room_moves(bot: Bot, courier: Courier) -> None:
    moved = Room("test", "moved")
    happen(bot, PersonCame(PLENARY, guest(1)), RoomMoved(PLENARY, moved), PersonCame(moved, guest(2)))
    assert welcomes(courier) == ["moved"]
