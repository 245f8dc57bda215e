"""One working group on Slack and on Telegram: eight people, three languages, one ledger."""

from collections.abc import Sequence
from datetime import timedelta

from bot.polls.model import PollState
from tests.journeys.both import NAMES, ON_SLACK, ON_TELEGRAM, Both
from tests.journeys.chapters import Chapter, InChapters
from tests.journeys.ledger import members_of, only_poll, votes
from tests.journeys.stage import Person
from tests.journeys.telling import CODE, ToldStage
from tests.journeys.whole_way import DEADLINE, GROUP_DE, GROUP_EN, MEETING, QUESTION_DE, QUESTION_ZH

GROUP_ZH = "智能制造工作组"
SECOND = MEETING + timedelta(days=8)
"""18 December, 16:00 in Beijing."""


class Mixed(InChapters):
    """The journey."""

    def __init__(self, both: Both) -> None:
        users = {user: both.telegram for user in ON_TELEGRAM} | dict.fromkeys(ON_SLACK, both.slack)
        self.slack, self.telegram = both.slack, both.telegram
        self.stage = ToldStage(users, both.slack, NAMES, "plenary")
        self.alex = self.stage.person("alex")
        self.alex_there = self.stage.person("alex", on=both.telegram)
        self.anna, self.wang, self.chen = self.stage.people("anna", "wangfang", "chenjing")
        self.li, self.thomas, self.jonas, self.emily = self.stage.people("liwei", "thomas", "jonas", "emily")

    @property
    def chapters(self) -> Sequence[Chapter]:
        return (
            self.alex_is_one_person_on_both,
            self.both_rooms_are_bound,
            self.three_people_join,
            self.a_poll_is_opened,
            self.both_sides_vote,
            self.the_poll_closes,
            self.a_meeting_by_modal,
            self.a_meeting_by_dialog,
            self.everybody_is_reminded,
        )

    async def alex_is_one_person_on_both(self) -> None:
        await self.alex.says("/link")
        code = code_read_by(self.alex)
        await self.alex_there.says(f"/wg link {code}")  # as it was spelt where he read it
        self.alex_there.reads("Alex Morgan")
        await self.alex_there.presses("Link the accounts")
        self.alex_there.reads("Your accounts are linked")

    async def both_rooms_are_bound(self) -> None:
        for person in (self.alex, self.alex_there):
            await self.alex.says("/bind")
            await self.alex.presses(GROUP_EN)
            await person.says(f"/wg bind {code_read_by(self.alex)}", "plenary")
            person.reads("is now used by")
        self.rooms_read(GROUP_ZH, GROUP_DE)

    async def three_people_join(self) -> None:
        """By dialog on Telegram, by modal on Slack, and by invitation."""
        await self.jonas.says("/beitreten")
        await self.jonas.presses(GROUP_DE)
        answers = {"Ihre Organisation": "Elbtal Steuerungstechnik GmbH", "Art der": "Unternehmen"}
        await self.jonas.fills({**answers, "Seite": "Deutsche Seite"}, "Beitritt anfragen")
        await self.chen.says("/加入")
        await self.chen.presses(GROUP_ZH)
        answers = {"您所在的机构": "苏州精工传感技术有限公司", "机构类型": "企业", "所属方": "中方"}
        await self.chen.fills(answers, "申请加入")
        for _applicant in ("Jonas", "陈静"):
            await self.alex.presses("Approve")
        self.jonas.reads("Willkommen bei")
        self.chen.reads(GROUP_ZH)
        await self.alex.says("/groups")
        await self.alex.presses(GROUP_EN)
        await self.alex.presses("Invite")
        await self.emily.says(f"/wg join {code_read_by(self.alex)}")
        answers = {"Your organisation": "Clarke & Partners", "Kind of": "consultancy", "Side": "German side"}
        await self.emily.fills(answers, "Join")
        self.emily.reads("Welcome")
        assert members_of(self.stage) == set(NAMES.values())

    async def a_poll_is_opened(self) -> None:
        await self.alex.says("/poll")
        await self.alex.presses(GROUP_EN)
        for step in ("From the library", "Data security", "Access to machine data", "Open question 1"):
            await self.alex.presses(step)
        await self.alex.fills({"Deadline": "2026-12-02T18:00"}, "Open the poll")
        self.alex.reads("The poll is open until")
        self.rooms_read(QUESTION_ZH, QUESTION_DE, "18:00 北京", "11:00 Berlin")

    async def both_sides_vote(self) -> None:
        """The linked member votes on both platforms, and has one vote."""
        await self.li.presses("单独的数据协议", "plenary")
        self.li.reads("您的选票已计入")
        await self.anna.presses("Ausführliche Klausel", "plenary")
        self.anna.reads("Ihre Stimme zählt")
        self.rooms_read(QUESTION_ZH, "1 · 50%")
        await self.alex.presses("A separate data agreement")
        self.alex.reads("Your vote counts")
        assert votes(self.stage) == (2, 1, 0, 0, 0)
        await self.alex_there.presses("Ausführliche Klausel", "plenary")
        self.alex_there.reads("Your vote counts")
        assert votes(self.stage) == (1, 2, 0, 0, 0)
        await self.emily.says("/vote")
        await self.emily.presses("A detailed clause")
        assert votes(self.stage) == (1, 3, 0, 0, 0)
        self.rooms_read(QUESTION_DE, "3 · 75%", "4")
        await self.thomas.presses("Keine Regelung", "plenary")
        self.thomas.reads("stimmen aber nicht ab")

    async def the_poll_closes(self) -> None:
        """After those who had not voted were reminded, on both platforms."""
        await self.stage.until(DEADLINE - timedelta(hours=1))
        self.jonas.reads("Ihre Stimme fehlt noch")
        self.wang.reads("您还没有投票")
        self.chen.reads("您还没有投票")
        await self.stage.until(DEADLINE)
        assert only_poll(self.stage).state is PollState.CLOSED
        self.rooms_read("得票最多的是“主合同中的详细条款”：3 票。", "3 Stimmen")
        self.rooms_read(QUESTION_ZH, "已结束", "beendet")

    async def a_meeting_by_modal(self) -> None:
        await self.alex.says("/meet")
        await self.alex.presses(GROUP_EN)
        await self.alex.fills(
            meeting("2026-12-10T16:00", "数据安全研讨会", "Workshop zur Datensicherheit"), "Schedule"
        )
        self.alex.reads("is scheduled")
        self.rooms_read("数据安全研讨会", "Workshop zur Datensicherheit", "16:00 北京", "09:00 Berlin")
        await self.wang.presses("不参加", "plenary")
        await self.thomas.presses("Zusage", "plenary")
        self.rooms_read("参加 1，不参加 1，待定 0", "Zusage 1, Absage 1")

    async def a_meeting_by_dialog(self) -> None:
        await self.alex_there.says("/meet")
        await self.alex_there.presses(GROUP_EN)
        answers = meeting("18 December, 16:00", "标准化圆桌会", "Runder Tisch Normung")
        await self.alex_there.fills(answers, "Schedule")
        self.alex_there.reads("is scheduled")
        self.rooms_read("标准化圆桌会", "Runder Tisch Normung", "16:00 北京", "09:00 Berlin")

    async def everybody_is_reminded(self) -> None:
        """A week, a day and an hour before each, on everybody's own clock; who is silent is asked two days before."""
        everybody = (self.anna, self.wang, self.chen, self.li, self.thomas, self.jonas, self.emily)
        for at, zh, de in (
            (MEETING, "数据安全研讨会", "Workshop zur Datensicherheit"),
            (SECOND, "标准化圆桌会", "Runder Tisch Normung"),
        ):
            for before in (timedelta(days=7), timedelta(days=1), timedelta(hours=1)):
                if before == timedelta(days=1):
                    await self.stage.until(at - timedelta(days=2))
                    self.chen.reads("您尚未答复", zh)
                await self.stage.until(at - before - timedelta(minutes=1))
                for person in everybody:
                    person.reads_nothing()
                await self.stage.until(at - before)
                self.li.reads(f"会议提醒：{zh}", "16:00 上海 · 09:00 柏林")
                self.chen.reads(f"会议提醒：{zh}", "16:00 北京")
                self.anna.reads(f"Erinnerung: {de}", "09:00 München · 16:00 Peking")
                self.thomas.reads(f"Erinnerung: {de}", "09:00 Stuttgart · 16:00 Peking")
                self.emily.reads("Reminder:", "16:00 Beijing")
                if at is MEETING:
                    self.wang.reads_nothing()  # declined
            await self.stage.until(at)


def meeting(at: str, zh: str, de: str) -> dict[str, str]:
    """The answers that schedule a meeting."""
    return {
        "What is it about? (Chinese)": zh,
        "What is it about? (German)": de,
        "Day and time": at,
        "Place": "German Centre Beijing, room 3",
    }


def code_read_by(person: Person) -> str:
    """The one-time code that somebody was just shown."""
    found = {code for each in person.news for code in CODE.findall(each.text)}
    assert len(found) == 1, found
    return str(found.pop())
