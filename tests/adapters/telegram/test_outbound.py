"""What the bot sends by itself, and every way in which Telegram may not take it."""

from datetime import timedelta

import pytest

from adapters.telegram.calls import Api
from adapters.telegram.outbound import TelegramOutbound
from adapters.telegram.render import Renderer
from bot.chat.cards import Button, Buttons, Card, Paragraph
from bot.chat.cities import BERLIN
from bot.chat.exchange import Account, Room
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.chat.text import Verbatim
from bot.errors import DeliveryFailed
from bot.example import enliven
from bot.outbox.model import Lease
from bot.polls.actions import CastVote
from tests.adapters.telegram.conftest import Running
from tests.adapters.telegram.people import GROUP
from tests.adapters.telegram.server import Fault
from tests.adapters.telegram.test_group import poll_in
from tests.cast import NOW

ROOM, ANNA = Room("telegram", str(GROUP)), Account("telegram", "1002")
GERMAN = Reader.person(Language.DE, BERLIN)
SENTENCE = "Die Gruppe berät über Wasserstoff & Recht <am Ende> der Sitzung. "


def card_of(sentences: int, buttons: int = 1) -> Card:
    """A card of a certain length."""
    labels = (Button(Verbatim(f"Wahl {n}"), CastVote(1, n, None)) for n in range(buttons))
    return Card(Verbatim("Lang"), (Paragraph(Verbatim(SENTENCE * sentences)), Buttons(tuple(labels))))


async def test_a_long_card_stands_in_several_messages(running: Running) -> None:
    outbound = running.telegram.outbound
    ref = await outbound.post(ROOM, card_of(130), GERMAN)
    first, second, third = running.server.said_to(GROUP)
    assert ref == f"{first.id},{second.id},{third.id}"
    assert not first.buttons
    assert not second.buttons
    assert len(third.buttons) == 1
    for message in (first, second):
        assert message.text.endswith("Sitzung.")
    whole = " ".join(each.text for each in (first, second, third))
    assert whole.count("<am Ende>") == 130
    await outbound.edit(ROOM, ref, card_of(60), GERMAN)
    assert running.server.said_to(GROUP) == [first, second]
    assert len(second.buttons) == 1


async def test_a_card_may_grow_where_it_stands(running: Running) -> None:
    ref = await running.telegram.outbound.post(ROOM, card_of(54), GERMAN)
    await running.telegram.outbound.edit(ROOM, ref, card_of(61), GERMAN)
    [message] = running.server.said_to(GROUP)
    assert message.text.count("Sitzung") == 61


async def test_a_card_that_outgrows_its_message_goes_on_below_and_shrinks_again(running: Running) -> None:
    outbound = running.telegram.outbound
    ref = await outbound.post(ROOM, card_of(54), GERMAN)
    [first] = running.server.said_to(GROUP)
    longer = await outbound.edit(ROOM, ref, card_of(70), GERMAN)
    assert [str(each.id) for each in running.server.said_to(GROUP)] == longer.split(",")
    _first, second = running.server.said_to(GROUP)
    assert (len(first.buttons), len(second.buttons)) == (0, 1)
    assert second.replies_to == first.id
    assert await outbound.edit(ROOM, longer, card_of(71), GERMAN) == longer
    assert f"{first.text} {second.text}".count("Sitzung") == 71
    assert await outbound.edit(ROOM, longer, card_of(3), GERMAN) == ref
    assert running.server.said_to(GROUP) == [first]


async def test_the_end_of_a_card_that_may_no_longer_be_deleted_is_emptied(running: Running) -> None:
    outbound = running.telegram.outbound
    ref = await outbound.post(ROOM, card_of(70), GERMAN)
    running.server.faults["deleteMessage"].append(Fault(400, "Bad Request: message can't be deleted"))
    await outbound.edit(ROOM, ref, card_of(3), GERMAN)
    first, second = running.server.said_to(GROUP)
    assert len(first.buttons) == 1
    assert (second.text, second.buttons) == ("⋯", [])


async def test_more_buttons_than_a_message_takes_go_under_two(running: Running) -> None:
    await running.telegram.outbound.post(ROOM, card_of(1, 130), GERMAN)
    first, second = running.server.said_to(GROUP)
    assert len(first.buttons) + len(second.buttons) == 130


async def test_half_a_card_does_not_stay(running: Running) -> None:
    running.server.full_after = 1
    with pytest.raises(DeliveryFailed) as failed:
        await running.telegram.outbound.post(ROOM, card_of(130), GERMAN)
    assert failed.value.retry_after == timedelta(seconds=3)
    assert not running.server.said_to(GROUP)


