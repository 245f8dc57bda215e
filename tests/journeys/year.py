"""A year of a working group: series, holidays, clock changes, a plenary with agenda and minutes, on two platforms."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.chat.languages import Language
from bot.meetings.model import Meeting
from tests.cast import NOW
from tests.journeys.both import Both
from tests.journeys.chapters import Chapter, InChapters
from tests.journeys.telling import ToldStage
from tests.journeys.year_cast import CAST

DAY = timedelta(days=1)
WORKSHOP, TRAINING = "Workshop, usually 3 hrs", "Training, usually 2 hrs"
SAID = "What shall be said with every agenda? "
TRAINED = ("数据保护培训", "Schulung zum Datenschutz", "Training on data protection")
EXPERTS_DE, EXPERTS_ZH, EXPERTS_EN = "Expertentreffen", "专家会议", "Expert meeting"


class YearStage(ToldStage):
    """Tells what everybody sees, but for stretches in which only the same comes again."""

    def __init__(self, both: Both) -> None:
        users = {user: both.telegram for user in CAST.on_telegram} | dict.fromkeys(CAST.on_slack, both.slack)
        super().__init__(users, both.slack, CAST.names, "plenary")
        self._quiet = False

    @contextmanager
    def quietly(self, words: str) -> Iterator[None]:
        """What is seen meanwhile counts as seen, and is not told; `words` stand in its place."""
        told = [*self._lines, "", f"({words})"]
        self._quiet = True
        try:
            yield
        finally:
            self._quiet = False
            self.look()
            self._lines = told

    def look(self) -> None:
        if not self._quiet:
            super().look()


class Year(InChapters):
    """The journey."""

    stage: YearStage

    def __init__(self, both: Both) -> None:
        self.slack, self.telegram = both.slack, both.telegram
        self.stage = YearStage(both)
        self.alex = self.stage.person("alex")
        self.zhao, self.chen, self.katrin, self.julia = self.stage.people(
            "zhaomin", "chengang", "katrin", "julia"
        )

    @property
    def chapters(self) -> Sequence[Chapter]:
        """From December to December."""
        return (
            self.an_expert_meeting_comes_back_each_month,
            self.a_project_round_leaves_holidays_out,
            self.a_training_gives_way_to_golden_week,
            self.the_first_meeting,
            self.spring_festival_is_asked_about,
            self.a_plenary_is_found_by_slots,
            self.its_agenda_comes_together,
            self.both_sides_say_who_comes,
            self.it_takes_place,
            self.the_minutes_are_accepted_by_both_sides,
            self.clocks_go_forward_in_germany,
            self.the_tasks_are_done,
            self.golden_week_passes,
            self.clocks_go_back_in_germany,
            self.the_year_ends,
        )

    def meetings(self, title: str) -> list[Meeting]:
        """Every meeting of this title that was not cancelled, by when it begins."""
        with self.stage.open_work() as work:
            found = work.meetings.held_between(1, NOW, NOW + 1000 * DAY)
        return [each for each in found if each.title.texts[Language.EN] == title]

    def days(self, title: str) -> list[str]:
        """Their days, on the clock they were agreed on."""
        return [str(each.wall.date()) for each in self.meetings(title)]

    async def schedules(self, zh: str, de: str, en: str, at: str, kind: str) -> None:
        """Alex plans a meeting on Slack."""
        await self.alex.says("/meet")
        typed = {
            "What is it about? (Chinese)": zh,
            "What is it about? (German)": de,
            "What is it about? (English)": en,
            "Day and time": at,
            "What kind": kind,
            "Web link": "https://meet.example.org/data",
        }
        await self.alex.fills(typed, "Schedule")
        self.alex.reads("is scheduled")

    async def an_expert_meeting_comes_back_each_month(self) -> None:
        """The second Tuesday at 15:00 in Shanghai."""
        await self.schedules(
            EXPERTS_ZH, EXPERTS_DE, EXPERTS_EN, "2026-12-08T15:00", "Expert group meeting, usually 1 hr"
        )
        await self.alex.presses("Repeat")
        await self.alex.fills({"Until when?": "13"}, "Repeat")
        self.alex.reads("now comes back")

    async def a_project_round_leaves_holidays_out(self) -> None:
        """The fourth Friday of three months, but not on 25 December."""
        with self.stage.quietly("in the same way Alex schedules a project round on 27 November"):
            await self.schedules("项目例会", "Projektrunde", "Project round", "2026-11-27T16:00", WORKSHOP)
        await self.alex.presses("Repeat")
        await self.alex.fills({"Until when?": "3", "What if": "leave it out"}, "Repeat")
        self.alex.reads("now comes back", "every month on the fourth Friday")
        assert self.days("Project round") == ["2026-11-27", "2027-01-22"]

    async def a_training_gives_way_to_golden_week(self) -> None:
        """The first Tuesday of a quarter: 5 October 2027 is a holiday in China."""
        with self.stage.quietly("and a training on 6 July"):
            await self.schedules(*TRAINED, "2027-07-06T15:00", TRAINING)
        await self.alex.presses("Repeat")
        answers = {
            "Every how many": "3",
            "Until when?": "2027-12-31",
            "What if": "on the next common working day",
        }
        await self.alex.fills(answers, "Repeat")
        assert self.days(TRAINED[2]) == ["2027-07-06", "2027-10-06"]

    async def the_first_meeting(self) -> None:
        """Answered for on both platforms; without an agenda the coordinator is asked whether it takes place."""
        with self.stage.quietly("the project round meets, and the first expert meeting comes near"):
            await self.stage.until(datetime(2026, 12, 3, 8, tzinfo=UTC))
        await self.zhao.says("/会议")
        await self.zhao.presses("2026年12月8日")
        await self.zhao.presses("一次答复多次会议")
        await self.zhao.fills({"您的答复": "参加", "适用于": "所有尚未举行的会议"}, "保存")
        await self.katrin.says("/sitzungen")
        await self.katrin.presses("Di., 8. Dez. 2026")
        await self.katrin.presses("Für mehrere Sitzungen antworten")
        await self.katrin.fills({"Für welche": "alle, die noch bevorstehen"}, "Speichern")
        await self.julia.says("/sitzungen")
        await self.julia.presses("Di., 8. Dez. 2026")
        await self.julia.presses("Unter Vorbehalt")
        await self.stage.until(datetime(2026, 12, 8, 8, tzinfo=UTC))

    async def spring_festival_is_asked_about(self) -> None:
        """Eight weeks before 9 February."""
        await self.stage.until(datetime(2026, 12, 15, 8, tzinfo=UTC))
        self.alex.reads("falls on a holiday", "Spring Festival")
        await self.alex.presses("To the next common working day")
        self.alex.reads("is now planned for")
        assert "2027-02-11" in self.days(EXPERTS_EN)

    async def a_plenary_is_found_by_slots(self) -> None:
        """Around Easter and Qingming, when both sides can be reached."""
        with self.stage.quietly("until the end of January the same comes again"):
            await self.stage.until(datetime(2027, 1, 25, 2, tzinfo=UTC))
        await self.alex.says("/meet find")
        days = {"How many minutes": "90", "From which": "2027-03-22", "To which": "2027-04-09"}
        await self.alex.fills(days, "Find times")
        self.alex.reads("Good Friday", "borne so far this year")
        await self.alex.presses("Take 1")
        typed = {
            "What is it about? (Chinese)": "数据安全全体会议",
            "What is it about? (German)": "Plenarsitzung Datensicherheit",
            "What is it about? (English)": "Plenary on data security",
            "Place": "Taicang, German Centre",
            "Web link": "https://meet.example.org/plenary",
            "Web link for mainland China": "https://meet.example.cn/plenary",
        }
        await self.alex.fills(typed, "Schedule")
        self.alex.reads("is scheduled")

    async def its_agenda_comes_together(self) -> None:
        """Proposed on Slack by a window and on Telegram by questions; put in order and published by the coordinator."""
        await self.alex.presses("Agenda")
        await self.alex.presses("Standing notice")
        notice = {
            SAID + "(Chinese)": "请遵守竞争法，会上不讨论价格，不划分市场。",
            SAID + "(German)": "Es gilt das Kartellrecht: keine Gespräche über Preise und Märkte.",
            SAID + "(English)": "Competition law applies: no talk of prices and markets.",
        }
        await self.alex.fills(notice, "Save")
        await self.alex.presses("Call for items")
        await self.alex.fills({}, "Call for items")
        await self.zhao.says("/议程")
        await self.zhao.presses("2027年3月30日")
        await self.zhao.presses("提议议程项")
        item = {
            "议程项的内容（中文）": "设备数据的访问权限",
            "需要多少分钟": "30",
            "由谁介绍": "赵敏",
        }
        await self.zhao.fills(item, "提议")
        await self.katrin.says("/tagesordnung")
        await self.katrin.presses("Di., 30. März 2027")
        await self.katrin.presses("Punkt vorschlagen")
        item = {
            "Worum geht es bei diesem Punkt? (Chinesisch)": "欧盟数据法的落实",
            "Worum geht es bei diesem Punkt? (Deutsch)": "Umsetzung des Data Act",
            "Worum geht es bei diesem Punkt? (Englisch)": "Applying the Data Act",
            "Wie viele Minuten": "40",
        }
        await self.katrin.fills(item, "Vorschlagen")

        await self.alex.presses("Accept")
        await self.alex.says("/agenda")
        await self.alex.presses("Tue, 30 Mar 2027")
        await self.alex.presses("Applying the Data Act")
        await self.alex.presses("Accept")
        await self.alex.says("/agenda")
        await self.alex.presses("Tue, 30 Mar 2027")
        await self.alex.presses("1.")
        await self.alex.presses("Hand over the translation")
        await self.alex.fills({"Who shall": "陈刚"}, "Hand over")
        await self.alex.says("/agenda")
        await self.alex.presses("Tue, 30 Mar 2027")
        await self.alex.presses("Publish the agenda")

    async def both_sides_say_who_comes(self) -> None:
        """In the room or on line, on either platform."""
        with self.stage.quietly("until the week before"):
            await self.stage.until(datetime(2027, 3, 16, 7, tzinfo=UTC))
        await self.zhao.presses("现场参加", "plenary")
        await self.julia.presses("Zusage online", "plenary")
        await self.katrin.presses("Attending on line", "plenary")
        await self.chen.presses("Attending in the room", "plenary")

    async def it_takes_place(self) -> None:
        """A week, a day and an hour before, everybody is reminded; then they are called in."""
        await self.stage.until(datetime(2027, 3, 30, 9, tzinfo=UTC))

    async def the_minutes_are_accepted_by_both_sides(self) -> None:
        """One co-chair on Telegram, the other on Slack."""
        await self.alex.says("/minutes")
        await self.alex.presses("Tue, 30 Mar 2027")
        await self.alex.presses("Start the minutes")
        await self.alex.presses("Roll call")
        await self.alex.presses("Minutes")
        await self.alex.presses("Add a decision")
        decided = {
            "What was decided? (Chinese)": "成立数据访问权限任务组。",
            "What was decided? (German)": "Zum Datenzugang wird eine Projektgruppe gebildet.",
            "What was decided? (English)": "A task force on access to data is set up.",
        }
        await self.alex.fills(decided, "Save")
        for zh, de, en, owner, due in (
            (
                "起草任务组工作范围",
                "Auftrag der Projektgruppe entwerfen",
                "Draft the terms of the task force",
                "Katrin Vogel",
                "2027-04-20T17:00",
            ),
            (
                "整理现行合同条款",
                "Geltende Vertragsklauseln sammeln",
                "Collect the clauses in use",
                "陈刚",
                "2027-04-16T17:00",
            ),
        ):
            await self.alex.presses("Add an action item")
            item = {
                "What is to be done? (Chinese)": zh,
                "What is to be done? (German)": de,
                "What is to be done? (English)": en,
                "Who does it?": owner,
                "Until when?": due,
            }
            await self.alex.fills(item, "Save")
        await self.alex.presses("Send to the co-chairs")
        await self.alex.fills({}, "Send")
        await self.zhao.presses("确认会议纪要")
        await self.katrin.presses("Protokoll annehmen")
        await self.julia.says("/protokoll")

    async def clocks_go_forward_in_germany(self) -> None:
        """The first expert meeting after 28 March: at nine in Germany, no longer at eight."""
        with self.stage.quietly("until the day before the next expert meeting"):
            await self.stage.until(datetime(2027, 4, 12, 6, tzinfo=UTC))
        await self.stage.until(datetime(2027, 4, 12, 7, tzinfo=UTC))
        self.katrin.reads("am So., 28. März 2027", "um 1 Std. vorgestellt", "um 09:00 statt um 08:00")
        self.zhao.reads("2027年3月28日周日", "09:00")

    async def the_tasks_are_done(self) -> None:
        """Owners are reminded until they are."""
        with self.stage.quietly("until the clauses are due"):
            await self.stage.until(datetime(2027, 4, 15, 8, tzinfo=UTC))
        await self.stage.until(datetime(2027, 4, 16, 8, tzinfo=UTC))
        self.chen.reads("整理现行合同条款", "该任务尚未完成")
        await self.chen.presses("标记为已完成")
        await self.katrin.says("/aufgaben")
        await self.katrin.presses("Auftrag der Projektgruppe")
        await self.katrin.presses("Als erledigt markieren")
        await self.alex.says("/minutes")
        await self.alex.presses("Tue, 30 Mar 2027")

    async def golden_week_passes(self) -> None:
        """The training was put off by itself, and is put off once more by the coordinator."""
        with self.stage.quietly("until August, eight weeks before the training"):
            await self.stage.until(datetime(2027, 8, 11, 6, tzinfo=UTC))
        await self.stage.until(datetime(2027, 8, 11, 8, tzinfo=UTC))
        self.alex.reads("Golden Week", "6 Oct 2027")
        await self.alex.presses("Another time")
        await self.alex.fills({"Day and time": "2027-10-14T15:00"}, "Reschedule")
        self.alex.reads("is now planned for", "14 Oct 2027")

    async def clocks_go_back_in_germany(self) -> None:
        """The first expert meeting after 31 October."""
        with self.stage.quietly("until the day before the November meeting"):
            await self.stage.until(datetime(2027, 11, 8, 6, tzinfo=UTC))
        await self.stage.until(datetime(2027, 11, 8, 8, tzinfo=UTC))
        self.katrin.reads("am So., 31. Okt. 2027", "um 1 Std. zurückgestellt", "um 08:00 statt um 09:00")

    async def the_year_ends(self) -> None:
        """The thirteenth meeting was the last."""
        with self.stage.quietly("until the end of the year"):
            await self.stage.until(datetime(2027, 12, 31, 6, tzinfo=UTC))
        await self.alex.says("/meetings")
        self.alex.reads("No meeting is planned")
        begun = [
            each.starts_at.astimezone(ZoneInfo("Asia/Shanghai")).hour
            for each in self.meetings("Expert meeting")
        ]
        assert begun == [15] * 13
