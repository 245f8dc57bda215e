"""Rating question by question and ranking by pressing, in the private chat; the group only leads there."""

import pytest

from bot.chat.exchange import Account
from bot.polls.counting import Method
from tests.adapters.telegram.conftest import Running
from tests.adapters.telegram.people import GROUP
from tests.polls.methods import open_by
from tests.polls.scenes import counted


async def opened(running: Running, method: Method) -> int:
    """A poll that Alex opens, announced in the group."""
    running.server.started |= {running.alex.id, running.anna.id, running.li.id}
    poll = open_by(running.app.open_work, method, by=Account("telegram", str(running.alex.id)))
    await running.sender.send_due()
    return poll


async def test_options_are_rated_one_by_one(running: Running) -> None:
    poll, anna = await opened(running, Method.RATING), running.anna
    await anna.type("/abstimmen")
    await anna.press(await anna.sees("Sie haben noch nicht abgestimmt"), "Stimmzettel ausfüllen")
    for question, mark in ((1, "4"), (2, "0"), (3, "5")):
        await anna.press(await anna.sees(f"Frage {question} von 3"), mark)
    await anna.press(await anna.sees("Bitte prüfen Sie"), "Abstimmen")
    card = await anna.sees("Ihre Stimme:")
    assert "Alpha: 4 von 5" in card.text
    assert counted(running.app.open_work, poll) == (4, 0, 5)
    await anna.press(card, "Meine Stimme ändern")
    await anna.press(await anna.sees("Frage 1 von 3"), "1")
    await anna.press(await anna.sees("Frage 2 von 3"), "Diese Antwort behalten")
    await anna.press(await anna.sees("Frage 3 von 3"), "Diese Antwort behalten")
    await anna.press(await anna.sees("Bitte prüfen Sie"), "Abstimmen")
    await anna.sees("Alpha: 1 von 5")
    assert counted(running.app.open_work, poll) == (1, 0, 5)


async def test_too_many_points_lead_back_to_the_option_with_most(running: Running) -> None:
    poll, anna = await opened(running, Method.POINTS), running.anna
    await anna.type("/abstimmen")
    await anna.press(await anna.sees("Sie haben noch nicht abgestimmt"), "Stimmzettel ausfüllen")
    for question, mark in ((1, "4"), (2, "9"), (3, "0")):
        await anna.press(await anna.sees(f"Frage {question} von 3"), mark)
    await anna.press(await anna.sees("Bitte prüfen Sie"), "Abstimmen")
    again = await anna.sees("3 mehr als die zehn")
    assert "Frage 2 von 3" in again.text
    await anna.press(again, "6")
    await anna.press(await anna.sees("Bitte prüfen Sie"), "Abstimmen")
    await anna.sees("Beta: 6 Punkte")
    assert counted(running.app.open_work, poll) == (4, 6, 0)


async def test_options_are_ranked_by_pressing(running: Running) -> None:
    poll, li = await opened(running, Method.RUNOFF), running.li
    await li.type("/投票")
    card = await li.sees("您还没有投票。")
    await li.press(card, "Gamma")
    await li.sees("1. Gamma")
    await li.press(card, "Alpha")
    await li.sees("2. Alpha")
    await li.press(card, "重新排序")
    await li.sees("您还没有投票。")
    assert counted(running.app.open_work, poll) == (0, 0, 0)


@pytest.mark.parametrize("method", [Method.RATING, Method.RANKED])
async def test_the_group_leads_into_the_private_chat(running: Running, method: Method) -> None:
    await opened(running, method)
    card = await running.anna.sees("Shall we?", GROUP)
    [button] = card.buttons
    assert "Privat abstimmen" in button["text"]
    assert "?start=p_" in button["url"]
    await running.anna.type(f"/start {button['url'].split('start=')[1]}")
    await running.anna.sees("Frage 1 von 3" if method is Method.RATING else "Sie haben noch nicht abgestimmt")
