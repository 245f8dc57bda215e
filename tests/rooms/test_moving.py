"""A room that goes on under another id: everything about it follows, and what stood in it is posted anew once."""

from datetime import timedelta

import pytest

from bot.bot import Bot
from bot.chat.exchange import Interaction, Pressed, Room, place_of
from bot.chat.happenings import PersonCame, RoomClosed, RoomMoved, RoomOpened
from bot.delivery import Courier
from bot.polls.actions import CastVote
from bot.rooms.model import GroupRoom
from bot.work import OpenWork
from tests.cast import ANNA, LI, NOW, PLENARY, SEAL
from tests.linking.scenes import carried
from tests.membership.looking import delivered, toast
from tests.polls.scenes import GROUP, counted, open_poll, vote
from tests.rooms.scenes import GUEST, bound, happen, strangers

NEW = Room("test", "supergroup")
MOVED = RoomMoved(PLENARY, NEW)


def test_a_card_that_stayed_behind_is_posted_anew_once_when_it_changes(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    poll = open_poll(open_work)
    still = open_poll(open_work)
    delivered(courier, NOW)
    happen(bot, MOVED)
    assert delivered(courier, NOW) == [], "nothing is said again for the move alone"
    vote(bot, LI, poll, 0)
    [(to, again, _card)] = delivered(courier, NOW)
    assert (to, again) == ("supergroup", False)
    vote(bot, ANNA, poll, 0)
    [(to, again, _card)] = delivered(courier, NOW)
    assert (to, again) == ("supergroup", True), "from then on the new message is drawn anew"
    vote(bot, LI, still, 0)
    assert [(to, again) for to, again, _card in delivered(courier, NOW)] == [("supergroup", False)]


@pytest.mark.parametrize("press_in", [PLENARY, NEW])
def test_an_old_button_still_works_wherever_it_is_shown(
    bot: Bot, open_work: OpenWork, courier: Courier, press_in: Room
) -> None:
    poll = open_poll(open_work)
    delivered(courier, NOW)
    payload = SEAL.close(CastVote(poll, 0, None), place_of(PLENARY))
    happen(bot, MOVED)
    answer = bot.handle(Interaction(LI, press_in, Pressed(payload), "zh"), NOW)
    assert toast(answer).startswith("Your vote counts")
    assert counted(open_work, poll)[0] == 1
    assert [to for to, _again, _card in delivered(courier, NOW)] == ["supergroup"]


def test_what_waits_follows_and_no_sender_waits_for_the_old_lease(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    open_poll(open_work)
    [lease] = courier.lease(NOW)
    parcel = courier.pack(lease, NOW)
    assert parcel is not None
    happen(bot, MOVED)
    assert courier.pack(lease, NOW) is None
    courier.free(lease, NOW + timedelta(seconds=30))
    assert [to for to, _card in carried(courier)] == [NEW.key]


def test_what_was_taken_in_the_old_room_at_that_moment_is_not_drawn_anew_under_a_wrong_number(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    poll = open_poll(open_work)
    [lease] = courier.lease(NOW)
    parcel = courier.pack(lease, NOW)
    assert parcel is not None
    happen(bot, MOVED)
    courier.sent(lease, parcel, "old-1", NOW)
    vote(bot, LI, poll, 0)
    [(to, again, _card)] = delivered(courier, NOW)
    assert (to, again) == ("supergroup", False)


@pytest.mark.parametrize(
    "told",
    [
        (MOVED, MOVED),
        (RoomOpened(NEW), MOVED, RoomClosed(PLENARY)),
        (RoomClosed(PLENARY), RoomOpened(NEW), MOVED, MOVED),
        (MOVED, RoomClosed(PLENARY), RoomOpened(NEW), MOVED),
    ],
)
def test_whatever_the_order_the_room_ends_up_open_under_its_new_id(
    bot: Bot, open_work: OpenWork, courier: Courier, told: tuple[RoomMoved | RoomClosed | RoomOpened, ...]
) -> None:
    for each in told:
        happen(bot, each)
    there = bound(open_work, NEW)
    assert (there.room, there.group_id, there.closed_at) == (NEW, GROUP, None)
    assert delivered(courier, NOW) == [], "nobody is told that a room is gone which only moved"


def test_its_people_come_along(bot: Bot, open_work: OpenWork) -> None:
    happen(bot, PersonCame(PLENARY, GUEST))
    happen(bot, MOVED)
    assert strangers(open_work, NEW) == 1


def test_a_room_that_was_bound_anew_meanwhile_stays_so(bot: Bot, open_work: OpenWork) -> None:
    before = bound(open_work, PLENARY)
    with open_work() as work:
        work.rooms.add(GroupRoom(NEW, 2, before.languages, before.city_keys))
    happen(bot, MOVED)
    assert bound(open_work, NEW).group_id == 2
    with open_work() as work:
        assert work.rooms.bound(PLENARY) is None
        assert len(work.rooms.of_group(GROUP)) == 0


def test_a_room_that_moves_twice_is_found_under_its_last_ids(bot: Bot, open_work: OpenWork) -> None:
    last = Room("test", "third")
    happen(bot, MOVED)
    happen(bot, RoomMoved(NEW, last))
    assert bound(open_work, last).room == last
    assert bound(open_work, NEW).room == last
