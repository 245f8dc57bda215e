"""In the room or on line, an alternate instead, one answer for a series; who is silent is asked again."""

from datetime import datetime, timedelta

import pytest

from bot.bot import Bot
from bot.chat.cities import BEIJING
from bot.chat.exchange import Account
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.delivery import Courier
from bot.meetings import answering, quorum
from bot.meetings.actions import Attend, OpenEdit, ShowMeeting
from bot.meetings.answer_actions import (
    AskAgain,
    OpenAlternate,
    OpenQuorum,
    OpenSeriesAnswer,
    ShowSilent,
    ShowTurnout,
    TakeBack,
)
from bot.meetings.answers import Answer, Mode
from bot.meetings.model import Attendance
from bot.membership import appointing
from bot.membership.mandate import Term
from bot.membership.model import Member
from bot.membership.roles import Role
from bot.polls.rules import Quorum
from bot.work import OpenWork, Work
from tests.cast import ALEX, ANNA, LI, NOW, THOMAS, WANG, ask
from tests.meetings.scenes import (
    DAY,
    GROUP,
    HOUR,
    START,
    answer,
    deliver,
    move,
    reply,
    schedule,
    text_of,
    why,
)
from tests.meetings.test_series import repeat

ALEX_READS = Reader.person(Language.EN, BEIJING)
YES, NO, MAYBE, ALTERNATE = Attendance.YES, Attendance.NO, Attendance.MAYBE, Attendance.ALTERNATE


def person(work: Work, who: Account) -> Member:
    member = work.members.by_account(who)
    assert member is not None
    return member


def read(bot: Bot, who: Account, meeting: int = 1) -> str:
    given = ask(bot, who, ShowMeeting(meeting))
    assert given is not None
    return text_of(given.reply.show, given.reader)


def name(bot: Bot, who: Account, called: str, **more: str) -> None:
    given = reply(bot, who, (OpenAlternate(1), {"called": called, **more}))
    assert not given.errors, given.errors


def answer_of(open_work: OpenWork, who: Account, meeting: int = 1) -> Answer | None:
    with open_work() as work:
        return work.attendances.find(meeting, person(work, who).id)


def limit(bot: Bot, places: int) -> None:
    with_places = {
        "title.zh": "数据安全",
        "kind": "training",
        "minutes": "90",
        "place": "Haus 4",
        "link": "https://meet.example.org/wg",
        "capacity": str(places),
    }
    assert not reply(bot, ALEX, (OpenEdit(1), with_places)).errors


def test_a_hybrid_meeting_is_answered_for_the_room_or_the_line(bot: Bot, open_work: OpenWork) -> None:
    schedule(bot)
    reply(bot, LI, Attend(1, YES, Mode.ROOM))
    reply(bot, ANNA, Attend(1, YES, Mode.ONLINE))

    assert "Your answer: Attending on line" in read(bot, ANNA)
    turnout = reply(bot, ALEX, ShowTurnout(1)).update
    assert "Of these: in the room 1, on line 1" in text_of(turnout, ALEX_READS)
    assert answer_of(open_work, LI) == Answer(YES, Mode.ROOM)


