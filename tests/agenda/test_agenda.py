"""An agenda from the call for items to its publication, as conversations."""

from datetime import datetime, timedelta

import pytest

from bot.agenda.actions import (
    AskWithdrawItem,
    DecideItem,
    HandItem,
    MoveItem,
    OpenCall,
    OpenEditItem,
    OpenHandItem,
    OpenItemForm,
    OpenNotice,
    OpenTranslateItem,
    PublishAgenda,
    RemindForItems,
    ShowAgenda,
    ShowItem,
    WithdrawItem,
)
from bot.agenda.model import ItemState
from bot.bot import Bot
from bot.chat.actions import Action
from bot.chat.cities import BEIJING, BERLIN
from bot.chat.exchange import Account
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.delivery import Courier
from bot.example import STARTERS
from bot.meetings.actions import KeepMeeting, OpenCancel, ShowMeeting
from bot.polls.topics import adopt
from bot.reminders.actions import AskLater
from bot.work import OpenWork
from tests.agenda.scenes import DEADLINE, actions_of, call, items, propose, read, spoken, titles
from tests.cast import ALEX, ANNA, JONAS, LI, NOW, PLENARY, THOMAS, WANG
from tests.meetings.scenes import DAY, HOUR, START, deliver, move, reply, schedule, why

pytestmark = [pytest.mark.usefixtures("meeting"), pytest.mark.slow]


@pytest.fixture
def meeting(bot: Bot) -> None:
    """A meeting of ninety minutes on a Tuesday, five days on."""
    schedule(bot)


def test_the_suggested_deadline_is_three_common_working_days_before(bot: Bot) -> None:
    asked = reply(bot, ALEX, OpenCall(1)).ask
    assert asked is not None
    [deadline] = asked.form.fields
    assert getattr(deadline, "given", "") == "2026-11-26T17:00"  # Tuesday, Monday, Friday, Thursday


def test_the_rooms_hear_of_the_call_and_of_its_last_day(bot: Bot, courier: Courier) -> None:
    deliver(courier, NOW)
    call(bot)

    [heard] = deliver(courier, NOW).of("agenda").to(PLENARY)
    assert "Items until" in heard
    assert "Nothing is proposed yet" in heard
    [last] = deliver(courier, DEADLINE - DAY).of("agenda").to(PLENARY)
    assert "Items until" in last


def test_a_call_whose_deadline_changed_is_not_repeated(bot: Bot, courier: Courier) -> None:
    call(bot)
    call(bot, "2026-11-30T17:00")
    assert len(deliver(courier, NOW).of("agenda").to(PLENARY)) == 1

    assert deliver(courier, DEADLINE - DAY).of("agenda").to(PLENARY) == []
    assert len(deliver(courier, DEADLINE + 2 * DAY).of("agenda").to(PLENARY)) == 1


def test_a_deadline_after_the_beginning_is_refused(bot: Bot, open_work: OpenWork) -> None:
    given = call(bot, "2026-12-01T15:01")
    assert "before the meeting begins" in str(given.errors)
    with open_work() as work:
        assert work.agendas.find(1) is None


def test_members_propose_and_the_coordinator_accepts(bot: Bot, courier: Courier, open_work: OpenWork) -> None:
    call(bot)
    deliver(courier, NOW)
    propose(bot, LI, title_zh="数据空间", title_de="Datenräume")
    told = deliver(courier, NOW)
    assert told.of("agenda_item").people == {"alex"}
    assert "not accepted yet" in told.of("agenda").to(PLENARY)[0]
    assert items(open_work)[0].state is ItemState.PROPOSED

    reply(bot, ALEX, DecideItem(1, accept=True))
    reply(bot, ALEX, DecideItem(1, accept=True))

    told = deliver(courier, NOW)
    assert told.of("agenda_item").people == {"liwei", "alex"}
    assert items(open_work)[0].state is ItemState.ACCEPTED
    assert "0:20" in read(reply(bot, LI, ShowAgenda(1))) or "20 min" in read(reply(bot, LI, ShowAgenda(1)))


