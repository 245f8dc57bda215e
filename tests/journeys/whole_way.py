"""The whole way through, on any surface: somebody joins, a poll is opened, voted on and closed, a meeting is held."""

from datetime import UTC, datetime, timedelta

from bot.meetings.model import Attendance
from bot.polls.model import PollState
from tests.journeys.ledger import attendance, members_of, only_meeting, only_poll, votes
from tests.journeys.stage import Stage

DEADLINE = datetime(2026, 12, 2, 10, tzinfo=UTC)
MEETING = datetime(2026, 12, 10, 8, tzinfo=UTC)
"""18:00 and 16:00 in Beijing."""

GROUP_DE, GROUP_EN = "Arbeitsgruppe Intelligente Fertigung", "Working group on intelligent manufacturing"
QUESTION_ZH = "贵机构目前的合同主要如何约定机器数据的使用？"
QUESTION_DE = "Wie regeln Ihre Verträge die Nutzung von Maschinendaten heute hauptsächlich?"


async def the_whole_way(stage: Stage) -> None:
    await an_outsider_applies_and_is_approved(stage)
    await a_poll_is_opened_from_the_library(stage)
    await both_sides_vote(stage)
    await who_has_not_voted_is_reminded(stage)
    await the_poll_closes_at_its_deadline(stage)
    await a_meeting_is_scheduled(stage)
    await people_say_whether_they_come(stage)
    await everybody_is_reminded_on_their_own_clock(stage)


async def an_outsider_applies_and_is_approved(stage: Stage) -> None:
    jonas, alex = stage.people("jonas", "alex")
    await jonas.says("/beitreten")
    jonas.reads("Einer Arbeitsgruppe beitreten", GROUP_DE)
    await jonas.presses(GROUP_DE)
    answers = {
        "Ihre Organisation": "Elbtal Steuerungstechnik GmbH <b>&",
        "Art der Organisation": "Unternehmen",
        "Seite": "Deutsche Seite",
        "Region": "Sachsen",
        "Ist es ein KMU?": "Ja",
    }
    await jonas.fills(answers, "Beitritt anfragen")
    jonas.reads("liegt jetzt der Koordination vor")
    alex.reads("Jonas Weber", "Elbtal Steuerungstechnik GmbH <b>&", "small or medium-sized")
    await alex.presses("Approve")
    alex.reads("Jonas Weber is now a member")
    jonas.reads("Willkommen bei", GROUP_DE)
    assert "Jonas Weber" in members_of(stage)


async def a_poll_is_opened_from_the_library(stage: Stage) -> None:
    [alex] = stage.people("alex")
    await alex.says("/poll")
    for step in (GROUP_EN, "From the library", "Data security", "Access to machine data", "Open question 1"):
        await alex.presses(step)
    await alex.fills({"Deadline": "2 December, 18:00"}, "Open the poll")
    alex.reads("The poll is open until", "Wed, 2 Dec 2026, 18:00 Beijing")
    stage.room_reads(
        "plenary",
        QUESTION_ZH,
        QUESTION_DE,
        "2026年12月2日周三 18:00 北京",
        "Mi., 2. Dez. 2026, 11:00 Berlin",
    )
    assert only_poll(stage).closes_at == DEADLINE


async def both_sides_vote(stage: Stage) -> None:
    li, anna = stage.people("liwei", "anna")
    await li.presses("单独的数据协议", "plenary")
    li.reads("您的选票已计入", "单独的数据协议")
    stage.room_reads("plenary", QUESTION_ZH, "1 · 100%")
    await anna.says("/abstimmen")
    anna.reads(QUESTION_DE, "Sie haben noch nicht abgestimmt")
    await anna.presses("Ausführliche Klausel im Hauptvertrag")
    anna.reads("Ihre Stimme zählt")
    anna.reads(QUESTION_DE, "Ihre Stimme: „Ausführliche Klausel im Hauptvertrag“")
    stage.room_reads("plenary", QUESTION_DE, "1 · 50%", "2 von 5")
    await li.presses("主合同中的详细条款", "plenary")
    li.reads("您的选票已计入", "主合同中的详细条款")
    stage.room_reads("plenary", QUESTION_ZH, "2 · 100%", "2 von 5")
    assert votes(stage) == (0, 2, 0, 0, 0)


