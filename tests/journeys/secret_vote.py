"""A secret vote, on any surface: drafted and opened by forms, cast in private, told without figures of a side."""

from datetime import timedelta

from bot.membership.roles import Side
from tests.journeys.stage import Stage
from tests.journeys.whole_way import GROUP_EN
from tests.polls.formal_scenes import join, organise
from tests.polls.secret_scenes import cast

QUESTION_ZH, QUESTION_DE, QUESTION_EN = "是否采纳？", "Annehmen?", "Adopt it?"
OTHERS = {"cn": Side.CN, "de": Side.DE}


async def secret_vote(stage: Stage) -> None:
    there_are_enough_people(stage)
    await a_final_secret_vote_is_opened(stage)
    await two_vote_in_private_and_the_room_learns_nothing(stage)
    await the_result_names_no_side(stage)


def there_are_enough_people(stage: Stage) -> None:
    """Two more on each side, who are not on this platform."""
    with stage.open_work() as work:
        [group, *_experts] = work.groups.page(0, 2)
        for name, side in OTHERS.items():
            company = organise(work, f"Org {name}", side)
            for number in range(3):
                join(work, group.id, f"{name}{number}", company, None)


async def a_final_secret_vote_is_opened(stage: Stage) -> None:
    [alex] = stage.people("alex")
    await alex.says("/poll")
    await alex.presses(GROUP_EN)
    await alex.presses("Formal vote")
    await alex.presses("Write the question")
    asked = {"Chinese": QUESTION_ZH, "German": QUESTION_DE, "English": QUESTION_EN}
    typed = {f"What shall be decided? ({language})": text for language, text in asked.items()}
    await alex.fills({**typed, "How is it voted on?": "Yes, no, abstain"}, "Save the draft")
    await alex.presses("Rules")
    rules = {"Who has a vote?": "one person, one vote", "Who sees how somebody voted?": "secret and final"}
    await alex.fills(rules, "Save the draft")
    alex.reads("Secret and final: a vote is put in", "Not hidden: who voted", "fewer than 3 of a side")
    await alex.presses("Open the vote")
    await alex.presses("Open the vote")
    alex.reads("The poll is open until")


async def two_vote_in_private_and_the_room_learns_nothing(stage: Stage) -> None:
    li, anna = stage.people("liwei", "anna")
    before = stage.room_reads("plenary", QUESTION_ZH, QUESTION_DE, "无记名")
    assert all("Privat abstimmen" in offer.label for offer in before.offers)
    await li.says("/vote")
    await li.presses("填写选票")
    await li.presses("赞成")
    li.reads("您的选择：“赞成”", "不能更改")
    await li.presses("投出此票")
    li.reads("您的选票已记录")
    await anna.says("/abstimmen")
    await anna.presses("Stimmzettel ausfüllen")
    await anna.presses("Nein")
    await anna.presses("Neu wählen")
    await anna.presses("Enthaltung")
    await anna.presses("Diese Stimme endgültig abgeben")
    assert "Ihre Wahl" not in anna.reads("Ihre Stimme ist erfasst. Sie ist endgültig.").text
    assert stage.room_reads("plenary", QUESTION_ZH).text == before.text


async def the_result_names_no_side(stage: Stage) -> None:
    """Three of each side in all; the German side is not for it."""
    with stage.open_work() as work:
        [poll] = work.polls.open_in(work.groups.page(0, 1)[0].id)
        found = work.polls.find(poll)
        assert found is not None
    for name in OTHERS:
        for number in range(3):
            cast(stage.open_work, f"{name}{number}", poll, int(name == "de" and number < 2), stage.now)
    await stage.until(found.closes_at + timedelta(minutes=1))
    result = stage.room_reads("plenary", "未通过", "Nicht angenommen")
    assert "德方：赞成票不足" in result.text
    assert "中方：赞成票与反对票中" in result.text
    assert "Wie viele wie gestimmt haben, wird nicht mitgeteilt" in result.text