def test_a_declined_item_is_gone_and_its_proposer_told(
    bot: Bot, courier: Courier, open_work: OpenWork
) -> None:
    propose(bot, ANNA, title_de="Mittagessen")
    deliver(courier, NOW)
    reply(bot, ALEX, DecideItem(1, accept=False))

    assert items(open_work) == []
    assert "was declined" in deliver(courier, NOW).to(ANNA)[0]


def test_somebody_else_presents_and_hears_of_it(bot: Bot, courier: Courier, open_work: OpenWork) -> None:
    deliver(courier, NOW)
    propose(bot, LI, title_zh="数据空间", presenter="  anna BECKER ")

    assert "You are named" in deliver(courier, NOW).of("agenda_item").to(ANNA)[0]
    with open_work() as work:
        anna = work.members.by_account(ANNA)
        assert anna is not None
        assert work.agendas.items(1)[0].presenter_id == anna.id


def test_what_cannot_be_is_said_beside_the_question(bot: Bot, open_work: OpenWork) -> None:
    given = propose(bot, LI, title_zh="数据空间", presenter="Nobody", link="ftp://x")
    assert set(given.errors) == {"presenter", "link"}
    with open_work() as work:
        alex = work.members.by_account(ALEX)
        assert alex is not None
        adopt(work, alex, 1, STARTERS[0], NOW)
    assert set(propose(bot, LI, title_zh="数据空间", topic="77").errors) == {"topic"}
    assert items(open_work) == []


def test_the_same_form_sent_twice_makes_one_item(bot: Bot, open_work: OpenWork) -> None:
    propose(bot, LI, title_zh="数据空间")
    assert "already" in str(propose(bot, LI, title_zh="数据空间").errors)
    assert titles(open_work) == ["数据空间"]


def test_after_the_deadline_only_the_coordinator_adds_and_changes(bot: Bot, open_work: OpenWork) -> None:
    call(bot)
    propose(bot, LI, title_zh="数据空间")
    late = DEADLINE

    assert "could be proposed until" in str(propose(bot, ANNA, title_de="Zu spät", now=late).errors)
    for asked in (WithdrawItem(1), OpenEditItem(1), AskWithdrawItem(1)):
        assert "could be proposed until" in why(reply(bot, LI, asked, now=late))
    propose(bot, ALEX, title_en="Welcome", now=late)
    assert titles(open_work) == ["数据空间", "Welcome"]


@pytest.mark.parametrize("asked", [OpenItemForm(1), OpenEditItem(1), WithdrawItem(1)])
def test_nothing_changes_once_the_meeting_began(bot: Bot, open_work: OpenWork, asked: Action) -> None:
    propose(bot, ALEX, title_en="Welcome")
    assert "began on" in why(reply(bot, ALEX, asked, now=START))
    assert titles(open_work) == ["Welcome"]


@pytest.mark.parametrize(
    "asked",
    [
        OpenCall(1),
        DecideItem(1, accept=True),
        MoveItem(1, up=True),
        PublishAgenda(1),
        RemindForItems(1),
        OpenNotice(1),
        OpenHandItem(1),
    ],
)
def test_what_is_the_coordinators_is_refused_to_all_others(
    bot: Bot, open_work: OpenWork, asked: Action
) -> None:
    propose(bot, LI, title_zh="数据空间")
    for who in (LI, ANNA, THOMAS, JONAS):
        given = reply(bot, who, asked)
        assert given.toast is not None
        assert (given.ask, given.show, given.update) == (None, None, None)
    assert items(open_work)[0].state is ItemState.PROPOSED


def test_observers_read_and_strangers_do_not(bot: Bot) -> None:
    assert "Nothing is proposed" in read(reply(bot, THOMAS, ShowAgenda(1)))
    assert "Observers read" in why(reply(bot, THOMAS, OpenItemForm(1)))
    for asked in (ShowAgenda(1), OpenItemForm(1)):
        assert "for members of" in why(reply(bot, JONAS, asked))


def test_nobody_changes_what_somebody_else_proposed(bot: Bot, open_work: OpenWork) -> None:
    propose(bot, LI, title_zh="数据空间")
    for asked in (OpenEditItem(1), AskWithdrawItem(1), WithdrawItem(1), OpenTranslateItem(1)):
        assert "Only whoever" in why(reply(bot, WANG, asked))
    assert titles(open_work) == ["数据空间"]


