"""Who comes, on any surface: in the room, an alternate instead; seen by organisation; ticked at the meeting."""

from datetime import timedelta

from bot.meetings.answers import Answer, Mode
from bot.meetings.model import Attendance
from tests.journeys.ledger import answers_by_name, guests_of, only_meeting
from tests.journeys.stage import Stage
from tests.journeys.whole_way import GROUP_EN, MEETING


async def who_comes(stage: Stage) -> None:
    await a_hybrid_meeting_is_scheduled(stage)
    await one_comes_to_the_room_another_sends_an_alternate(stage)
    await the_coordinator_sees_it_by_organisation(stage)
    await the_roll_is_called(stage)


async def a_hybrid_meeting_is_scheduled(stage: Stage) -> None:
    [alex] = stage.people("alex")
    await alex.says("/meet")
    await alex.presses(GROUP_EN)
    answers = {
        "What is it about? (Chinese)": "数据安全研讨会",
        "What is it about? (German)": "Workshop zur Datensicherheit",
        "What is it about? (English)": "Workshop on data security",
        "Day and time": "10 December, 16:00",
        "How many minutes": "90",
        "Place": "German Centre Beijing, room 3",
        "Web link": "https://meet.example.org/wg",
    }
    await alex.fills(answers, "Schedule")
    alex.reads("“Workshop on data security” is scheduled")
    assert only_meeting(stage).hybrid


async def one_comes_to_the_room_another_sends_an_alternate(stage: Stage) -> None:
    li, anna = stage.people("liwei", "anna")
    await li.presses("现场参加", "plenary")
    li.reads("您将参加", "16:00 上海")
    await anna.says("/sitzungen")
    await anna.presses("Do., 10. Dez. 2026")
    await anna.presses("Meine Stellvertretung kommt")
    await anna.fills({"Wer kommt an Ihrer Stelle?": "Bernd <Vertreter>"}, "Speichern")
    anna.reads("Bernd <Vertreter> kommt stattdessen")
    stage.room_reads("plenary", "参加 2，不参加 0，待定 0", "Zusage 2, Absage 0")
    assert answers_by_name(stage) == {
        "李伟": Answer(Attendance.YES, Mode.ROOM),
        "Anna Becker": Answer(Attendance.ALTERNATE, alternate="Bernd <Vertreter>"),
    }


async def the_coordinator_sees_it_by_organisation(stage: Stage) -> None:
    [alex] = stage.people("alex")
    await alex.says("/meetings")
    await alex.presses("Thu, 10 Dec 2026")
    await alex.presses("By organisation")
    alex.reads("Becker Antriebstechnik GmbH", "attending 1, not attending 0, maybe 0, no answer 0")
    await alex.presses("Who has not answered?")
    alex.reads("王芳")


async def the_roll_is_called(stage: Stage) -> None:
    [alex] = stage.people("alex")
    await stage.until(MEETING + timedelta(minutes=5))
    await alex.says("/minutes")
    await alex.presses(GROUP_EN)
    await alex.presses("Thu, 10 Dec 2026")
    await alex.presses("Roll call")
    alex.reads("1 guest is noted.", "李伟")
    await alex.presses("Add somebody")
    await alex.fills(
        {"Name": "Herr <Zhang>", "Organisation of a guest": "新松", "Side": "Chinese side"}, "Save"
    )
    alex.reads("2 guests are noted.")
    assert guests_of(stage) == ["Bernd <Vertreter>", "Herr <Zhang>"]
