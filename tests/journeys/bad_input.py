"""What goes wrong gets one clear sentence in the reader's language, and nothing is half done, on any surface."""

from datetime import timedelta

from bot.polls.model import PollState
from tests.journeys.ledger import members_of, only_poll, polls, votes
from tests.journeys.stage import Stage
from tests.journeys.whole_way import DEADLINE, GROUP_DE, GROUP_EN, QUESTION_DE, QUESTION_ZH

NOT_A_DATE = {
    "sometime soon": "not exact enough",
    "yesterday at 15:00": "has passed",
    "30 February, 10:00": "no day",
    "3/4/2027 10:00": "can be",
    "28 March 2027, 02:30 Berlin time": "clocks are put forward",
    "31 October 2027, 02:30 Berlin time": "twice",
}
"""What is typed for a deadline, and words of what is said to it."""

OLD_DE, OLD_ZH = "Diese Schaltfläche stammt aus einer älteren Nachricht", "按钮"


async def bad_input(stage: Stage) -> None:
    await unknown_commands(stage)
    await a_stranger_may_not(stage)
    await a_form_is_left(stage)
    await wrong_dates(stage)
    await forged_payloads(stage)
    await presses_twice(stage)
    await a_second_vote(stage)
    await who_may_not_vote(stage)
    await an_old_button(stage)
    await an_application_decided_twice(stage)


async def unknown_commands(stage: Stage) -> None:
    li, anna, alex = stage.people("liwei", "anna", "alex")
    await anna.says("/vot")
    anna.reads("Diesen Befehl kenne ich nicht", "vote")
    await li.says("/toupiao")
    li.reads("无法识别这条命令")
    await alex.says("/vote and more of it", "plenary")
    alex.reads("poll")


async def a_stranger_may_not(stage: Stage) -> None:
    [jonas] = stage.people("jonas")
    for command in ("/poll", "/meet", "/bind"):
        await jonas.says(command)
        jonas.reads("Das kann nur die Koordination tun")
    for command in ("/vote", "/topics", "/members"):
        await jonas.says(command)
        jonas.reads("Arbeitsgruppe")
    assert polls(stage) == 0
    assert "Jonas Weber" not in members_of(stage)


async def a_form_is_left(stage: Stage) -> None:
    """Cancelled half-way: nothing happened, and it can be begun again."""
    [alex] = stage.people("alex")
    await _ask_for_a_poll(stage)
    await alex.calls_off()
    assert polls(stage) == 0
    await alex.says("/poll")
    alex.reads("Which working group?")


async def wrong_dates(stage: Stage) -> None:
    """One after the other into the same form; then a right one, changed once more before it is sent."""
    [alex] = stage.people("alex")
    await _ask_for_a_poll(stage)
    for typed, words in NOT_A_DATE.items():
        await alex.fills({"Deadline": typed}, "Open the poll")
        alex.reads(words)
        assert polls(stage) == 0
    await alex.fills({"Deadline": "3 December, 18:00"})
    await alex.goes_back({"Deadline": "2 December, 18:00"}, "Open the poll")
    alex.reads("The poll is open until", "Wed, 2 Dec 2026, 18:00 Beijing")
    assert only_poll(stage).closes_at == DEADLINE


async def forged_payloads(stage: Stage) -> None:
    """Made up, of another person, of another place."""
    li, anna, alex = stage.people("liwei", "anna", "alex")
    await anna.says("/abstimmen")
    for payload in ("vote~1~1~AAAAAAAAAAA", "~~~", "pollopen~1~0~~x"):
        await anna.forges(payload)
        anna.reads(OLD_DE)
    await alex.says("/vote")
    theirs = alex.finds("Close the poll now").offer("Close the poll now")
    assert theirs is not None
    await anna.forges(theirs.handle)
    anna.reads(OLD_DE)
    await li.forges(theirs.handle, "plenary")
    li.reads(OLD_ZH)
    assert votes(stage) == (0, 0, 0, 0, 0)
    assert only_poll(stage).state is PollState.OPEN


async def presses_twice(stage: Stage) -> None:
    [li] = stage.people("liwei")
    await li.presses("单独的数据协议", "plenary", times=2)
    li.reads("您的选票已计入")
    assert votes(stage) == (1, 0, 0, 0, 0)
    stage.room_reads("plenary", QUESTION_ZH, "1 · 100%")


async def a_second_vote(stage: Stage) -> None:
    """In the room, then in private: the later one counts, once."""
    [anna] = stage.people("anna")
    await anna.presses("Eigener Datenvertrag", "plenary")
    anna.reads("Ihre Stimme zählt")
    assert votes(stage) == (2, 0, 0, 0, 0)
    await anna.says("/abstimmen")
    anna.reads("Ihre Stimme: „Eigener Datenvertrag“")
    await anna.presses("Keine Regelung")
    anna.reads("Ihre Stimme zählt", "Keine Regelung")
    assert votes(stage) == (1, 0, 0, 1, 0)
    stage.room_reads("plenary", QUESTION_DE, "2 von 4")


async def who_may_not_vote(stage: Stage) -> None:
    """An observer has a voice and no vote; somebody who is no member has neither."""
    thomas, jonas = stage.people("thomas", "jonas")
    await thomas.presses("Keine Regelung", "plenary")
    thomas.reads("Beobachtende Mitglieder", "stimmen aber nicht ab")
    await jonas.presses("Keine Regelung", "plenary")
    jonas.reads(GROUP_DE)
    assert votes(stage) == (1, 0, 0, 1, 0)


async def an_old_button(stage: Stage) -> None:
    """Shown while the poll was open, pressed after it closed."""
    anna, li = stage.people("anna", "liwei")
    await anna.says("/abstimmen")
    private = anna.finds("Eigener Datenvertrag")
    standing = li.finds("单独的数据协议", "plenary")
    await stage.until(DEADLINE + timedelta(minutes=1))
    await anna.presses_on(private, "Eigener Datenvertrag")
    anna.reads("lief bis", "11:00 München")
    await li.presses_on(standing, "主合同中的详细条款", "plenary")
    li.reads("已结束", "18:00 上海")
    assert votes(stage) == (1, 0, 0, 1, 0)
    result = only_poll(stage).result
    assert result is not None
    assert result.votes == (1, 0, 0, 1, 0)


async def an_application_decided_twice(stage: Stage) -> None:
    """Approved, and declined by the button as it stood before."""
    jonas, alex = stage.people("jonas", "alex")
    await jonas.says("/beitreten")
    await jonas.presses(GROUP_DE)
    answers = {
        "Ihre Organisation": "Elbtal Steuerungstechnik GmbH",
        "Art der Organisation": "Unternehmen",
        "Seite": "Deutsche Seite",
    }
    await jonas.fills(answers, "Beitritt anfragen")
    asked = alex.finds("Decline")
    await alex.presses_on(asked, "Approve", times=2)
    alex.reads("approved")
    await alex.presses_on(asked, "Decline")
    alex.reads("approved")
    assert "Jonas Weber" in members_of(stage)


async def _ask_for_a_poll(stage: Stage) -> None:
    """As far as the form that asks for the deadline."""
    [alex] = stage.people("alex")
    await alex.says("/poll")
    for step in (GROUP_EN, "From the library", "Data security", "Access to machine data", "Open question 1"):
        await alex.presses(step)
