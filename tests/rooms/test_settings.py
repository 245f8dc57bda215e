"""A room's settings work wherever their card stands: in the room, or in the private chat it was sent to."""

from dataclasses import replace

import pytest

from bot.bot import Bot
from bot.chat.exchange import Room
from bot.chat.forms import Answers
from bot.chat.languages import Language
from bot.delivery import Courier
from bot.membership.actions import OpenGroup
from bot.rooms.actions import AskUnbind, BindRoom, KeepRoom, OpenRoom, SetUpRoom, Unbind
from bot.work import OpenWork
from tests.cast import ALEX, EXPERTS, LI, NOW, PLENARY, ask
from tests.membership.conftest import Numbers
from tests.membership.looking import card_of, delivered, labels, press, refusal, reply_of, texts, toast
from tests.rooms.scenes import NEW_ROOM, bound, met, number

TWO: Answers = {"languages": ("de", "zh"), "city": "munich", "second_city": "shanghai"}


def test_a_coordinator_lets_a_group_use_a_room(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    card = card_of(ask(bot, ALEX, OpenGroup(ids.group), room=NEW_ROOM))
    action = press(card, "Use this room for the group")
    assert action == BindRoom(ids.group, met(open_work))
    assert toast(ask(bot, ALEX, action)) == "“{room}” is now used by “{group}”."  # pressed in private
    with open_work() as work:
        bound = work.rooms.bound(NEW_ROOM)
    assert bound is not None
    assert bound.languages == (Language.ZH, Language.DE)


def test_a_room_is_bound_only_by_a_coordinator_only_once_and_only_where_others_are(
    bot: Bot, open_work: OpenWork, ids: Numbers
) -> None:
    room = met(open_work)
    assert refusal(ask(bot, LI, BindRoom(ids.group, room), room=NEW_ROOM)).startswith("Only a coordinator")
    assert refusal(ask(bot, ALEX, BindRoom(ids.group, room + 1))).startswith("This room can no longer be")
    taken = met(open_work, PLENARY)
    assert refusal(ask(bot, ALEX, BindRoom(ids.experts, taken))).startswith("This room is used by")
    assert "Use this room for the group" not in labels(card_of(ask(bot, ALEX, OpenGroup(ids.group))))


def test_a_coordinator_changes_a_rooms_languages_and_cities(bot: Bot, open_work: OpenWork) -> None:
    answers: Answers = {"languages": ("de", "zh"), "city": "munich", "second_city": "shanghai"}
    ask(bot, ALEX, (SetUpRoom(number(open_work, EXPERTS)), answers))
    with open_work() as work:
        bound = work.rooms.bound(EXPERTS)
    assert bound is not None
    assert (bound.languages, bound.city_keys) == ((Language.ZH, Language.DE), ("shanghai", "munich"))
    assert [voice.cities[0].key for voice in bound.reader.voices] == ["shanghai", "munich"]


def test_a_room_of_one_language_and_one_city_can_be_read(bot: Bot, open_work: OpenWork) -> None:
    answers: Answers = {"languages": ("de", "en"), "city": "berlin", "second_city": "berlin"}
    ask(bot, ALEX, (SetUpRoom(number(open_work, EXPERTS)), answers))
    with open_work() as work:
        bound = work.rooms.bound(EXPERTS)
    assert bound is not None
    assert bound.city_keys == ("berlin",)
    assert len(bound.reader.voices) == 2


def test_three_languages_are_too_many_for_a_room(bot: Bot, open_work: OpenWork) -> None:
    answers: Answers = {"languages": ("zh", "de", "en"), "city": "berlin"}
    answer = ask(bot, ALEX, (SetUpRoom(number(open_work, EXPERTS)), answers))
    assert refusal(answer).startswith("A room reads one or two languages")
    with open_work() as work:
        bound = work.rooms.bound(EXPERTS)
    assert bound is not None
    assert bound.languages == (Language.EN,)


@pytest.mark.parametrize("action", [OpenRoom(1), SetUpRoom(1), AskUnbind(1), KeepRoom(1), Unbind(1, 1)])
def test_a_rooms_settings_are_for_its_coordinators_and_for_rooms_in_use(
    bot: Bot, open_work: OpenWork, action: OpenRoom | SetUpRoom | AskUnbind | KeepRoom | Unbind
) -> None:
    assert refusal(ask(bot, LI, action, room=PLENARY)).startswith("Only a coordinator")
    assert refusal(ask(bot, ALEX, replace(action, room=99))).startswith("No working group uses this room")
    with open_work() as work:
        assert work.rooms.bound(PLENARY) is not None


def test_giving_up_a_room_is_asked_first(bot: Bot, open_work: OpenWork) -> None:
    question = card_of(ask(bot, ALEX, AskUnbind(number(open_work, PLENARY))))
    assert labels(question) == {"Stop using the room", "Keep using it"}
    ask(bot, ALEX, press(question, "Keep using it"))
    with open_work() as work:
        assert work.rooms.bound(PLENARY) is not None
    ask(bot, ALEX, press(question, "Stop using the room"))
    with open_work() as work:
        assert work.rooms.bound(PLENARY) is None


def test_a_room_that_went_to_another_group_reads_only_of_that_one(
    bot: Bot, open_work: OpenWork, courier: Courier, ids: Numbers
) -> None:
    ask(bot, ALEX, BindRoom(ids.closed, met(open_work)))
    ask(bot, ALEX, Unbind(number(open_work, NEW_ROOM), ids.closed))
    ask(bot, ALEX, BindRoom(ids.group, met(open_work)))
    ((_to, _redrawn, card),) = delivered(courier, NOW)
    assert "Steering committee" not in texts(card)


def test_an_old_question_does_not_take_the_room_from_another_group(
    bot: Bot, open_work: OpenWork, ids: Numbers
) -> None:
    ask(bot, ALEX, BindRoom(ids.closed, met(open_work)))
    old = AskUnbind(number(open_work, NEW_ROOM))
    question = card_of(ask(bot, ALEX, old))
    ask(bot, ALEX, press(question, "Stop using the room"))
    ask(bot, ALEX, BindRoom(ids.group, met(open_work)))
    again = ask(bot, ALEX, press(question, "Stop using the room"))
    assert refusal(again).startswith("No working group uses this room any more")
    with open_work() as work:
        assert work.rooms.bound(NEW_ROOM) is not None


def test_without_a_code_a_room_is_bound_from_the_private_chat(bot: Bot, open_work: OpenWork) -> None:
    card = card_of(ask(bot, ALEX, "/bind", room=NEW_ROOM))
    assert {"Use “{room}” for a group", "Normen 2027"} <= set(texts(card))
    settings = card_of(ask(bot, ALEX, press(card, "智能制造工作组")))
    assert bound(open_work, NEW_ROOM).title == "Normen 2027"
    assert "Normen 2027" in texts(settings)
    again = ask(bot, ALEX, press(card, "智能制造工作组"))
    assert refusal(again).startswith("This room can no longer be chosen here")


def test_the_whole_way_through_the_settings_goes_in_private(bot: Bot, open_work: OpenWork) -> None:
    own = card_of(ask(bot, ALEX, "/settings", room=replace(EXPERTS, title="Normen")))
    card = card_of(ask(bot, ALEX, press(own, "Settings of the room")))
    assert {"Normen", "Test", "数据安全专家组"} <= set(texts(card))
    form = press(card, "Change languages and clocks")
    assert reply_of(ask(bot, ALEX, form)).ask is not None
    saved = card_of(ask(bot, ALEX, (form, TWO)))
    question = card_of(ask(bot, ALEX, press(saved, "Stop using the room")))
    kept = card_of(ask(bot, ALEX, press(question, "Keep using it")))
    assert bound(open_work, EXPERTS).city_keys == ("shanghai", "munich")
    ask(bot, ALEX, press(card_of(ask(bot, ALEX, press(kept, "Stop using the room"))), "Stop using the room"))
    with open_work() as work:
        assert work.rooms.bound(EXPERTS) is None


def test_a_number_is_never_given_to_another_room(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    ask(bot, ALEX, BindRoom(ids.group, met(open_work)))
    old = number(open_work, NEW_ROOM)
    ask(bot, ALEX, Unbind(old, ids.group))
    ask(bot, ALEX, BindRoom(ids.group, met(open_work, Room("test", "another"))))
    assert refusal(ask(bot, ALEX, OpenRoom(old))).startswith("No working group uses this room any more")


@pytest.mark.parametrize("title", ["two\nlines", "\u202edesrever", ""])
def test_an_odd_title_is_not_taken(bot: Bot, open_work: OpenWork, title: str) -> None:
    ask(bot, ALEX, "/help", room=replace(PLENARY, title="Plenum"))
    ask(bot, ALEX, "/help", room=replace(PLENARY, title=title))
    assert bound(open_work, PLENARY).title == "Plenum"


def test_a_long_title_is_cut(bot: Bot, open_work: OpenWork) -> None:
    ask(bot, ALEX, "/help", room=replace(PLENARY, title="x" * 255))
    assert bound(open_work, PLENARY).title == "x" * 120
