"""Groups and topics: what everybody sees, what only one person gets, and who cannot be answered."""

import re

import pytest

from adapters.telegram.outbound import address_of
from bot.chat.exchange import Account, Room
from bot.chat.happenings import Notice, RoomMoved
from bot.errors import DeliveryFailed
from bot.example import enliven
from tests.adapters.telegram.conftest import Running
from tests.adapters.telegram.people import FORUM, GROUP, Human
from tests.adapters.telegram.server import Message, chat_of
from tests.cast import NOW

CODE = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b")


async def poll_in(running: Running, chat: int = GROUP) -> Message:
    """An open poll as it stands in the group."""
    with running.app.open_work() as work:
        enliven(work, NOW)
    await running.sender.send_due()
    return next(each for each in running.server.said_to(chat) if "截止时间" in each.text)


async def test_votes_redraw_the_standing_card_once(running: Running) -> None:
    poll = await poll_in(running)
    first = poll.buttons[0]["text"]
    for person, words in ((running.li, "您的选票已计入"), (running.anna, "Ihre Stimme zählt")):
        toast = await person.toast(await person.press(poll, first))
        assert toast["text"].startswith(words)
    assert poll.edits == 0
    await running.sender.send_due()
    assert poll.edits == 1
    assert "2 · 100%" in poll.text
    assert not running.server.said_to(running.li.id)


async def test_options_too_long_for_a_phone_are_pressed_by_number(running: Running) -> None:
    poll = await poll_in(running)
    assert [each["text"] for each in poll.buttons][:2] == ["1", "2"]
    option = next(line for line in poll.text.split("\n") if line.startswith("2 "))
    toast = await running.li.toast(await running.li.press(poll, "个人信息出境标准合同"))
    assert "个人信息出境标准合同" in toast["text"]
    assert "Standardvertrag" in option