@pytest.mark.parametrize(
    ("fault", "permanent", "wait"),
    [
        (Fault(403, "Forbidden: bot was blocked by the user"), True, None),
        (Fault(400, "Bad Request: chat not found"), True, None),
        (Fault(400, "Bad Request: message thread not found"), True, None),
        (Fault(429, "Too Many Requests", {"retry_after": 7}), False, timedelta(seconds=7)),
        (Fault(500, "Internal Server Error"), False, None),
        (Fault(502, "Bad Gateway"), False, None),
    ],
)
async def test_what_telegram_does_not_take_fails_as_it_should(
    running: Running, fault: Fault, permanent: bool, wait: timedelta | None
) -> None:
    running.server.faults["sendMessage"].append(fault)
    with pytest.raises(DeliveryFailed) as failed:
        await running.telegram.outbound.post(ROOM, card_of(1), GERMAN)
    assert (failed.value.permanent, failed.value.retry_after) == (permanent, wait)


async def test_a_server_that_does_not_answer_is_tried_again_later(running: Running) -> None:
    alone = TelegramOutbound(
        Api("1:x", "http://127.0.0.1:9"),
        Renderer(running.app.phrasebook, running.app.seal),
        running.telegram.inbound.moved,
    )
    with pytest.raises(DeliveryFailed) as failed:
        await alone.post(ROOM, card_of(1), GERMAN)
    assert not failed.value.permanent


async def test_a_card_of_which_a_message_was_deleted_is_gone(running: Running) -> None:
    ref = await running.telegram.outbound.post(ROOM, card_of(70), GERMAN)
    running.server.messages.pop()
    with pytest.raises(DeliveryFailed) as failed:
        await running.telegram.outbound.edit(ROOM, ref, card_of(70), GERMAN)
    assert failed.value.gone
    assert not running.server.said_to(GROUP)


async def test_a_poll_whose_message_was_deleted_is_posted_anew_once(running: Running) -> None:
    poll = await poll_in(running)
    for _time in range(2):
        running.server.messages.remove(poll)
        await running.li.toast(await running.li.press(poll, poll.buttons[_time]["text"]))
        await running.sender.send_due()
        if not _time:
            poll = await running.li.sees(poll.text.split("\n")[0], GROUP)
    assert not [each for each in running.server.said_to(GROUP) if each.text.startswith(poll.text[:20])]


async def test_a_server_that_knows_fewer_marks_gets_bare_text(running: Running) -> None:
    running.server.faults["sendMessage"].append(
        Fault(400, 'Bad Request: can\'t parse entities: Unsupported start tag "tg-time" at byte offset 7')
    )
    await running.telegram.outbound.post(ROOM, card_of(1), GERMAN)
    _name, params = running.server.calls[-1]
    assert "parse_mode" not in params
    assert "<am Ende>" in params["text"]


async def test_a_lane_rests_as_long_as_telegram_asks(running: Running) -> None:
    running.server.faults["sendMessage"].append(Fault(429, "Too Many Requests", {"retry_after": 30}))
    with running.app.open_work() as work:
        enliven(work, NOW)
    await running.sender.send_due()
    await running.sender.send_due()
    assert not running.server.said_to(GROUP)
    running.clock.advance(timedelta(seconds=31))
    await running.sender.send_due()
    assert len(running.server.said_to(GROUP)) == 3  # a poll, a meeting, its calendar file


async def test_reminders_reach_who_can_be_reached(running: Running) -> None:
    await poll_in(running)
    running.server.started |= {running.li.id, running.anna.id}
    running.server.gone.add(running.anna.id)
    await until_due(running)  # "please answer" for the meeting
    await until_due(running)
    reminder = await running.li.sees("您还没有投票")
    assert not running.server.said_to(running.anna.id)
    sent = running.server.count("sendMessage")
    running.clock.advance(timedelta(hours=2))
    await running.sender.send_due()
    assert running.server.count("sendMessage") == sent  # who blocked the bot is not tried again
    await running.li.press(reminder, reminder.buttons[0]["text"])
    await running.li.sees("参与率")


async def until_due(running: Running) -> None:
    """Let time pass until something planned falls due, and send it."""
    due = running.app.courier({"telegram": running.telegram.outbound}).next_due()
    assert due is not None
    running.clock.advance(due - running.clock.now() + timedelta(seconds=1))
    await running.sender.send_due()


async def test_a_group_that_moves_in_mid_send_gets_everything(running: Running) -> None:
    running.server.migrated[GROUP] = -100999
    poll = await poll_in(running, -100999)
    assert not running.server.said_to(GROUP)
    titles = [each.text.partition("\n")[0] for each in running.server.said_to(-100999)]
    assert len(titles) == len(set(titles)) > 1, "all of it, at once, and nothing twice"
    await running.li.toast(await running.li.press(poll, poll.buttons[0]["text"]))
    await running.sender.send_due()
    assert poll.edits == 1
    with running.app.open_work() as work:
        moved = work.rooms.bound(ROOM)
        assert moved is not None
        assert moved.room.id == "-100999"
        assert not work.lanes.holds(Lease("telegram:-100500", 1, NOW))
