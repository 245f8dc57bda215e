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
from bot.meetings import answering, changing, service
from bot.meetings.actions import CancelMeeting
from bot.meetings.model import Attendance, Meeting
from bot.meetings.reminding import to_remind
from bot.membership.model import Member
from bot.work import OpenWork, Work
from storage.work import works_on
from tests.cast import ALEX, LI, NOW, THOMAS, seeded
from tests.meetings.scenes import DAY, GROUP, HOUR, START, answer, deliver, move, reply, schedule, stored

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
