"""One group in several rooms: bound with a code by its coordinators, and what is under way appears there at once."""

from datetime import timedelta

import pytest

from bot.bot import Bot
from bot.chat.exchange import Account, Room
from bot.chat.languages import Language
from bot.delivery import Courier
from bot.rooms.model import GroupRoom
from bot.work import OpenWork
from tests.cast import ALEX, LI, NOW, PLENARY, THOMAS
from tests.linking.scenes import ALEX_THERE, OTHER_ROOM, carried, code_on, link, push, say
from tests.meetings.scenes import schedule
from tests.membership.looking import card_of, labels, refusal, reply_of, texts, toast
from tests.polls.scenes import EXPERTS_GROUP, GROUP, counted, open_poll, vote

HOUR = timedelta(hours=1)
WRONG = "This code is not valid for you"


def room_code(bot: Bot, by: Account = ALEX, room: Room = PLENARY) -> str:
    """A code for the room's group, asked for in its room."""
    return code_on(card_of(say(bot, by, "/bind", room)))


def bound(open_work: OpenWork, room: Room = OTHER_ROOM) -> GroupRoom | None:
    with open_work() as work:
        return work.rooms.bound(room)


@pytest.fixture
def linked(bot: Bot) -> Account:
    """Alex on the other platform."""
    link(bot, ALEX, ALEX_THERE)
    return ALEX_THERE


@pytest.mark.parametrize("word", ["/bind", "/绑定", "/raum"])
def test_a_coordinator_binds_a_room_on_another_platform(
    bot: Bot, open_work: OpenWork, linked: Account, word: str
) -> None:
    answer = say(bot, linked, f"{word} {room_code(bot)}", OTHER_ROOM)
    assert toast(answer) == "“{room}” is now used by “{group}”."
    assert "Change languages and clocks" in labels(card_of(answer))
    room = bound(open_work)
    assert room is not None
    assert (room.group_id, room.languages) == (GROUP, (Language.ZH, Language.DE))
    assert room.city_keys == ("beijing", "berlin")


def test_in_private_the_group_is_chosen_first(bot: Bot, open_work: OpenWork, linked: Account) -> None:
    choice = card_of(say(bot, linked, "/bind"))
    with open_work() as work:
        group = work.groups.find(EXPERTS_GROUP)
    assert group is not None
    code = code_on(card_of(push(bot, linked, choice, next(iter(group.name.texts.values())))))
    say(bot, linked, f"/bind {code}", OTHER_ROOM)
    room = bound(open_work)
    assert room is not None
    assert room.group_id == EXPERTS_GROUP


def test_what_was_opened_before_appears_and_a_vote_redraws_every_copy(
    bot: Bot, open_work: OpenWork, courier: Courier, linked: Account
) -> None:
    poll = open_poll(open_work)
    over = open_poll(open_work, closes_at=NOW + HOUR)
    elsewhere = open_poll(open_work, group=EXPERTS_GROUP)
    schedule(bot)
    later = NOW + 2 * HOUR
    courier.tick(later)
    carried(courier, later)
    code = code_on(card_of(say(bot, ALEX, "/bind", PLENARY, later)))
    say(bot, linked, f"/bind {code}", OTHER_ROOM, later)
    there = [card for to, card in carried(courier, later) if to == OTHER_ROOM.key]
    assert [
        "This room is now used by the group: its polls and meetings appear here." in texts(card)
        for card in there
    ] == [
        True,
        False,
        False,
    ]
    assert "Shall we?" in texts(there[1])
    assert "数据安全" in texts(there[2])
    vote(bot, linked, poll, 0, room=OTHER_ROOM, now=later)
    assert {to for to, _card in carried(courier, later)} == {PLENARY.key, OTHER_ROOM.key}
    assert counted(open_work, poll) == (1, 0, 0)
    assert counted(open_work, over) == counted(open_work, elsewhere) == (0, 0, 0)


def test_a_poll_opened_later_appears_in_every_room(
    bot: Bot, open_work: OpenWork, courier: Courier, linked: Account
) -> None:
    say(bot, linked, f"/bind {room_code(bot)}", OTHER_ROOM)
    carried(courier)
    open_poll(open_work)
    assert {to for to, _card in carried(courier)} == {PLENARY.key, OTHER_ROOM.key}


def test_only_coordinators_get_a_code(bot: Bot) -> None:
    for room in (PLENARY, None):
        assert refusal(say(bot, LI, "/bind", room)).startswith("Only a coordinator")


def test_only_a_coordinator_of_the_group_can_use_it_and_others_learn_nothing(
    bot: Bot, open_work: OpenWork, linked: Account
) -> None:
    code = room_code(bot)
    answers = {repr(reply_of(say(bot, LI, f"/bind {typed}", OTHER_ROOM))) for typed in (code, "AAAA-AAAA")}
    assert len(answers) == 1
    assert bound(open_work) is None
    say(bot, linked, f"/bind {code}", OTHER_ROOM)  # it is still good for those who may
    assert bound(open_work) is not None


def test_the_code_of_a_group_is_counted_as_wrong_for_others(bot: Bot) -> None:
    code = room_code(bot)
    for _try in range(5):
        assert toast(say(bot, LI, f"/bind {code}", OTHER_ROOM)).startswith(WRONG)
    assert toast(say(bot, LI, f"/bind {code}", OTHER_ROOM)).startswith("Too many wrong codes")


def test_a_code_works_once_and_for_an_hour(bot: Bot, open_work: OpenWork, linked: Account) -> None:
    code = room_code(bot)
    assert toast(say(bot, linked, f"/bind {code}", OTHER_ROOM, NOW + HOUR)).startswith(WRONG)
    say(bot, linked, f"/bind {code}", OTHER_ROOM)
    third = Room("other", "third")
    assert toast(say(bot, linked, f"/bind {code}", third)).startswith(WRONG)
    assert bound(open_work, third) is None


def test_a_room_in_use_and_a_private_chat_are_refused_and_the_code_stays_good(
    bot: Bot, open_work: OpenWork, linked: Account
) -> None:
    code = room_code(bot)
    assert refusal(say(bot, ALEX, f"/bind {code}", PLENARY)).startswith("This room is used by")
    assert refusal(say(bot, linked, f"/bind {code}")).startswith("This works only in a shared room")
    say(bot, linked, f"/bind {code}", OTHER_ROOM)
    assert bound(open_work) is not None


def test_without_a_code_a_coordinator_is_offered_the_groups(
    bot: Bot, open_work: OpenWork, linked: Account
) -> None:
    card = card_of(say(bot, linked, "/bind", OTHER_ROOM))
    with open_work() as work:
        group = work.groups.find(GROUP)
    assert group is not None
    assert set(group.name.texts.values()) <= labels(card)


def test_without_a_code_others_read_what_a_coordinator_can_do(bot: Bot) -> None:
    assert refusal(say(bot, THOMAS, "/bind", OTHER_ROOM)).startswith("No working group uses this room. Its")
