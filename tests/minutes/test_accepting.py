"""From sending to acceptance: by both, by silence over holidays, after an objection; what is fixed then."""

from datetime import datetime, timedelta

import pytest

from bot.bot import Bot
from bot.chat.actions import Action
from bot.chat.cards import Attachment
from bot.chat.cities import BEIJING
from bot.chat.exchange import Account
from bot.chat.files import files_of
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.delivery import Courier
from bot.membership.roles import Role
from bot.minutes.actions import (
    GetMinutesFile,
    OpenAddEntry,
    OpenEditEntry,
    ShowVersion,
    StartMinutes,
    StrikeEntry,
    TurnMinutes,
)
from bot.minutes.agreeing_actions import AssentMinutes, OpenObject, OpenSend
from bot.minutes.model import Sort, Stage
from bot.minutes.plain import digest
from bot.minutes.roll_actions import OpenRoll
from bot.minutes.service import start
from bot.record.chain import verify
from bot.record.model import Step
from bot.tasks.actions import FinishTask
from bot.tasks.model import TaskState
from bot.work import OpenWork
from tests.agenda.scenes import card_of, read
from tests.cast import ALEX, ANNA, JONAS, LI, PLENARY, THOMAS, WANG
from tests.meetings.scenes import DAY, HOUR, deliver, reply, why
from tests.minutes.scenes import AFTER, DUE, add, answer, decide, object_to, send, stored

pytestmark = [pytest.mark.usefixtures("draft"), pytest.mark.slow]

DONE_BY = datetime.fromisoformat("2026-12-18T09:00+00:00")


@pytest.fixture
def written(bot: Bot, draft: None) -> None:
    """With a decision and an action item of Li Wei."""
    add(bot, Sort.DECISION, text_zh="三月再开会。", text_de="Wir treffen uns im März.")
    add(bot, Sort.ACTION, text_zh="起草提纲", owner="李伟", due_at="2026-12-18T17:00")


def test_without_co_chairs_or_text_nothing_is_sent(bot: Bot, open_work: OpenWork) -> None:
    reply(bot, ALEX, StrikeEntry(1), now=AFTER)
    assert "Nothing is written" in why(reply(bot, ALEX, OpenSend(1), now=AFTER))
    add(bot, Sort.DECISION, text_zh="三月再开会。")
    with open_work() as work:
        held = work.mandates.in_force(1, AFTER)
        [german] = [each for each in held if each.side == "de" and each.role is Role.CO_CHAIR]
        german.until = AFTER - HOUR
    assert "has no co-chair" in why(reply(bot, ALEX, OpenSend(1), now=AFTER))
    assert stored(open_work).stage is Stage.DRAFT


@pytest.mark.usefixtures("written")
def test_both_co_chairs_accept_and_the_minutes_are_fixed(
    bot: Bot, courier: Courier, open_work: OpenWork
) -> None:
    deliver(courier, AFTER)
    send(bot)
    assert deliver(courier, AFTER).of("minutes_review").people == {"anna", "wangfang"}
    assert stored(open_work).due_at == DUE

    reply(bot, WANG, AssentMinutes(1, 1), now=AFTER + HOUR)
    reply(bot, WANG, AssentMinutes(1, 1), now=AFTER + HOUR)
    assert stored(open_work).stage is Stage.SENT
    reply(bot, ANNA, AssentMinutes(1, 1), now=AFTER + 2 * HOUR)

    minutes = stored(open_work)
    assert (minutes.stage, minutes.number, minutes.silent) == (Stage.ACCEPTED, 1, False)
    [posted] = deliver(courier, AFTER + 2 * HOUR).of("minutes").to(PLENARY)
    assert "三月再开会。" in posted
    for asked in (
        OpenAddEntry(1, Sort.NOTE),
        OpenEditEntry(2, 0),
        StrikeEntry(2),
        OpenSend(1),
        OpenRoll(1),
        AssentMinutes(1, 1),
        OpenObject(1, 1),
    ):
        who = WANG if isinstance(asked, AssentMinutes | OpenObject) else ALEX
        assert "no longer change" in why(reply(bot, who, asked, now=AFTER + DAY))


