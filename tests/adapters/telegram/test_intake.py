"""What comes in: applied once, stored before it is confirmed, never held back by one that cannot be read."""

import logging

import pytest

from bot.chat.exchange import Account
from tests.adapters.away import database_away
from tests.adapters.telegram.conftest import Running
from tests.adapters.telegram.people import GROUP
from tests.adapters.telegram.server import TOKEN, Fault
from tests.adapters.telegram.test_group import poll_in


async def test_an_update_that_cannot_be_read_holds_nobody_back(
    running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    await running.server.give({"callback_query": {"id": "1", "from": running.li.user, "data": "x"}})
    await running.server.give({"message": {"message_id": 1}})
    await running.server.give({"message": "nonsense"})
    await running.server.give({"something_new": {"a": 1}})
    await running.jonas.type("/start")
    await running.jonas.sees("Willkommen")
    await running.server.confirmed()
    alarms = [each for each in caplog.records if "cannot be read" in each.message]
    assert len(alarms) == 3
    assert {each.levelno for each in alarms} == {logging.ERROR}


async def test_updates_repeated_and_shuffled_are_applied_once(running: Running) -> None:
    poll = await poll_in(running)
    presses = [(running.li, 0), (running.anna, 1), (running.alex, 0), (running.li, 1)]
    for person, button in presses:
        await person.toast(await person.press(poll, poll.buttons[button]["text"]))
    await running.server.repeat(3)
    await running.li.type("/start")
    await running.li.sees("欢迎")
    await running.server.confirmed()
    await running.sender.send_due()
    assert poll.edits == 1
    [leading] = [line for line in poll.text.split("\n") if "2 · 67%" in line]
    assert leading.startswith("2 ")  # Li Wei's second choice was not overtaken by the first, coming again


async def test_nothing_is_confirmed_while_the_database_is_away(running: Running) -> None:
    with database_away(running.app.engine):
        await running.jonas.type("/start")
        number = running.server.updates[0]["update_id"]
        asked = running.server.count("getUpdates")
        await running.server.until(lambda: running.server.count("getUpdates") >= asked + 2)
        assert [each["update_id"] for each in running.server.updates] == [number]
    await running.jonas.sees("Willkommen")
    await running.server.confirmed()
    assert len(running.server.said_to(running.jonas.id)) == 1


async def test_another_poller_is_named_in_the_log(running: Running, caplog: pytest.LogCaptureFixture) -> None:
    words = (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    running.server.faults["getUpdates"].append(Fault(409, words))
    await running.li.type("/start")
    await running.li.type("/help")
    await running.li.sees("/vote")
    assert "another program asks for this bot's updates" in caplog.text


async def test_a_torn_connection_is_asked_again(running: Running) -> None:
    running.server.faults["getUpdates"].append(Fault(502, "Bad Gateway"))
    await running.li.type("/start")
    await running.li.type("/help")
    await running.li.sees("/vote")


async def test_a_connection_that_only_looks_alive_is_given_up(running: Running) -> None:
    running.server.faults["getUpdates"].append(Fault(0, "", silent=True))
    await running.li.type("/start")
    await running.server.confirmed(seconds=60)  # so long a bot may be deaf at most
    await running.li.sees("欢迎")


async def test_an_answer_waits_when_telegram_asks_for_patience(running: Running) -> None:
    running.server.faults["sendMessage"].append(Fault(429, "Too Many Requests", {"retry_after": 1}))
    await running.jonas.type("/start")
    await running.jonas.sees("Willkommen")
    assert running.server.count("sendMessage") == 2


async def test_answers_keep_their_order_in_a_chat(running: Running) -> None:
    running.server.faults["sendMessage"].append(Fault(429, "Too Many Requests", {"retry_after": 1}))
    await running.jonas.type("/start")
    await running.server.until(lambda: running.server.count("sendMessage"))
    await running.jonas.type("/privacy")
    await running.li.type("/start")
    await running.li.sees("欢迎")
    assert not running.server.said_to(running.jonas.id)  # others do not wait
    await running.server.until(lambda: len(running.server.said_to(running.jonas.id)) == 2)
    first, second = running.server.said_to(running.jonas.id)
    assert first.text.startswith("Willkommen")
    assert not second.text.startswith("Willkommen")


@pytest.mark.parametrize(
    "content",
    [
        {"new_chat_members": [{"id": 5, "is_bot": False, "first_name": "Neu"}]},
        {"left_chat_member": {"id": 5, "is_bot": False, "first_name": "Alt"}},
    ],
)
async def test_who_comes_and_goes_is_noted_without_a_name(
    running: Running, caplog: pytest.LogCaptureFixture, content: dict[str, object]
) -> None:
    caplog.set_level(logging.INFO)
    await running.alex.send(content, GROUP)
    await running.server.confirmed()
    assert "noted: Person" in caplog.text
    assert "Neu" not in caplog.text
    assert "Alt" not in caplog.text


async def test_a_group_that_became_a_supergroup_is_followed(running: Running) -> None:
    await running.alex.send({"migrate_to_chat_id": -100888}, GROUP)
    await running.alex.send({"migrate_from_chat_id": GROUP}, -100888)
    await running.server.confirmed()
    poll = await poll_in(running, -100888)
    toast = await running.li.toast(await running.li.press(poll, poll.buttons[0]["text"]))
    assert toast["text"].startswith("您的选票已计入")


async def test_the_log_knows_neither_token_nor_texts(
    running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in list(logging.root.manager.loggerDict):
        if name.startswith(("httpx", "httpcore", "telegram", "aiohttp", "asyncio", "adapters", "bot")):
            caplog.set_level(logging.DEBUG, logger=name)
    await running.jonas.type("/start canary-in-a-text")
    await running.jonas.sees("Code")
    there = len(running.server.said_to(running.jonas.id))
    running.server.faults["getUpdates"].append(Fault(502, "Bad Gateway"))
    running.server.faults["sendMessage"].append(Fault(500, "Internal Server Error"))
    await running.jonas.type("/help")
    await running.server.until(lambda: len(running.server.said_to(running.jonas.id)) > there)
    assert caplog.records
    logged = "\n".join(f"{each.getMessage()} {each.exc_text or ''}" for each in caplog.records)
    assert TOKEN.partition(":")[2] not in logged
    assert "canary-in-a-text" not in logged
    with running.app.open_work() as work:
        assert work.members.by_account(Account("telegram", "1099")) is not None