def test_an_item_is_withdrawn_after_a_question(bot: Bot, open_work: OpenWork) -> None:
    propose(bot, LI, title_zh="数据空间")
    assert WithdrawItem(1) in actions_of(reply(bot, LI, AskWithdrawItem(1)))
    assert titles(open_work) == ["数据空间"]
    reply(bot, LI, WithdrawItem(1))
    assert titles(open_work) == []
    assert "no longer proposed" in why(reply(bot, LI, WithdrawItem(1)))


def test_of_two_who_edit_at_once_the_second_is_told(bot: Bot, open_work: OpenWork) -> None:
    propose(bot, LI, title_zh="数据空间")
    opened = OpenEditItem(1, 0)
    reply(bot, ALEX, (opened, {"title.zh": "数据空间（一）", "minutes": "30"}))
    given = reply(bot, LI, (opened, {"title.zh": "我的", "minutes": "10"}))

    assert "Meanwhile {name} changed" in str(given.errors)
    assert titles(open_work) == ["数据空间（一）"]


def test_the_coordinator_orders_the_items(bot: Bot, open_work: OpenWork) -> None:
    for title in ("One", "Two", "Three"):
        propose(bot, ALEX, title_en=title)
    reply(bot, ALEX, MoveItem(3, up=True))
    assert titles(open_work) == ["One", "Three", "Two"]
    reply(bot, ALEX, MoveItem(1, up=True))
    reply(bot, ALEX, MoveItem(1, up=False))
    assert titles(open_work) == ["Three", "One", "Two"]


def test_what_is_too_long_for_the_meeting_is_said(bot: Bot) -> None:
    propose(bot, ALEX, title_en="One", minutes="60")
    assert "longer than the meeting" not in read(reply(bot, LI, ShowAgenda(1)))
    propose(bot, ALEX, title_en="Two", minutes="60")
    shown = read(reply(bot, LI, ShowAgenda(1)))
    assert "longer than the meeting" in shown


def test_it_is_published_once_and_again_after_a_change(bot: Bot, courier: Courier) -> None:
    assert "No item is accepted" in why(reply(bot, ALEX, PublishAgenda(1)))
    propose(bot, ALEX, title_en="Welcome")
    deliver(courier, NOW)
    reply(bot, ALEX, PublishAgenda(1))
    [published] = deliver(courier, NOW).of("agenda").to(PLENARY)
    given = reply(bot, ALEX, PublishAgenda(1), now=NOW + HOUR)
    assert "Nothing has changed" in str(given.toast)
    assert deliver(courier, NOW + HOUR).of("agenda").to(PLENARY) == []
    assert "Welcome" in published
    assert "Still to be translated" in published

    propose(bot, ALEX, title_en="Farewell")
    redrawn = deliver(courier, NOW).of("agenda").to(PLENARY)
    assert len(redrawn) == 1
    reply(bot, ALEX, PublishAgenda(1))
    assert len([each for each in deliver(courier, NOW).of("agenda").to(PLENARY) if "Farewell" in each]) == 2


def test_a_member_is_asked_to_translate_and_finds_it_on_their_list(
    bot: Bot, courier: Courier, open_work: OpenWork
) -> None:
    propose(bot, ALEX, title_en="Welcome")
    reply(bot, ALEX, (OpenHandItem(1), {"translator": "王芳"}))
    assert "Translate: {title}" in str(deliver(courier, NOW).of("task").parcels[0].card)
    assert OpenTranslateItem(1) in actions_of(reply(bot, WANG, ShowItem(1)))

    reply(bot, WANG, (OpenTranslateItem(1), {"title.zh": "欢迎", "title.en": "Overwritten"}))
    reply(bot, WANG, (OpenTranslateItem(1), {"title.de": "Begrüßung"}))

    assert dict(items(open_work)[0].title.texts) == {
        Language.EN: "Welcome",
        Language.ZH: "欢迎",
        Language.DE: "Begrüßung",
    }
    with open_work() as work:
        assert [task.open for task in work.tasks.about("agenda_item:1")] == [False]
    assert "Only whoever was asked" in why(reply(bot, WANG, OpenTranslateItem(1)))