@pytest.mark.usefixtures("written")
def test_the_record_holds_the_hash_of_the_text_and_no_name(bot: Bot, open_work: OpenWork) -> None:
    send(bot)
    for who in (WANG, ANNA):
        reply(bot, who, AssentMinutes(1, 1), now=AFTER + HOUR)
    accepted = stored(open_work)
    with open_work() as work:
        entries = work.records.entries(1)
        version = work.minutes.version(1, 1)
        assert version is not None
        [step] = [entry for entry in entries if entry.step is Step.PROTOCOL]
        assert verify(entries)[1] == []
        assert step.facts["text"] == digest(version.sheet) == accepted.digest
        assert step.facts["number"] == 1
    assert not any(name in str(step.facts) for name in ("李伟", "王芳", "Anna", "三月"))


@pytest.mark.usefixtures("written")
def test_silence_counts_once_the_last_common_working_day_is_over(
    bot: Bot, courier: Courier, open_work: OpenWork
) -> None:
    send(bot)
    reply(bot, WANG, AssentMinutes(1, 1), now=AFTER + HOUR)
    deliver(courier, AFTER + HOUR)

    reminded = deliver(courier, DUE - DAY + 15 * HOUR).of("minutes_review")
    assert reminded.people >= {"anna"}
    assert "wangfang" not in {
        each.to.user for each in reminded.parcels if each.ref is None and isinstance(each.to, Account)
    }
    courier.tick(DUE - timedelta(seconds=1))
    assert stored(open_work).stage is Stage.SENT
    courier.tick(DUE)
    courier.tick(DUE + DAY)

    minutes = stored(open_work)
    assert (minutes.stage, minutes.silent, minutes.accepted_at) == (Stage.ACCEPTED, True, DUE)
    with open_work() as work:
        assert len([each for each in work.records.entries(1) if each.step is Step.PROTOCOL]) == 1


GOLDEN_WEEK = datetime.fromisoformat("2026-09-29T08:00+00:00")
"""A Tuesday. China rests from 1 to 7 October, Germany on Saturday 3 October."""


@pytest.mark.usefixtures("written")
def test_over_golden_week_silence_waits_for_working_days_of_both_sides(
    bot: Bot, courier: Courier, open_work: OpenWork
) -> None:
    with open_work() as work:
        for mandate in work.mandates.in_force(1, AFTER):
            mandate.since = GOLDEN_WEEK - DAY
        meeting = work.meetings.find(1)
        assert meeting is not None
        meeting.starts_at = GOLDEN_WEEK - 2 * HOUR
        meeting.ends_at = GOLDEN_WEEK - HOUR
    send(bot, now=GOLDEN_WEEK)

    due = stored(open_work).due_at
    assert due == datetime.fromisoformat("2026-10-13T16:00+00:00")  # 30 Sep, then 8, 9, 12 and 13 October
    courier.tick(due - timedelta(seconds=1))
    assert stored(open_work).stage is Stage.SENT
    courier.tick(due)
    assert stored(open_work).silent


