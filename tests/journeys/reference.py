"""The reference case on Slack and Telegram: 6 to 4 for all together, and not adopted, because one side said no."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.chat.languages import Language
from bot.membership.roles import Side
from bot.polls.model import PollState
from tests.journeys.both import Both
from tests.journeys.chapters import Chapter, InChapters
from tests.journeys.ledger import only_poll, polls, votes
from tests.journeys.stage import Person
from tests.journeys.telling import ToldStage
from tests.journeys.twelve import CAST

QUESTION_ZH = "是否采纳“机器数据共享”建议草案？"
QUESTION_DE = "Soll der Entwurf der Empfehlung „Maschinendaten teilen“ angenommen werden?"
QUESTION_EN = "Shall the draft recommendation “Sharing machine data” be adopted?"
DEADLINE = datetime(2026, 12, 9, 15, tzinfo=UTC)
"""Ten common working days on, 16:00 in Berlin."""

HALF_TIME = datetime(2026, 12, 2, 8, 30, tzinfo=UTC)
TWO_DAYS, ONE_DAY = DEADLINE - timedelta(days=2), DEADLINE - timedelta(days=1)
YES_ZH, NO_ZH, YES_DE, NO_DE = "赞成", "反对", "Ja", "Nein"


class Reference(InChapters):
    """The journey."""

    def __init__(self, both: Both) -> None:
        users = {user: both.telegram for user in CAST.on_telegram} | dict.fromkeys(CAST.on_slack, both.slack)
        self.slack, self.telegram = both.slack, both.telegram
        self.stage = ToldStage(users, both.slack, CAST.names, "plenary")
        person = self.stage.person
        self.alex, self.sun = person("alex"), person("sunli")
        self.zhao, self.liu, self.chen, self.wu, self.zhou = self.stage.people(
            "zhaomin", "liuyang", "chengang", "wuting", "zhoukai"
        )
        self.katrin, self.markus, self.petra, self.stefan, self.julia, self.oliver, self.sabine = (
            self.stage.people("katrin", "markus", "petra", "stefan", "julia", "oliver", "sabine")
        )

    @property
    def chapters(self) -> Sequence[Chapter]:
        return (
            self.a_formal_vote_is_drafted,
            self.a_member_translates_what_is_missing,
            self.it_is_opened,
            self.seven_vote_at_once,
            self.a_second_voter_changes_nothing,
            self.those_who_are_missing_are_reminded,
            self.the_result_is_read_in_three_languages,
            self.a_co_chair_revises_it,
        )

    async def a_formal_vote_is_drafted(self) -> None:
        """By windows on Slack; English is not there yet."""
        await self.alex.says("/poll")
        await self.alex.presses("Formal vote")
        await self.alex.presses("Write the question")
        typed = {
            "What shall be decided? (Chinese)": QUESTION_ZH,
            "What shall be decided? (German)": QUESTION_DE,
        }
        await self.alex.fills(typed, "Save the draft")
        self.alex.reads("It cannot open yet", "English")
        await self.alex.presses("Rules")
        await self.alex.fills({}, "Save the draft")
        await self.alex.presses("Deadline")
        await self.alex.fills({"After how many common working days?": "10"}, "Save the draft")
        self.alex.reads("Double majority (on each side)", "5 votes:", "7 votes:", "Wed, 9 Dec 2026, 23:00")

    async def a_member_translates_what_is_missing(self) -> None:
        """Handed over on Slack, written on Telegram."""
        await self.alex.presses("Ask a member to translate")
        await self.alex.presses("陈刚")
        self.chen.reads(f"翻译：{QUESTION_ZH}", "须具备工作组的所有语言")
        await self.chen.presses("去处理")
        await self.chen.fills({"问题（英语）": QUESTION_EN}, "保存译文")
        self.alex.reads(QUESTION_EN)

    async def it_is_opened(self) -> None:
        """Both rooms read what holds before anybody votes."""
        await self.alex.presses("Open the vote")
        self.alex.reads("Open this formal vote?", "cannot be changed any more")
        await self.alex.presses("Open the vote")
        self.alex.reads("The poll is open until")
        self.stage.room_reads("plenary", QUESTION_DE, QUESTION_EN, "16:00 Berlin", on=self.slack)
        self.stage.room_reads("plenary", QUESTION_ZH, QUESTION_DE, "23:00 北京", on=self.telegram)

    async def seven_vote_at_once(self) -> None:
        """In the rooms and in private."""
        for person, option in ((self.zhao, YES_ZH), (self.chen, YES_ZH), (self.petra, YES_DE)):
            await person.presses(option, "plenary")
        await self.liu.says("/vote")
        await self.liu.presses(YES_ZH)
        self.liu.reads("您的选票已计入：“赞成”")
        for person, option in ((self.katrin, YES_DE), (self.markus, YES_DE), (self.stefan, NO_DE)):
            await person.presses(option, "plenary")
            person.reads("Ihre Stimme zählt", option)
        assert votes(self.stage) == (6, 1, 0)
        self.rooms_read("3 von 5 Stimmen abgegeben (60", "4 von 7")

    async def a_second_voter_changes_nothing(self) -> None:
        """Liu Yang voted on Slack, his alternate presses on Telegram."""
        await self.sun.presses(NO_ZH, "plenary")
        self.sun.reads("“青岛海岳智能装备有限公司”只有一票", "刘洋")
        assert votes(self.stage) == (6, 1, 0)
        self.rooms_read("3 von 5 Stimmen abgegeben (60", "4 von 7", "7 von 12")

    async def those_who_are_missing_are_reminded(self) -> None:
        """At half time, two common working days and one before the end; never those who have voted."""
        voted = [self.zhao, self.liu, self.chen, self.sun, self.katrin, self.markus, self.petra, self.stefan]
        late, last = [self.wu, self.oliver], [self.julia, self.sabine]
        await self.reminded(HALF_TIME, [*late, *last, self.zhou], voted)
        await self.wu.presses(NO_ZH)
        await self.oliver.presses(NO_DE)
        await self.reminded(TWO_DAYS, [*last, self.zhou], [*voted, *late])
        await self.julia.presses(NO_DE)
        await self.sabine.presses("Enthaltung")
        self.sabine.reads("Ihre Stimme zählt", "Enthaltung")
        await self.reminded(ONE_DAY, [self.zhou], [*voted, *late, *last])
        assert votes(self.stage) == (6, 4, 1)

    async def reminded(self, due: datetime, missing: list[Person], voted: list[Person]) -> None:
        """Those who are missing and nobody else, once, in their waking hours."""
        await self.stage.until(due + timedelta(hours=13))
        for person in missing:
            word = "您还没有投票" if CAST.languages[person.user] is Language.ZH else "Ihre Stimme fehlt noch"
            person.reads(word)
        for person in voted:
            person.reads_nothing()

    async def the_result_is_read_in_three_languages(self) -> None:
        """6 to 4 in all; but each side counts for itself."""
        await self.stage.until(DEADLINE)
        poll = only_poll(self.stage)
        assert poll.state is PollState.CLOSED
        assert poll.result is not None
        assert {side: (each.yes, each.no, each.abstained) for side, each in poll.result.sides} == {
            Side.CN: (3, 1, 0),
            Side.DE: (3, 3, 1),
        }
        english = "Not adopted. German side: 50% yes (more than half is needed)."
        german = "Nicht angenommen. Deutsche Seite: 50\u00a0% Ja (nötig ist mehr als die Hälfte)."
        chinese = "未通过：德方赞成50%（须超过半数）。"
        self.stage.room_reads("plenary", english, german, "75", on=self.slack)
        self.stage.room_reads("plenary", chinese, german, "75", on=self.telegram)
        self.zhao.reads("未通过", "修改文本后重新付诸表决")
        self.katrin.reads("Nicht angenommen", "erneut zur Abstimmung stellen")
        self.katrin.finds("Überarbeiten und erneut abstimmen")

    async def a_co_chair_revises_it(self) -> None:
        """On Telegram, question by question; whoever opened the vote sees the draft on Slack."""
        await self.zhao.presses("修改后重新表决")
        self.zhao.reads("正式表决草稿")
        self.alex.reads("Draft of a formal vote")
        await self.zhao.presses("修改文本")
        changed = {
            "要决定什么？（中文）": "是否采纳修订后的“机器数据共享”建议草案？",
            "要决定什么？（德语）": "Soll der überarbeitete Entwurf „Maschinendaten teilen“ angenommen werden?",
            "要决定什么？（英语）": "Shall the revised draft “Sharing machine data” be adopted?",
        }
        await self.zhao.fills(changed, "保存草稿")
        self.zhao.reads("是否采纳修订后的“机器数据共享”建议草案？")
        assert polls(self.stage) == 2