def test_a_notice_stands_on_the_agenda_and_on_the_first_reminder_only(bot: Bot, courier: Courier) -> None:
    reply(
        bot,
        ALEX,
        (OpenNotice(1), {"text.zh": "请遵守竞争法。", "text.de": "Bitte das Kartellrecht beachten."}),
    )
    assert "请遵守竞争法。" in read(reply(bot, LI, ShowAgenda(1)), Language.ZH)

    first = deliver(courier, START - DAY + 2 * HOUR).of("meeting_reminder").to(ANNA)
    last = deliver(courier, START - HOUR).of("meeting_reminder").to(ANNA)
    assert ["Kartellrecht" in each for each in (*first, *last)] == [True, False]

    reply(bot, ALEX, (OpenNotice(1), {}))
    assert "竞争法" not in read(reply(bot, LI, ShowAgenda(1)))


EMPTY_AT = datetime.fromisoformat("2026-11-27T01:00+00:00")
"""Two common working days before, 09:00 in Beijing."""


def test_without_items_the_coordinator_is_asked_two_working_days_before(bot: Bot, courier: Courier) -> None:
    call(bot)
    assert deliver(courier, EMPTY_AT - timedelta(minutes=1)).of("agenda_empty").people == set()
    asked = deliver(courier, EMPTY_AT).of("agenda_empty")
    assert asked.people == {"alex"}
    card = asked.parcels[0].card
    assert card is not None
    assert "proposed anything" in asked.to(ALEX)[0]
    actions = [button.action for block in card.blocks for button in getattr(block, "buttons", ())]
    assert actions[:-1] == [OpenCancel(1, 0), KeepMeeting(1), RemindForItems(1)]
    assert isinstance(actions[-1], AskLater)


def test_with_an_item_nobody_is_asked(bot: Bot, courier: Courier) -> None:
    call(bot)
    propose(bot, LI, title_zh="数据空间")
    assert deliver(courier, EMPTY_AT).of("agenda_empty").people == set()


def test_the_question_follows_a_meeting_that_is_moved(bot: Bot, courier: Courier) -> None:
    call(bot)
    move(bot, "2026-12-08T15:00")
    deliver(courier, NOW)
    assert deliver(courier, EMPTY_AT).of("agenda_empty").people == set()
    assert deliver(courier, EMPTY_AT + 7 * DAY).of("agenda_empty").people == {"alex"}


def test_members_are_reminded_once_a_day(bot: Bot, courier: Courier) -> None:
    call(bot)
    deliver(courier, NOW)
    for _press in range(3):
        reply(bot, ALEX, RemindForItems(1))
    assert len(deliver(courier, NOW).of("agenda").to(PLENARY)) == 1


def test_the_agenda_is_one_press_from_the_meeting(bot: Bot) -> None:
    assert ShowAgenda(1) in actions_of(reply(bot, LI, ShowMeeting(1)))


@pytest.mark.parametrize(
    ("who", "word", "reader", "said"),
    [
        (LI, "/议程", Reader.person(Language.ZH, BEIJING), "“数据空间”已提议"),
        (
            ANNA,
            "/tagesordnung",
            Reader.person(Language.DE, BERLIN),
            "„数据空间 (Chinesisch)“ ist vorgeschlagen",
        ),
        (WANG, "/agenda", Reader.person(Language.EN, BEIJING), "“数据空间 (Chinese)” is proposed"),
    ],
)
def test_it_is_said_in_three_languages(
    bot: Bot, phrasebook: Phrasebook, who: Account, word: str, reader: Reader, said: str
) -> None:
    assert "Nothing is proposed" in read(reply(bot, who, word))
    assert spoken(propose(bot, who, title_zh="数据空间"), phrasebook, reader).startswith(said)


def test_a_forged_form_changes_nothing(bot: Bot, open_work: OpenWork) -> None:
    assert HandItem.name == ""
    assert (
        "was not found" in str(reply(bot, LI, OpenEditItem(99)).toast)
        or reply(bot, LI, OpenEditItem(99)).toast
    )
    assert items(open_work) == []