@pytest.mark.usefixtures("written")
def test_an_objection_brings_the_item_back_and_it_goes_round_again(
    bot: Bot, courier: Courier, open_work: OpenWork
) -> None:
    send(bot)
    reply(bot, WANG, AssentMinutes(1, 1), now=AFTER)
    deliver(courier, AFTER)
    object_to(bot, ANNA, 2)
    told = deliver(courier, AFTER + HOUR)
    assert told.of("minutes_objected").people == {"alex"}
    assert "Das stimmt nicht." in told.of("minutes_objected").to(ALEX)[0]
    courier.tick(DUE + DAY)
    assert stored(open_work).stage is Stage.OBJECTED

    assert "answer every objection" in why(reply(bot, ALEX, OpenSend(1), now=AFTER + 2 * HOUR))
    reply(bot, ALEX, (OpenEditEntry(2, 0), {"text.de": "Wir treffen uns im April."}), now=AFTER + 2 * HOUR)
    answer(bot)
    send(bot, now=AFTER + 2 * HOUR)

    assert "no longer waits" in why(reply(bot, ANNA, AssentMinutes(1, 1), now=AFTER + 3 * HOUR))
    reply(bot, ANNA, AssentMinutes(1, 2), now=AFTER + 3 * HOUR)
    assert stored(open_work).stage is Stage.SENT  # what the other side accepted was another text
    reply(bot, WANG, AssentMinutes(1, 2), now=AFTER + 3 * HOUR)
    assert stored(open_work).stage is Stage.ACCEPTED
    first = read(reply(bot, LI, ShowVersion(1, 1), now=AFTER + DAY), Language.DE)
    assert "März" in first
    assert "April" not in first
    assert "April" in read(reply(bot, LI, ShowVersion(1, 2), now=AFTER + DAY), Language.DE)


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize("asked", [AssentMinutes(1, 1), OpenObject(1, 1)])
def test_only_the_co_chairs_answer(bot: Bot, open_work: OpenWork, asked: Action) -> None:
    send(bot)
    for who in (ALEX, LI, THOMAS, JONAS):
        given = reply(bot, who, asked, now=AFTER)
        assert given.toast is not None
        assert (given.ask, given.show, given.update) == (None, None, None)
    with open_work() as work:
        assert work.minutes.assents(1, 1) == []


@pytest.mark.usefixtures("written")
def test_nothing_changes_while_the_co_chairs_read(bot: Bot, open_work: OpenWork) -> None:
    send(bot)
    for asked in (OpenAddEntry(1, Sort.NOTE), StrikeEntry(2), OpenRoll(1), OpenSend(1)):
        assert "with the co-chairs" in why(reply(bot, ALEX, asked, now=AFTER))
    assert "not accepted yet" in why(reply(bot, LI, TurnMinutes(1), now=AFTER))


@pytest.mark.usefixtures("written")
def test_an_action_item_reminds_its_owner_until_it_is_done(
    bot: Bot, courier: Courier, open_work: OpenWork
) -> None:
    assert "liwei" not in deliver(courier, AFTER).of("task").people
    send(bot)
    assert deliver(courier, AFTER).of("task").people == {"liwei"}
    assert "起草提纲" in read(reply(bot, LI, "/tasks", now=AFTER))
    assert deliver(courier, DONE_BY - DAY).of("task_reminder").people == {"liwei"}

    reply(bot, LI, FinishTask(1), now=DONE_BY - HOUR)
    assert all(each.ref for each in deliver(courier, DONE_BY).of("task_reminder").parcels)
    assert "起草提纲" not in read(reply(bot, LI, "/tasks", now=DONE_BY))


@pytest.mark.usefixtures("written")
def test_an_objection_to_an_action_item_opens_its_task_again(
    bot: Bot, courier: Courier, open_work: OpenWork
) -> None:
    send(bot)
    reply(bot, LI, FinishTask(1), now=AFTER)
    object_to(bot, ANNA, 3)
    with open_work() as work:
        assert [task.state for task in work.tasks.about("minutes:1")] == [TaskState.OPEN]
    deliver(courier, AFTER + HOUR)
    assert "liwei" in deliver(courier, DONE_BY - DAY).of("task_reminder").people

    answer(bot)
    changed = {"text.zh": "起草提纲", "owner": "Anna Becker", "due_at": "2026-12-18T17:00"}
    reply(bot, ALEX, (OpenEditEntry(3, 0), changed), now=AFTER + 2 * HOUR)
    send(bot, now=AFTER + 2 * HOUR)
    with open_work() as work:
        states = [task.state for task in work.tasks.about("minutes:1")]
    assert states == [TaskState.DROPPED, TaskState.OPEN]


