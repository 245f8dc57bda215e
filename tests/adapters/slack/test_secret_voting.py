"""A secret vote on Slack: the channel only leads to it, and what Slack is asked is the same for every choice."""

import re

import pytest

from bot.polls.terms import Secrecy
from tests.adapters.slack.running import PLENARY, Running
from tests.polls.secret_scenes import open_among_people


def labels(blocks: list[dict[str, object]]) -> list[str]:
    return re.findall(
        r"'text': '([^']*)', 'emoji'", str([each for each in blocks if each["type"] == "actions"])
    )


@pytest.mark.parametrize("secrecy", [Secrecy.SEALED, Secrecy.FINAL])
async def test_nothing_of_a_choice_reaches_the_channel(slack: Running, secrecy: Secrecy) -> None:
    poll = open_among_people(slack.app.open_work, secrecy)
    await slack.sender.send_due()
    [card] = slack.server.space.in_channel(PLENARY)
    assert "Privat abstimmen" in card.seen
    before, patterns = card.seen, []

    for user, words in (("anna", ("Ja", "Stimmzettel ausfüllen")), ("liwei", ("反对", "填写选票"))):
        person, (choice, fill) = slack.person(user), words
        label = "在私聊中投票 · Privat abstimmen"
        await person.press(card, label)
        own = await person.reads(fill)
        assert own.only == person.id
        await person.press(own, fill)
        await person.reads("Ihr Stimmzettel" if user == "anna" else "您的选票：")
        begun = len(slack.server.space.calls)
        await person.press(own, choice)
        await person.reads("Ihre Wahl: „Ja“" if user == "anna" else "您的选择：“反对”")
        last = "endgültig abgeben" if secrecy is Secrecy.FINAL else "Diese Stimme abgeben"
        cast = last if user == "anna" else "不再更改" if secrecy is Secrecy.FINAL else "投出此票"
        await person.press(own, next(each for each in labels(own.blocks) if cast in each))
        done = await person.reads("Ihre Stimme ist erfasst." if user == "anna" else "您的选票已记录")
        assert "Ihre Wahl" not in done.seen
        assert "您的选择" not in done.seen
        patterns.append([method for method, _asked in slack.server.space.calls[begun:]])
        await slack.sender.send_due()

    assert patterns[0] == patterns[1]
    assert (card.edits, card.seen) == (0, before)
    assert [each for each in slack.server.space.in_channel(PLENARY) if each.only is None] == [card]
    with slack.app.open_work() as work:
        assert len(work.secrets.voters(poll)) == 2
        assert sorted(each.marks for each in work.secrets.open_all(poll)) == [(0, 1, 0), (1, 0, 0)]
