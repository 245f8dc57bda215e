"""Voting in a channel and in private."""

from datetime import timedelta

from bot.polls import library
from bot.polls import service as polls
from tests.adapters.slack.running import PLENARY, Running
from tests.adapters.slack.state import Message
from tests.cast import NOW


def open_poll(slack: Running) -> int:
    """A poll of the plenary on data security."""
    with slack.app.open_work() as work:
        [coordinator] = work.members.office()
        [group, *_experts] = work.groups.page(0, 2)
        question = library.LIBRARY[0].questions[0]
        asking = polls.Asking(question.question, question.options, question.method)
        poll = polls.open_poll(work, coordinator, group.id, asking, NOW + timedelta(days=2), NOW)
        return poll.id


async def standing(slack: Running) -> Message:
    """The poll's card in the channel."""
    open_poll(slack)
    await slack.sender.send_due()
    [card] = slack.server.space.in_channel(PLENARY)
    return card


def first_button(message: Message) -> str:
    """What the first button reads."""
    rows = [block for block in message.blocks if block["type"] == "actions"]
    label: str = rows[0]["elements"][0]["text"]["text"]
    return label


async def test_a_vote_in_a_channel_is_answered_privately_and_redraws_the_card(slack: Running) -> None:
    card, li, anna = await standing(slack), slack.person("liwei"), slack.person("anna")
    await li.press(card, first_button(card))
    toast = await li.reads("您的选票")
    assert toast.only == li.id
    await slack.sender.send_due()
    assert card.edits == 1
    await anna.press(card, first_button(card))
    await anna.reads("Ihre Stimme")
    await slack.sender.send_due()
    assert card.edits == 2
    assert "2 · 100" in card.seen
    assert len(slack.server.space.in_channel(PLENARY)) == 1


async def test_a_vote_in_the_private_chat_redraws_the_card_there(slack: Running) -> None:
    open_poll(slack)
    anna = slack.person("anna")
    await anna.say("abstimmen")
    card = await anna.reads("░")
    await anna.press(card, first_button(card))
    redrawn = await anna.reads("Ihre Stimme")
    assert redrawn is card
    assert card.edits == 1


async def test_an_ephemeral_card_is_replaced_by_its_response_address(slack: Running) -> None:
    open_poll(slack)
    anna = slack.person("anna")
    await anna.command("abstimmen", PLENARY)
    card = await anna.reads("░")
    assert card.only == anna.id
    await anna.press(card, first_button(card))
    assert await anna.reads("Ihre Stimme") is card


async def test_the_command_is_understood_in_three_languages(slack: Running) -> None:
    open_poll(slack)
    for user, word in (("liwei", "投票"), ("anna", "abstimmen"), ("alex", "vote"), ("alex", "/vote")):
        person = slack.person(user)
        await person.command(word, PLENARY)
        await person.reads("░")


async def test_a_press_that_comes_twice_is_applied_once(slack: Running) -> None:
    card, li = await standing(slack), slack.person("liwei")
    payload = li.pressed(card, first_button(card))
    for _time in range(3):
        assert (await slack.server.deliver_once("interactive", payload))[0] == 200
    await li.reads("您的选票")
    assert sum("您的选票" in each.seen for each in li.seen) == 1


async def test_a_forged_button_does_nothing_but_explain(slack: Running) -> None:
    card, thomas = await standing(slack), slack.person("thomas")
    before = list(card.blocks)
    await thomas.press(card, first_button(card), value="vote~1~0~~AAAAAAAAAAA")
    await thomas.reads("Schaltfläche")
    await slack.sender.send_due()
    assert (card.edits, card.blocks) == (0, before)


async def test_a_mention_is_answered_to_the_one_who_wrote_it(slack: Running) -> None:
    open_poll(slack)
    anna = slack.person("anna")
    await anna.mention("<@U0BOT> abstimmen", PLENARY)
    assert (await anna.reads("░")).only == anna.id