def test_numbers_count_in_each_group(bot: Bot, courier: Courier, open_work: OpenWork) -> None:
    send(bot, 1)
    with open_work() as work:
        meeting = work.meetings.find(1)
        alex = work.members.by_account(ALEX)
        assert meeting is not None
        assert alex is not None
        assert start(work, alex, meeting.id, AFTER).id == 1
    courier.tick(DUE)
    with open_work() as work:
        assert work.minutes.last_number(1) == 1
        assert work.minutes.last_number(2) == 0


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.ZH, ("# 会议纪要", "## 出席情况", "未通过", "尚未翻译")),
        (Language.DE, ("# Protokoll", "## Anwesenheit", "Nicht angenommen", "noch nicht übersetzt")),
        (Language.EN, ("# Minutes", "## Attendance", "Not adopted", "not translated yet")),
    ],
)
def test_the_file_holds_every_language_side_by_side(
    bot: Bot,
    courier: Courier,
    open_work: OpenWork,
    phrasebook: Phrasebook,
    language: Language,
    said: tuple[str, ...],
) -> None:
    add(bot, Sort.DECISION, text_zh="三月*再*开会。", text_de="Wir treffen uns im <März>.")
    with open_work() as work:
        minutes = work.minutes.find(1)
        assert minutes is not None
        for entry in work.minutes.entries(1):
            if entry.poll_id:
                work.minutes.drop_entry(entry)
    decide(open_work, agree=False)
    deliver(courier, AFTER)
    with open_work() as work:
        from bot.minutes.model import Entry

        poll = work.polls.find(1)
        assert poll is not None
        work.minutes.add_entry(Entry(1, Sort.DECISION, 9, heading=poll.question, poll_id=1))
    send(bot)
    card = card_of(reply(bot, ALEX, GetMinutesFile(1, 1), now=AFTER))
    assert any(isinstance(block, Attachment) for block in card.blocks)
    [file] = files_of(card, phrasebook, Reader.person(language, BEIJING))
    text = file.content.decode()
    assert file.name.endswith(".md")
    for words in (*said, "三月\\*再\\*开会。", "Wir treffen uns im \\<März\\>.", "李伟"):
        assert words in text


@pytest.mark.usefixtures("written")
def test_a_second_start_leads_to_the_same_minutes(bot: Bot, open_work: OpenWork) -> None:
    assert "三月再开会" in read(reply(bot, ALEX, StartMinutes(1), now=AFTER))
    with open_work() as work:
        assert work.minutes.find(2) is None
        assert len(work.minutes.entries(1)) == 3


@pytest.mark.usefixtures("written")
def test_a_name_can_be_erased_and_the_text_still_answers_to_its_hash(bot: Bot, open_work: OpenWork) -> None:
    send(bot)
    for who in (WANG, ANNA):
        reply(bot, who, AssentMinutes(1, 1), now=AFTER + HOUR)
    with open_work() as work:
        li = work.members.by_account(LI)
        assert li is not None
        before = work.minutes.version(1, 1)
        assert before is not None
        assert "李伟" in before.names.values()
        work.traces.erase(li, ())

    accepted = stored(open_work)
    with open_work() as work:
        after = work.minutes.version(1, 1)
        assert after is not None
        assert "李伟" not in after.names.values()
        assert digest(after.sheet) == accepted.digest
    assert "a former member" in read(reply(bot, ANNA, TurnMinutes(1), now=AFTER + DAY))


@pytest.mark.usefixtures("written")
def test_two_members_who_are_one_were_there_once(bot: Bot, open_work: OpenWork) -> None:
    send(bot)
    with open_work() as work:
        li, wang = work.members.by_account(LI), work.members.by_account(WANG)
        assert li is not None
        assert wang is not None
        work.rolls.open(1, {li.id, wang.id}, [], AFTER)
        work.rolls.hand_over(li.id, wang.id)
        assert work.rolls.present(1) == {li.id}