async def test_an_edit_that_changes_nothing_counts_as_done(
    running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    poll = await poll_in(running)
    for _time in range(2):
        with running.app.open_work() as work:
            work.outbox.refresh("poll", 1, NOW)
        await running.sender.send_due()
    assert running.server.count("editMessageText") == 2
    assert poll.edits == 0
    assert "not taken" not in caplog.text


async def test_a_personal_answer_goes_to_the_private_chat(running: Running) -> None:
    await poll_in(running)
    running.server.started.add(running.anna.id)
    there = len(running.server.said_to(GROUP))
    await running.anna.type("/abstimmen", GROUP)
    await running.anna.sees("Sie haben noch nicht abgestimmt", running.anna.id)
    assert len(running.server.said_to(GROUP)) == there


async def test_who_never_opened_the_private_chat_is_shown_the_way(running: Running) -> None:
    await running.alex.type("/groups@WGBOT_bot", GROUP)
    notice = await running.alex.sees("for you alone", GROUP)
    address, _equals, word = notice.buttons[0]["url"].partition("=")
    assert address == "https://t.me/wgbot_bot?start"
    assert not running.server.said_to(running.alex.id)
    await running.anna.type(f"/start {word}")  # it was made for Alex
    await running.anna.sees("für jemand anderen bestimmt")
    await running.alex.type(f"/start {word}")
    await running.alex.sees("Working group on intelligent manufacturing")


async def test_a_form_that_a_group_asks_for_goes_on_in_private_by_a_link(running: Running) -> None:
    await running.alex.type("/meet", GROUP)
    notice = await running.alex.sees("for you alone", GROUP)
    start = notice.buttons[0]["url"].partition("start=")[2]
    assert start.startswith("p_")
    await running.alex.type(f"/start {start}")
    await running.alex.sees("Question 1 of 9")
    await running.alex.type("氢能", None)
    await running.alex.sees("Question 2 of 9")


async def test_a_form_of_a_group_begins_in_the_open_private_chat_at_once(running: Running) -> None:
    running.server.started.add(running.alex.id)
    await running.alex.type("/meet", GROUP)
    await running.alex.sees("Question 1 of 9", running.alex.id)
    assert not running.server.said_to(GROUP)


async def test_a_press_leads_into_the_private_chat_by_itself(running: Running) -> None:
    poll = await poll_in(running)
    meeting = next(each for each in running.server.said_to(GROUP) if "谁参加" in str(each.buttons))
    toast = await running.anna.toast(await running.anna.press(meeting, "Wer kommt?"))
    assert toast["url"].startswith("https://t.me/wgbot_bot?start=p_")
    assert "text" not in toast  # apps show either the words or the link
    await running.anna.type(f"/start {toast['url'].partition('start=')[2]}")
    await running.anna.sees("Datentransfer")
    assert poll.edits == 0


async def test_talk_and_other_bots_commands_are_not_heard(running: Running) -> None:
    for text in ("投票", "vote", "/vote@other_bot", "@other_bot vote", "@wgbot_bot"):
        await running.jonas.type(text, GROUP)
    await running.alex.type("/groups", GROUP)
    await running.alex.sees("for you alone", GROUP)  # the chat's answers keep their order
    assert len(running.server.messages) == 1
    with running.app.open_work() as work:
        assert work.members.by_account(Account("telegram", "1099")) is None


async def test_a_mention_with_a_command_is_heard(running: Running) -> None:
    await running.alex.type("@wgbot_bot groups", GROUP)
    await running.alex.sees("for you alone", GROUP)


async def test_an_anonymous_administrator_is_asked_to_write_as_themselves(running: Running) -> None:
    anonymous = Human(running.server, 1087968824, "Group")
    chat = {"id": GROUP, "type": "supergroup", "title": "Plenary"}
    await anonymous.send({"text": "/vote", "sender_chat": chat}, GROUP)
    notice = await running.alex.sees("以您本人的身份", GROUP)
    assert "unter Ihrem eigenen Namen" in notice.text  # the room reads two languages


async def test_a_topic_is_a_room_of_its_own(running: Running) -> None:
    topic = Room("telegram", f"{FORUM}/77")
    moved = RoomMoved(Room("telegram", str(GROUP)), topic)
    running.app.bot.notice(Notice("telegram", (moved,)), NOW)
    poll = await poll_in(running, FORUM)
    assert poll.topic == 77
    toast = await running.li.toast(await running.li.press(poll, poll.buttons[0]["text"]))
    assert toast["text"].startswith("您的选票已计入")
    await running.alex.type("/groups", FORUM, 77)
    notice = await running.alex.sees("for you alone", FORUM)
    assert notice.topic == 77


async def test_who_lets_the_bot_in_is_welcomed_in_private(running: Running) -> None:
    running.server.started.add(running.jonas.id)
    bot = {"id": 4242, "is_bot": True, "first_name": "wgbot"}
    states = {
        "old_chat_member": {"user": bot, "status": "left"},
        "new_chat_member": {"user": bot, "status": "member"},
    }
    chat = {"id": -7, "type": "group", "title": "New"}
    change = {"chat": chat, "from": running.jonas.user, "date": 1, **states}
    await running.server.give({"my_chat_member": change})
    await running.jonas.sees("Willkommen")
    assert not running.server.said_to(-7)


async def test_a_group_chat_is_bound_with_a_code_from_the_private_chat(running: Running) -> None:
    await running.alex.type("/bind")
    await running.alex.press(await running.alex.sees("Which working group?"), "intelligent manufacturing")
    await running.server.until(lambda: CODE.search(running.server.said_to(running.alex.id)[-1].text))
    code = CODE.findall(running.server.said_to(running.alex.id)[-1].text)[0]
    await running.alex.type(f"/bind@wgbot_bot {code}", -100600)
    await running.alex.sees("is now used by", running.alex.id)
    poll = await poll_in(running, -100600)
    twin = next(each for each in running.server.said_to(GROUP) if each.text == poll.text)
    await running.li.toast(await running.li.press(poll, poll.buttons[0]["text"]))
    await running.sender.send_due()
    assert (poll.edits, twin.edits) == (1, 1)


@pytest.mark.parametrize("room", ["plenary", "", "-1/x"])
def test_a_room_of_another_world_is_no_address(room: str) -> None:
    with pytest.raises(DeliveryFailed):
        address_of(Room("telegram", room))


async def test_a_poll_in_a_group_leads_to_ones_own_vote_in_private(running: Running) -> None:
    poll = await poll_in(running)
    [link] = [each for each in poll.buttons if "url" in each]
    assert link["text"] == "在私聊中投票 · Privat abstimmen"
    word = link["url"].removeprefix("https://t.me/wgbot_bot?start=")
    await running.anna.type(f"/start {word}")
    own = await running.anna.sees("Sie haben noch nicht abgestimmt", running.anna.id)
    await running.anna.press(own, own.buttons[0]["text"])
    await running.server.until(lambda: "Ihre Stimme" in own.text)
    await running.sender.send_due()
    assert poll.edits == 1
    await running.jonas.type(f"/start {word}")  # a stranger followed it
    assert "abgestimmt" not in (await running.jonas.sees("gruppe", running.jonas.id)).text


async def test_a_meeting_in_a_group_leads_to_ones_own_answer_in_private(running: Running) -> None:
    await poll_in(running)
    meeting = next(each for each in running.server.said_to(GROUP) if "谁参加" in str(each.buttons))
    [link] = [each for each in meeting.buttons if "url" in each and "私聊" in each["text"]]
    await running.li.type(f"/start {link['url'].partition('start=')[2]}")
    own = await running.li.sees("会议", running.li.id)
    await running.li.press(own, "参加")
    await running.server.until(lambda: "您的答复" in own.text)


async def test_a_command_with_words_after_it_goes_on_with_them_in_private(running: Running) -> None:
    await running.alex.type("/meet 1 December, 15:00", GROUP)
    notice = await running.alex.sees("for you alone", GROUP)
    await running.alex.type(f"/start {notice.buttons[0]['url'].partition('start=')[2]}")
    await running.alex.sees("Question 1 of 9", running.alex.id)
    for _language in range(2):
        await running.alex.type("/skip")
    await running.alex.type("Hydrogen")
    await running.alex.sees("1 Dec 2026, 15:00", running.alex.id)


async def test_what_a_late_press_brought_is_said_in_another_way(running: Running) -> None:
    poll = await poll_in(running)
    running.server.started.add(running.anna.id)
    for query in range(9_000, 9_500):
        running.server.expired.add(str(query))
    await running.anna.press(poll, poll.buttons[0]["text"])
    await running.anna.sees("Stimme", running.anna.id)


async def test_a_press_outside_of_any_message_of_ours_is_not_left_waiting(running: Running) -> None:
    pressed = {"id": "77", "from": running.anna.user, "chat_instance": "1", "data": "poll~1"}
    await running.server.give({"callback_query": {**pressed, "inline_message_id": "x"}})
    assert await running.anna.toast("77") == {"callback_query_id": "77"}


async def test_a_button_of_a_message_that_telegram_no_longer_shows_still_works(running: Running) -> None:
    poll = await poll_in(running)
    gone = {"chat": chat_of(GROUP), "message_id": poll.id, "date": 0}
    data = poll.buttons[0]["callback_data"]
    pressed = {"id": "78", "from": running.anna.user, "chat_instance": "1", "data": data}
    await running.server.give({"callback_query": {**pressed, "message": gone}})
    assert "text" in await running.anna.toast("78")
