"""A post that Slack does not answer: its message is found again by its mark, and never posted twice."""

import pytest
from aiohttp import web

from bot.chat.cards import Card, Paragraph
from bot.chat.exchange import Room
from bot.chat.text import Verbatim
from bot.errors import DeliveryFailed
from tests.adapters.contract import READERS
from tests.adapters.slack.running import PLENARY, Running
from tests.adapters.slack.state import BOT, TEAM, Message

ROOM = Room("slack", f"{TEAM}/{PLENARY}")
READER = READERS["Anna"]
SHORT = Card(Verbatim("氢能"), (Paragraph(Verbatim("Ein Absatz.")),))
LONG = Card(Verbatim("氢能"), tuple(Paragraph(Verbatim(f"Absatz {n}.")) for n in range(120)))
MARK = "d42-7f3a"


async def failed(slack: Running, card: Card = SHORT) -> DeliveryFailed:
    """Post a card that is not taken, or not answered."""
    with pytest.raises(DeliveryFailed) as failure:
        await slack.slack.outbound.post(ROOM, card, READER, MARK)
    return failure.value


async def test_a_message_carries_its_mark_and_nothing_else(slack: Running) -> None:
    await slack.slack.outbound.post(ROOM, SHORT, READER, MARK)
    [message] = slack.server.space.in_channel(PLENARY)
    assert message.metadata == {"event_type": "wgbot_delivery", "event_payload": {"id": MARK}}


async def test_what_an_unanswered_post_left_behind_is_found_and_can_be_drawn_anew(slack: Running) -> None:
    slack.server.unanswered("chat.postMessage")
    assert (await failed(slack)).unknown
    ref = await slack.slack.outbound.find_posted(ROOM, MARK)
    assert ref is not None
    assert await slack.slack.outbound.edit(ROOM, ref, SHORT, READER) == ref
    [message] = slack.server.space.in_channel(PLENARY)
    assert message.edits == 1


@pytest.mark.parametrize("mime", ["text/html", "text/plain", "application/json"])
async def test_after_an_error_of_slacks_machines_nothing_is_found_where_nothing_stands(
    slack: Running, mime: str
) -> None:
    slack.server.faults["chat.postMessage"].append(
        lambda: web.Response(status=503, text="upstream", content_type=mime)
    )
    assert (await failed(slack)).unknown
    assert await slack.slack.outbound.find_posted(ROOM, MARK) is None


async def test_a_refusal_is_no_unknown_outcome(slack: Running) -> None:
    slack.server.refuse("chat.postMessage", "is_archived")
    failure = await failed(slack)
    assert (failure.permanent, failure.unknown) == (True, False)


@pytest.mark.parametrize("stands", [1, 2])
async def test_of_a_card_that_stands_in_part_only_the_rest_is_posted(slack: Running, stands: int) -> None:
    slack.server.busy("chat.postMessage", 7, after=stands)
    failure = await failed(slack, LONG)
    assert failure.unknown, "whoever tries again must look first"
    assert failure.retry_after is not None
    assert await slack.slack.outbound.find_posted(ROOM, MARK) is None
    ref = await slack.slack.outbound.post(ROOM, LONG, READER, MARK)
    there = slack.server.space.in_channel(PLENARY)
    assert ref == f"{ROOM.id}:{','.join(each.ts for each in there)}"
    assert [sum(f"Absatz {n}." in each.seen for each in there) for n in range(120)] == [1] * 120


async def test_a_part_whose_answer_was_lost_is_not_posted_again(slack: Running) -> None:
    slack.server.unanswered("chat.postMessage", after=1)
    assert (await failed(slack, LONG)).unknown
    assert await slack.slack.outbound.find_posted(ROOM, MARK) is None
    await slack.slack.outbound.post(ROOM, LONG, READER, MARK)
    assert len(slack.server.space.in_channel(PLENARY)) == 3


async def test_a_long_card_whose_last_answer_was_lost_is_found_as_a_whole(slack: Running) -> None:
    slack.server.unanswered("chat.postMessage", after=2)
    assert (await failed(slack, LONG)).unknown
    ref = await slack.slack.outbound.find_posted(ROOM, MARK)
    assert ref is not None
    assert len(ref.split(",")) == len(slack.server.space.in_channel(PLENARY)) == 3


async def test_somebody_elses_message_with_the_same_mark_is_not_taken_for_ours(slack: Running) -> None:
    await slack.slack.outbound.post(ROOM, SHORT, READER, MARK)
    [message] = slack.server.space.in_channel(PLENARY)
    slack.server.space.messages[:] = [
        Message(PLENARY, message.ts, "x", message.blocks, metadata=message.metadata, by="B0OTHER")
    ]
    assert await slack.slack.outbound.find_posted(ROOM, MARK) is None


async def test_another_delivery_is_not_taken_for_this_one(slack: Running) -> None:
    await slack.slack.outbound.post(ROOM, SHORT, READER, MARK + "1")
    await slack.slack.outbound.post(ROOM, LONG, READER, MARK + "2")
    assert await slack.slack.outbound.find_posted(ROOM, MARK) is None


async def test_where_the_bot_may_not_read_nobody_can_tell(slack: Running) -> None:
    slack.server.space.channels[PLENARY].members.discard(BOT)
    assert await slack.slack.outbound.find_posted(ROOM, MARK) is None
    slack.server.refuse("conversations.history", "missing_scope")
    assert await slack.slack.outbound.find_posted(ROOM, MARK) is None


async def test_a_busy_slack_is_asked_again_later(slack: Running) -> None:
    slack.server.busy("conversations.history", 60)
    with pytest.raises(DeliveryFailed) as failure:
        await slack.slack.outbound.find_posted(ROOM, MARK)
    assert failure.value.unknown
    assert failure.value.retry_after is not None


async def test_a_redraw_that_must_wait_holds_the_redraws_of_the_whole_workspace(slack: Running) -> None:
    ref = await slack.slack.outbound.post(ROOM, LONG, READER)
    slack.server.busy("chat.update", 7)
    with pytest.raises(DeliveryFailed) as failure:
        await slack.slack.outbound.edit(ROOM, ref, LONG, READER)
    assert failure.value.everywhere
    slack.server.busy("chat.postMessage", 7)
    assert not (await failed(slack)).everywhere, "one channel may have had enough"
    slack.server.refuse("chat.postMessage", "message_limit_exceeded")
    assert (await failed(slack)).everywhere
