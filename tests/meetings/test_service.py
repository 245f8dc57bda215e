"""The rules hold in the services themselves, whatever form or button came before; also when two act at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from bot.bot import Bot
from bot.chat.exchange import Account
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.delivery import Courier
from bot.errors import Refusal
from bot.meetings import answering, changing, quorum, service
from bot.meetings.actions import CancelMeeting
from bot.meetings.answers import Answer, Mode
from bot.meetings.model import Attendance, Meeting
from bot.meetings.reminding import to_remind
from bot.membership.model import Member
from bot.membership.roles import Side
from bot.minutes import rolls
from bot.polls.rules import Quorum
from bot.work import OpenWork, Work
from storage.work import works_on
from tests.cast import ALEX, ANNA, LI, NOW, THOMAS, WANG, seeded
from tests.meetings.scenes import DAY, GROUP, HOUR, START, answer, deliver, move, reply, schedule, stored

ALTERNATE = Attendance.ALTERNATE
LATER, LATEST = START + DAY, START + 2 * DAY


def person(work: Work, account: Account) -> Member:
    member = work.members.by_account(account)
    assert member is not None
    return member


def meeting(starts_at: datetime = START, place: str = "Haus 4", link: str = "") -> Meeting:
    title = Variants({Language.DE: "Datensicherheit"}, Language.DE)
    return Meeting(GROUP, title, starts_at, "Asia/Shanghai", 60, place, link, None, NOW)


@pytest.mark.parametrize(
    ("by", "wrong"),
    [
        (LI, meeting()),
        (ALEX, meeting(starts_at=NOW)),
        (ALEX, meeting(place="")),
        (ALEX, meeting(link="https://me:secret@meet.example.org")),
    ],
    ids=["not a coordinator", "past", "nowhere", "unfit link"],
)
def test_no_wrong_meeting_is_kept(open_work: OpenWork, by: Account, wrong: Meeting) -> None:
    with open_work() as work, pytest.raises(Refusal):
        service.schedule(work, person(work, by), wrong, NOW)
    with open_work() as work:
        assert work.meetings.find(1) is None


def test_a_meeting_is_not_moved_into_the_past(bot: Bot, open_work: OpenWork) -> None:
    schedule(bot)

    with open_work() as work, pytest.raises(Refusal):
        changing.move(work, person(work, ALEX), 1, 0, NOW - timedelta(minutes=1), NOW)


def test_nothing_waits_to_be_done_for_a_cancelled_meeting(bot: Bot, courier: Courier) -> None:
    schedule(bot)
    reply(bot, ALEX, CancelMeeting(1, 0))
    deliver(courier, NOW)

    assert courier.next_due() is None


def test_the_reminders_of_the_old_time_are_forgotten_with_a_move(bot: Bot, courier: Courier) -> None:
    schedule(bot)
    move(bot, "2026-12-08T15:00")
    deliver(courier, NOW)

    a_week_before = START
    assert courier.next_due() == a_week_before


def test_whoever_declined_is_not_among_those_to_remind(bot: Bot, open_work: OpenWork) -> None:
    schedule(bot)
    answer(bot, LI, Attendance.NO)

    with open_work() as work:
        (planned,) = [
            each for each in work.reminders.about("meeting_reminder", 1) if each.due_at == START - DAY
        ]
        concerned = {each.name for each in to_remind(work, 1, planned.detail, START - DAY)}
    assert len(concerned) == 4
    assert "李伟" not in concerned


def test_an_unknown_meeting_reminds_nobody(open_work: OpenWork) -> None:
    with open_work() as work:
        assert list(to_remind(work, 99, "60m.1", NOW)) == []


def test_the_moment_of_a_moved_meeting_is_on_the_movers_clock(bot: Bot, open_work: OpenWork) -> None:
    schedule(bot)
    with open_work() as work:
        thomas = person(work, THOMAS)
        thomas.office = True
        changing.move(work, thomas, 1, 0, LATER, NOW)

    assert stored(open_work).zone == "Europe/Berlin"


def race(open_work: OpenWork) -> list[datetime | str]:
    """Two coordinators move the same meeting in transactions that overlap; what became of each."""

    def second() -> datetime | str:
        try:
            with open_work() as work:
                return changing.move(work, person(work, ALEX), 1, 0, LATEST, NOW).starts_at
        except Refusal as refusal:
            return refusal.words.msgid.split(" this meeting")[0]

    with ThreadPoolExecutor(1) as thread:
        with open_work() as work:
            first = changing.move(work, person(work, ALEX), 1, 0, LATER, NOW).starts_at
            waiting = thread.submit(second)
        return [first, waiting.result(timeout=20)]


def kept(engine: Engine) -> OpenWork:
    open_work = works_on(engine)
    seeded(open_work)
    with open_work() as work:
        service.schedule(work, person(work, ALEX), meeting(), NOW)
    return open_work


def test_of_two_who_move_at_once_the_second_is_refused_on_sqlite(file_engine: Engine) -> None:
    assert race(kept(file_engine)) == [LATER, "Meanwhile {name} has changed"]


@pytest.mark.postgres
def test_of_two_who_move_at_once_the_second_is_refused_on_postgresql(postgres_engine: Engine) -> None:
    assert race(kept(postgres_engine)) == [LATER, "Meanwhile {name} has changed"]


@pytest.mark.postgres
def test_answers_and_lists_work_on_postgresql(postgres_engine: Engine) -> None:
    open_work = kept(postgres_engine)
    with open_work() as work:
        li = person(work, LI)
        answering.attend(work, li, 1, Attendance.YES, NOW)
        answering.attend(work, li, 1, Attendance.MAYBE, NOW)
    with open_work() as work:
        assert work.attendances.tally(1)[Attendance.MAYBE] == 1
        assert work.attendances.page_of_answers(1, 0, 9)[0][1].attendance is Attendance.MAYBE
        assert work.meetings.count_upcoming([GROUP], START) == 1
        assert work.meetings.next_turn() == START
        service.turn(work, START + HOUR / 2)
        assert work.meetings.next_turn() == START + HOUR
        assert list(work.attendances.withdraw(person(work, LI).id, GROUP, NOW)) == [1]


@pytest.mark.postgres
def test_who_comes_is_counted_on_postgresql(postgres_engine: Engine) -> None:
    open_work = kept(postgres_engine)
    with open_work() as work:
        li, wang, anna = (person(work, who) for who in (LI, WANG, ANNA))
        answering.answer(work, li, 1, Answer(ALTERNATE, alternate_id=wang.id), NOW)
        answering.answer(work, anna, 1, Answer(ALTERNATE, alternate="Bernd"), NOW)
        answering.answer(work, wang, 1, Answer(Attendance.YES, Mode.ONLINE), NOW + timedelta(minutes=1))
        meeting = work.meetings.find(1)
        assert meeting is not None
        meeting.capacity = 2
    with open_work() as work:
        tally = work.attendances.tally(1)
        assert (tally[Attendance.YES], tally[ALTERNATE]) == (1, 1)
        assert answering.free_places(work, meeting) == 0
        sides = {each.side: (each.coming, each.silent) for each in work.turnouts.by_side(meeting)}
        assert sides[Side.DE] == (1, 1)
        assert sum(each.coming for each in work.turnouts.by_organisation(meeting)) == 2
        assert work.turnouts.count_silent(meeting) == len(work.turnouts.silent(meeting, 0, 9)) == 2
        assert len(work.turnouts.represented(1)) == 3
        assert work.turnouts.modes(1) == {Mode.ONLINE: 1}
        assert work.turnouts.before(1, NOW + HOUR) == 3
        expected = quorum.outlook(work, meeting, NOW)
        assert expected is not None
        assert expected.met
        work.meetings.set_quorum(GROUP, Quorum.NONE)
        rolls.open_roll(work, person(work, ALEX), 1, START + HOUR)
        assert {each.name for each in work.rolls.people(meeting, False, 0, 9)} == {wang.name}
        assert work.rolls.count(meeting, True) == len(work.rolls.people(meeting, True, 0, 9))
        assert [each.name for each in work.rolls.guests(1)] == ["Bernd"]
        answering.unite_answers(work, li.id, wang.id, NOW)
        assert work.attendances.find(1, li.id) == Answer(Attendance.YES, Mode.ONLINE)
