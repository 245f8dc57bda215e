"""Kinds of meetings: what each brings along, and what only some have: speakers, places, a registration deadline."""

from datetime import timedelta

import pytest

from bot.bot import Bot
from bot.chat.cities import BEIJING, BERLIN
from bot.chat.exchange import Account, Reply
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.delivery import Courier
from bot.meetings.actions import OpenEdit, ShowMeeting
from bot.meetings.kinds import TEMPLATES, Kind
from bot.meetings.model import Attendance
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, LI, NOW, THOMAS, WANG
from tests.meetings.scenes import (
    BOOK,
    DAY,
    EXPERT_GROUP,
    GROUP,
    HOUR,
    START,
    answer,
    deliver,
    labels_of,
    reply,
    schedule,
    stored,
    text_of,
    why,
)
from tests.meetings.test_changes import ALEX_READS

YES, NO, WAITING = Attendance.YES, Attendance.NO, Attendance.WAITING
EDITED = {
    "title.zh": "数据安全",
    "title.de": "Datensicherheit",
    "kind": "training",
    "minutes": "90",
    "place": "Haus 4, Raum 12",
    "link": "https://meet.example.org/wg",
    "link_cn": "",
    "speakers": "",
    "capacity": "",
    "register_until": "",
}


def edit(bot: Bot, **answers: str) -> Reply:
    return reply(bot, ALEX, (OpenEdit(1), EDITED | answers))


def training(bot: Bot, **answers: str) -> Reply:
    schedule(bot, kind="training")
    return edit(bot, **answers)


def given(open_work: OpenWork, who: Account) -> Attendance | None:
    with open_work() as work:
        member = work.members.by_account(who)
        assert member is not None
        return work.attendances.answer_of(1, member.id)


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_gives_its_length_and_its_reminders(bot: Bot, open_work: OpenWork, kind: Kind) -> None:
    schedule(bot, kind=kind.value, minutes="", starts_at="2027-03-02T15:00")

    meeting = stored(open_work)
    assert meeting.minutes == TEMPLATES[kind].minutes
    with open_work() as work:
        planned = [each for each in work.reminders.about("meeting_reminder", 1) if not each.optional]
    ahead = [meeting.starts_at - each.due_at for each in planned]
    assert tuple(ahead) == (*TEMPLATES[kind].leads, TEMPLATES[kind].call)


@pytest.mark.parametrize("language", Language)
def test_every_kind_has_a_name_in_every_language(phrasebook: Phrasebook, language: Language) -> None:
    reader = Reader.person(language, BEIJING)
    names = {phrasebook.say(each.name, reader) for each in TEMPLATES.values()}

    assert len(names) == len(Kind)
    assert not any(name.startswith("§") for name in names)


def test_the_group_suggests_its_kind(bot: Bot) -> None:
    from bot.chat.forms import Choice
    from bot.meetings.actions import OpenSchedule

    suggested = []
    for group in (GROUP, EXPERT_GROUP):
        asked = reply(bot, ALEX, OpenSchedule(group)).ask
        assert asked is not None
        suggested += [each.given for each in asked.form.fields if isinstance(each, Choice)]

    assert suggested == ["plenary", "expert_group"]


def test_only_what_the_kind_has_is_asked_for(bot: Bot) -> None:
    def names(kind: str, number: int) -> set[str]:
        schedule(bot, kind=kind, title_zh=kind)
        asked = reply(bot, ALEX, OpenEdit(number)).ask
        assert asked is not None
        return {each.name for each in asked.form.fields}

    assert names("expert_group", 1).isdisjoint({"speakers", "capacity", "register_until"})
    assert names("training", 2) >= {"speakers", "capacity", "register_until"}


def test_an_observer_is_not_invited_to_a_workshop(bot: Bot, courier: Courier) -> None:
    schedule(bot, kind="workshop")

    card = reply(bot, THOMAS, ShowMeeting(1)).show
    assert "Attending" not in labels_of(card)
    assert "observers are not invited" in why(answer(bot, THOMAS, YES))
    assert "thomas" not in deliver(courier, START - DAY).of("meeting_reminder").people


def test_a_reader_in_china_sees_the_link_that_opens_there_first(bot: Bot) -> None:
    schedule(bot, link_cn="https://meet.example.cn/wg")

    in_china = text_of(reply(bot, LI, ShowMeeting(1)).show, Reader.person(Language.EN, BEIJING))
    in_germany = text_of(reply(bot, ANNA, ShowMeeting(1)).show, Reader.person(Language.EN, BERLIN))
    assert in_china.index("example.cn") < in_china.index("example.org")
    assert in_germany.index("example.org") < in_germany.index("example.cn")


def test_a_link_for_china_alone_is_enough_and_a_wrong_one_is_said_beside_it(bot: Bot) -> None:
    assert set(schedule(bot, link_cn="meet.example.cn").errors) == {"link_cn"}
    assert not schedule(bot, place="", link="", link_cn="https://meet.example.cn").errors


def test_whoever_comes_too_late_waits_and_moves_up_when_a_place_is_free(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    training(bot, capacity="1")
    answer(bot, LI, YES)
    second = answer(bot, ANNA, YES)
    answer(bot, WANG, YES)
    assert "on the waiting list" in BOOK.say(second.toast, ALEX_READS) if second.toast else False

    answer(bot, LI, NO)

    assert [given(open_work, who) for who in (LI, ANNA, WANG)] == [NO, YES, WAITING]
    sent = deliver(courier, NOW).of("meeting_place")
    assert sent.people == {"anna"}
    assert "it is yours: you are attending" in sent.to(ANNA)[0]


def test_a_place_more_moves_the_next_one_up(bot: Bot, open_work: OpenWork) -> None:
    training(bot, capacity="1")
    for who in (LI, ANNA, WANG):
        answer(bot, who, YES)

    edit(bot, capacity="2")
    assert [given(open_work, who) for who in (LI, ANNA, WANG)] == [YES, YES, WAITING]
    edit(bot, capacity="")
    assert given(open_work, WANG) is YES


def test_who_leaves_the_group_gives_their_place_away(bot: Bot, open_work: OpenWork) -> None:
    training(bot, capacity="1")
    answer(bot, LI, YES)
    answer(bot, ANNA, YES)
    with open_work() as work:
        li = work.members.by_account(LI)
        assert li is not None
        from bot.meetings import answering

        answering.leave(work, li.id, GROUP, NOW)

    assert given(open_work, ANNA) is YES


def test_after_the_registration_nobody_new_can_come_but_everyone_can_stay_away(bot: Bot) -> None:
    training(bot, register_until="2026-11-28T18:00")
    answer(bot, LI, YES)
    late = START - 2 * DAY

    assert "Registration for" in why(answer(bot, ANNA, YES, now=late))
    assert answer(bot, LI, NO, now=late).update is not None


def test_registration_cannot_outlast_the_beginning(bot: Bot, open_work: OpenWork) -> None:
    assert training(bot, register_until="2026-12-01T16:00").errors
    assert stored(open_work).register_until is None


def test_a_long_reminder_gives_way_to_the_next(bot: Bot, courier: Courier) -> None:
    schedule(bot, kind="forum", starts_at="2027-03-02T15:00")
    start = START + timedelta(days=91)

    sent = deliver(courier, start - DAY + HOUR).of("meeting_reminder")
    assert len(sent.to(LI)) == 1
