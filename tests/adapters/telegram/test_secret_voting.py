"""A secret vote on Telegram: the group leads into the private chat, where the choice is made, cast and gone."""

import json

import pytest

from bot.polls.terms import Secrecy
from tests.adapters.telegram.conftest import Running
from tests.adapters.telegram.people import GROUP
from tests.polls.secret_scenes import open_among_people


@pytest.mark.parametrize("secrecy", [Secrecy.SEALED, Secrecy.FINAL])
async def test_nothing_of_a_choice_reaches_the_group(running: Running, secrecy: Secrecy) -> None:
    running.server.started |= {running.anna.id, running.li.id}
    poll = open_among_people(running.app.open_work, secrecy)
    await running.sender.send_due()
    card = await running.anna.sees("Shall we?", GROUP)
    [button] = card.buttons
    patterns = []

    for person, begins, fill, ballot, choice, chosen in (
        (
            running.anna,
            "noch nicht abgestimmt",
            "Stimmzettel ausfüllen",
            "Ihr Stimmzettel",
            "Ja",
            "Wahl: „Ja“",
        ),
        (running.li, "您还没有投票", "填写选票", "您的选票：", "反对", "您的选择：“反对”"),
    ):
        await person.type(f"/start {button['url'].split('start=')[1]}")
        own = await person.sees(begins)
        await person.press(own, fill)
        await person.sees(ballot)
        begun = len(running.server.calls)
        await person.press(own, choice)
        ready = await person.sees(chosen)
        cast = next(
            each["text"] for each in ready.buttons if "abgeben" in each["text"] or "投出" in each["text"]
        )
        await person.press(own, cast)
        done = await person.sees("Ihre Stimme ist erfasst." if person is running.anna else "您的选票已记录")
        assert chosen not in done.text
        made = [method for method, _asked in running.server.calls[begun:] if method != "getUpdates"]
        patterns.append(made)
        await running.sender.send_due()

    assert patterns[0] == patterns[1]
    to_group = [asked for method, asked in running.server.calls if str(asked.get("chat_id")) == str(GROUP)]
    assert len([asked for asked in to_group if "Shall we?" in json.dumps(asked, ensure_ascii=False)]) == 1
    for asked in to_group:
        assert "sfill" not in json.dumps(asked)
        assert "scast" not in json.dumps(asked)
    with running.app.open_work() as work:
        assert sorted(each.marks for each in work.secrets.open_all(poll)) == [(0, 1, 0), (1, 0, 0)]
