"""A card of a room that cannot be drawn anew: somebody deleted it, or Slack no longer lets the bot change it."""

import pytest

from bot.polls import service as polls
from tests.adapters.slack.person import Person
from tests.adapters.slack.running import PLENARY, Running
from tests.adapters.slack.state import Message
from tests.adapters.slack.test_voting import first_button, standing


async def vote(slack: Running, person: Person, card: Message) -> None:
    """Vote on the card as it was seen, and have every copy drawn anew."""
    payload = person.pressed(card, first_button(card))
    await slack.server.deliver("interactive", payload)
    await slack.sender.send_due()


async def test_a_deleted_card_of_an_open_poll_is_posted_anew_once(slack: Running) -> None:
    card, li, anna = await standing(slack), slack.person("liwei"), slack.person("anna")
    slack.server.space.messages.remove(card)
    await vote(slack, li, card)
    [again] = slack.server.space.in_channel(PLENARY)
    await vote(slack, anna, again)
    assert (again.edits, "2 · 100" in again.seen) == (1, True), "it is the card of the poll from now on"
    slack.server.space.messages.remove(again)
    await vote(slack, slack.person("wangfang"), again)
    assert slack.server.space.in_channel(PLENARY) == [], "who deletes it twice means it"


@pytest.mark.parametrize("error", ["cant_update_message", "edit_window_closed"])
async def test_a_card_that_can_no_longer_be_changed_is_posted_anew(slack: Running, error: str) -> None:
    card, li = await standing(slack), slack.person("liwei")
    slack.server.refuse("chat.update", error)
    await vote(slack, li, card)
    [_old, new] = slack.server.space.in_channel(PLENARY)
    assert "1 · 100" in new.seen


async def test_a_deleted_card_of_a_poll_that_was_withdrawn_is_let_go(slack: Running) -> None:
    card = await standing(slack)
    slack.server.space.messages.remove(card)
    with slack.app.open_work() as work:
        [coordinator] = work.members.office()
        polls.withdraw_poll(work, coordinator, 1, slack.clock.now())
    await slack.sender.send_due()
    assert slack.server.space.in_channel(PLENARY) == []