def test_an_alternate_is_told_confirms_and_takes_the_place(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    schedule(bot, kind="training")
    limit(bot, 1)
    answer(bot, LI, YES)
    deliver(courier, NOW)
    name(bot, LI, "王芳")

    (told,) = deliver(courier, NOW).of("meeting_instead").to(WANG)
    assert "李伟 cannot come and has named you as alternate." in told
    assert "王芳 comes instead and has not confirmed it yet" in read(bot, LI)
    answer(bot, WANG, YES)  # the only place passes on
    assert answer_of(open_work, WANG) == Answer(YES)
    (said,) = deliver(courier, NOW).of("meeting_stands").to(LI)
    assert "王芳 has confirmed and comes instead of you." in said
    assert "attending 1, not attending 0" in read(bot, ANNA)
    answer(bot, ANNA, YES)
    assert answer_of(open_work, ANNA) == Answer(Attendance.WAITING)


@pytest.mark.slow
def test_an_alternate_who_cannot_come_is_named_no_longer_and_the_place_is_kept(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    schedule(bot, kind="training")
    limit(bot, 1)
    name(bot, LI, "王芳")
    deliver(courier, NOW)
    answer(bot, WANG, NO)

    (said,) = deliver(courier, NOW).of("meeting_stands").to(LI)
    assert "王芳 cannot come." in said
    assert answer_of(open_work, LI) == Answer(ALTERNATE)
    answer(bot, ANNA, YES)
    assert answer_of(open_work, ANNA) == Answer(Attendance.WAITING)
    reply(bot, LI, TakeBack(1))
    assert answer_of(open_work, LI) is None
    assert answer_of(open_work, ANNA) == Answer(YES)


@pytest.mark.slow
def test_an_alternate_may_be_a_guest_but_not_oneself_nor_somebody_uninvited(
    bot: Bot, open_work: OpenWork
) -> None:
    schedule(bot, kind="workshop")
    for called, expected in (
        ("李伟", "That is you yourself"),
        ("Thomas Krüger", "is not invited"),
    ):
        given = reply(bot, LI, (OpenAlternate(1), {"called": called}))
        assert expected in str(next(iter(given.errors.values()))), called
    name(bot, LI, "Herr <Zhang>")
    assert answer_of(open_work, LI) == Answer(ALTERNATE, alternate="Herr <Zhang>")
    assert "Herr <Zhang> comes instead" in read(bot, LI)
    assert why(reply(bot, THOMAS, OpenAlternate(1)))


@pytest.mark.slow
def test_alternates_in_office_are_offered_and_one_who_leaves_is_forgotten(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    schedule(bot)
    with open_work() as work:
        wang, li = person(work, WANG), person(work, LI)
        wang.organisation = li.organisation
        place = work.members.membership(wang.id, GROUP)
        assert place is not None
        appointing.appoint(work, person(work, ALEX), place, Role.ALTERNATE, Term(NOW), NOW)
        number = str(wang.id)
    form = reply(bot, LI, OpenAlternate(1)).ask
    assert form is not None
    assert [option.value for option in form.form.fields[0].options] == [number, "other"]  # type: ignore[union-attr]
    assert not reply(bot, LI, (OpenAlternate(1), {"who": number, "called": ""})).errors
    assert answer_of(open_work, LI) == Answer(ALTERNATE, alternate_id=int(number), alternate="王芳")
    with open_work() as work:
        place = work.members.membership(int(number), GROUP)
        assert place is not None
        work.members.leave(place)
        answering.leave(work, int(number), GROUP, NOW)
    assert answer_of(open_work, LI) == Answer(ALTERNATE)


@pytest.mark.slow
def test_one_answer_holds_for_a_series_and_for_what_it_brings_later(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    schedule(bot)
    repeat(bot)
    reply(bot, LI, (OpenSeriesAnswer(2), {"said": "online", "scope": "following"}))
    reply(bot, ANNA, (OpenSeriesAnswer(2), {"said": "no", "scope": "all"}))
    answer(bot, LI, NO, meeting=3)
    with open_work() as work:
        made = len(work.meetings.coming_of_series(1, NOW, 500))
    assert answer_of(open_work, LI) is None
    assert answer_of(open_work, ANNA) == Answer(NO)
    assert [answer_of(open_work, LI, each) for each in (2, 3, 4)] == [
        Answer(YES, Mode.ONLINE),
        Answer(NO),
        Answer(YES, Mode.ONLINE),
    ]
    for second in range(5):
        courier.tick(NOW + timedelta(seconds=second))
    with open_work() as work:
        newest = work.meetings.coming_of_series(1, NOW, 500)[-1].id
        assert len(work.meetings.coming_of_series(1, NOW, 500)) > made
    assert answer_of(open_work, LI, newest) == Answer(YES, Mode.ONLINE)
    assert answer_of(open_work, ANNA, newest) == Answer(NO)
    reply(bot, ANNA, (OpenSeriesAnswer(2), {"said": "nothing", "scope": "all"}))
    assert answer_of(open_work, ANNA, newest) is None


@pytest.mark.slow
def test_who_is_silent_is_asked_again_by_day_and_not_after_answering(bot: Bot, courier: Courier) -> None:
    schedule(bot, starts_at="2026-12-15T15:00")
    deliver(courier, NOW)
    answer(bot, LI, YES)

    week_before = datetime.fromisoformat("2026-12-08T07:00+00:00")
    asked = deliver(courier, week_before).of("meeting_ask")
    assert {"anna", "wangfang", "thomas"} <= asked.people
    assert "liwei" not in asked.people
    assert "Your answer is still missing." in asked.to(ANNA)[0]
    answer(bot, ANNA, MAYBE)
    again = deliver(courier, datetime.fromisoformat("2026-12-11T07:00+00:00")).of("meeting_ask")
    assert "wangfang" in again.people
    assert not {"liwei", "anna"} & again.people


@pytest.mark.slow
def test_coordinators_see_who_is_silent_and_ask_them_once_a_day(bot: Bot, courier: Courier) -> None:
    schedule(bot)
    answer(bot, LI, YES)
    deliver(courier, NOW)

    silent = reply(bot, ALEX, ShowSilent(1)).update
    assert "王芳" in text_of(silent, ALEX_READS)
    assert "李伟" not in text_of(silent, ALEX_READS)
    for _press in range(2):
        reply(bot, ALEX, AskAgain(1))
    asked = deliver(courier, NOW + 6 * HOUR).of("meeting_ask")  # in Germany it was night
    assert len(asked.to(ANNA)) == 1
    for asks in (ShowTurnout(1), ShowSilent(1), AskAgain(1), OpenQuorum(1)):
        assert "Only a coordinator" in why(reply(bot, LI, asks))


@pytest.mark.slow
def test_a_day_before_coordinators_hear_that_the_quorum_is_in_doubt(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    schedule(bot)
    deliver(courier, NOW)
    answer(bot, LI, YES)

    (warning,) = deliver(courier, START - DAY).of("meeting_quorum").to(ALEX)
    assert "Chinese side: 1 of 1 organisation with a vote will be there" in warning
    assert "German side: 0 of 1 organisation with a vote will be there" in warning
    assert "Still missing: Becker Antriebstechnik GmbH" in warning


@pytest.mark.slow
def test_no_warning_when_enough_come_or_the_group_asks_for_no_quorum(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    schedule(bot)
    schedule(bot, title_zh="二", starts_at="2026-12-08T15:00")
    name(bot, LI, "王芳")
    answer(bot, ANNA, YES)
    assert not deliver(courier, START - DAY).of("meeting_quorum").parcels
    reply(bot, ALEX, (OpenQuorum(GROUP), {"quorum": "none"}))
    assert not deliver(courier, START + 6 * DAY).of("meeting_quorum").parcels
    with open_work() as work:
        assert work.meetings.quorum_of(GROUP) is Quorum.NONE
        meeting = work.meetings.find(2)
        assert meeting is not None
        assert quorum.outlook(work, meeting, NOW) is None


@pytest.mark.slow
def test_a_moved_meeting_keeps_its_answers_and_tells_which_were_not_confirmed(
    bot: Bot, open_work: OpenWork
) -> None:
    schedule(bot)
    answer(bot, LI, YES)
    answer(bot, ANNA, YES)
    move(bot, "2026-12-08T15:00", now=NOW + HOUR)
    answer(bot, LI, YES, now=NOW + 2 * HOUR)

    turnout = reply(bot, ALEX, ShowTurnout(1), now=NOW + 3 * HOUR).update
    assert "Given before the meeting was moved: 1 answer" in text_of(turnout, ALEX_READS)
    assert "attending 2" in read(bot, WANG)


@pytest.mark.slow
def test_an_alternate_who_is_the_same_person_comes_themself(bot: Bot, open_work: OpenWork) -> None:
    schedule(bot)
    name(bot, LI, "王芳")
    with open_work() as work:
        li, wang = person(work, LI), person(work, WANG)
        answering.unite_answers(work, li.id, wang.id, NOW)
    assert answer_of(open_work, LI) == Answer(YES)
