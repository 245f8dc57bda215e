"""Rating by a window and ranking by pressing, in a channel and in private."""

from bot.chat.exchange import Account
from bot.polls.counting import Method
from bot.polls.deciding import NO
from tests.adapters.slack.running import PLENARY, Running, id_of
from tests.adapters.slack.state import TEAM, Message
from tests.polls.methods import open_by
from tests.polls.scenes import counted, find

ALEX = Account("slack", id_of("alex"), TEAM)
ALONE = "在私聊中投票 · Privat"


async def standing(slack: Running) -> Message:
    """The poll's card in the channel."""
    await slack.sender.send_due()
    [card] = slack.server.space.in_channel(PLENARY)
    return card


async def test_options_are_rated_in_a_window(slack: Running) -> None:
    poll = open_by(slack.app.open_work, Method.RATING, by=ALEX)
    card, anna = await standing(slack), slack.person("anna")
    await anna.press(card, ALONE)
    await anna.sees_window("Ihre Stimme", "Alle bewerten jede Option von 0 bis 5.")
    assert list(await anna.submit(mark_1="4", mark_2="0", mark_3="5")) == []
    await anna.reads("Ihre Stimme zählt", "Alpha", "4 von 5")
    assert counted(slack.app.open_work, poll) == (4, 0, 5)
    await anna.press(card, ALONE)
    window = await anna.sees_window("Ihre Stimme")
    chosen = [
        each["element"]["initial_option"]["value"] for each in window.view["blocks"] if "element" in each
    ]
    assert chosen == ["4", "0", "5"]


async def test_too_many_points_are_said_in_the_window(slack: Running) -> None:
    poll = open_by(slack.app.open_work, Method.POINTS, by=ALEX)
    card, anna = await standing(slack), slack.person("anna")
    await anna.press(card, ALONE)
    await anna.sees_window("Ihre Stimme")
    errors = await anna.submit(mark_1="7", mark_2="4", mark_3="0")
    assert list(errors) == ["mark_1"]
    assert "1 mehr als die zehn" in errors["mark_1"]
    assert await anna.submit(mark_1="7", mark_2="2", mark_3="0") == {}
    await anna.reads("1 Punkt ist noch zu vergeben")
    assert counted(slack.app.open_work, poll) == (7, 2, 0)


async def test_options_are_ranked_by_pressing_them_in_private(slack: Running) -> None:
    poll = open_by(slack.app.open_work, Method.RANKED, by=ALEX)
    card, li = await standing(slack), slack.person("liwei")
    await li.press(card, ALONE)
    own = await li.reads("您还没有投票。")
    assert own.only == li.id
    for number, option in enumerate(("Gamma", "Alpha"), start=1):
        await li.press(own, option)
        assert await li.reads(f"{number}. {option}") is own
    assert "1. Gamma" in own.seen
    await li.press(own, "取消选择：1. Gamma")
    await li.reads("1. Alpha")
    assert counted(slack.app.open_work, poll) == (1, 0, 0)


async def test_an_objection_is_given_its_reason_in_a_window(slack: Running) -> None:
    poll = open_by(slack.app.open_work, Method.CONSENT, by=ALEX)
    card, anna = await standing(slack), slack.person("anna")
    await anna.press(card, "有异议 · Einwand")
    await anna.sees_window("Ihr Einwand")
    assert await anna.submit(reason="Zu früh <!channel>") == {}
    await slack.sender.send_due()
    assert "Zu früh <!channel>" in card.seen
    assert counted(slack.app.open_work, poll)[NO] == 1


async def test_a_date_poll_is_opened_by_picking(slack: Running) -> None:
    alex = slack.person("alex")
    await alex.command("poll", PLENARY)
    await alex.press(await alex.reads("New poll"), "Write your own")
    await alex.press(await alex.reads("How shall it be voted on?"), "Date finding")
    await alex.sees_window("New poll")
    filled = {
        "question__en": "When do we meet?",
        "first__day": "2026-12-01",
        "first__time": "15:00",
        "second__typed": "2 December, 15:00",
        "further": "2026-12-03 15:00",
        "closes_at__typed": "27 November, 18:00",
    }
    assert await alex.submit(**filled) == {}
    await alex.reads("When do we meet?")
    assert len(find(slack.app.open_work, 1).options) == 3
    card = await standing(slack)
    assert "15:00 北京" in card.seen
    assert "08:00 Berlin" in card.seen