async def who_has_not_voted_is_reminded(stage: Stage) -> None:
    li, anna, jonas, wang = stage.people("liwei", "anna", "jonas", "wangfang")
    await stage.until(DEADLINE - timedelta(hours=1))
    jonas.reads("Ihre Stimme fehlt noch", QUESTION_DE, "11:00 Berlin")
    wang.reads("您还没有投票", QUESTION_ZH, "18:00 南京")
    for voted in (li, anna):
        assert not [each for each in voted.news if "提醒" in each.text or "fehlt" in each.text]
    await jonas.presses("Ausführliche Klausel im Hauptvertrag")
    jonas.reads("Ihre Stimme zählt")
    assert votes(stage) == (0, 3, 0, 0, 0)


async def the_poll_closes_at_its_deadline(stage: Stage) -> None:
    await stage.until(DEADLINE)
    assert only_poll(stage).state is PollState.CLOSED
    stage.room_reads(
        "plenary", "结果：", "Ergebnis:", "得票最多的是“主合同中的详细条款”：3 票。", "3 Stimmen."
    )
    stage.room_reads("plenary", QUESTION_ZH, "已结束", "beendet")


async def a_meeting_is_scheduled(stage: Stage) -> None:
    [alex] = stage.people("alex")
    await alex.says("/meet")
    await alex.presses(GROUP_EN)
    answers = {
        "What is it about? (Chinese)": "数据安全研讨会",
        "What is it about? (German)": "Workshop zur Datensicherheit",
        "What is it about? (English)": "Workshop on data security",
        "Day and time": "10 December, 16:00",
        "How many minutes": "90",
    }
    await alex.fills(answers, "Schedule")
    alex.reads("place", "link")  # one of them is needed, and what was typed is not lost
    await alex.fills({"Place": "German Centre Beijing, room 3"}, "Schedule")
    alex.reads("“Workshop on data security” is scheduled")
    stage.room_reads(
        "plenary", "数据安全研讨会", "Workshop zur Datensicherheit", "16:00 北京", "09:00 Berlin"
    )
    assert only_meeting(stage).starts_at == MEETING
    assert only_meeting(stage).minutes == 90


async def people_say_whether_they_come(stage: Stage) -> None:
    li, anna, jonas = stage.people("liwei", "anna", "jonas")
    await li.presses("参加", "plenary")
    li.reads("您将参加", "16:00 上海")
    await anna.presses("待定", "plenary")  # in a room of two languages a button reads both
    anna.reads("unter Vorbehalt", "09:00 München")
    await jonas.says("/sitzungen")
    await jonas.presses("Do., 10. Dez. 2026")
    await jonas.presses("Absage")
    jonas.reads("Sie nehmen an „Workshop zur Datensicherheit“ nicht teil")
    stage.room_reads("plenary", "参加 1，不参加 1，待定 1", "Zusage 1, Absage 1, unter Vorbehalt 1")
    answers = {"李伟": Attendance.YES, "Anna Becker": Attendance.MAYBE, "Jonas Weber": Attendance.NO}
    assert attendance(stage) == answers


async def everybody_is_reminded_on_their_own_clock(stage: Stage) -> None:
    li, anna, alex, jonas = stage.people("liwei", "anna", "alex", "jonas")
    for before in (timedelta(days=7), timedelta(days=1), timedelta(hours=1)):
        await stage.until(MEETING - before - timedelta(minutes=1))
        for person in (li, anna, jonas):  # Alex has not answered and is asked again
            person.reads_nothing()
        await stage.until(MEETING - before)
        li.reads("会议提醒：数据安全研讨会", "2026年12月10日周四 16:00 上海 · 09:00 柏林")
        anna.reads(
            "Erinnerung: Workshop zur Datensicherheit", "Do., 10. Dez. 2026, 09:00 München · 16:00 Peking"
        )
        alex.reads("Reminder: Workshop on data security", "Thu, 10 Dec 2026, 16:00 Beijing · 09:00 Berlin")
        jonas.reads_nothing()  # he declined
    await stage.until(MEETING)
    li.reads("即将开始：数据安全研讨会")
    anna.reads("Beginnt jetzt: Workshop zur Datensicherheit", "09:00 München")
    jonas.reads_nothing()
