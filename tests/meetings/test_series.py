"""Meetings that come back: the rule, the holidays of both sides, one changed alone, this and all later ones."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from bot.bot import Bot
from bot.chat.exchange import Reply
from bot.delivery import Courier
from bot.features import REGISTRY
from bot.meetings.actions import CancelMeeting, KeepMeeting, OpenMove
from bot.meetings.model import Attendance, Meeting, State
from bot.meetings.series_actions import MoveToCommonDay, OpenRepeat, ShowSeries
from bot.work import OpenWork
from storage.work import works_on
from tests.cast import ALEX, LI, NOW, PLENARY, SEAL, seeded
from tests.meetings.scenes import (
    BOOK,
    answer,
    buttons_of,
    deliver,
    reply,
    schedule,
    stored,
    text_of,
    why,
)
from tests.meetings.test_changes import ALEX_READS

pytestmark = pytest.mark.slow

WEEKLY = {"every": "weeks", "step": "1", "ends": "", "on_holiday": "ask"}


def repeat(bot: Bot, *, now: datetime = NOW, meeting: int = 1, **answers: str) -> Reply:
    return reply(bot, ALEX, (OpenRepeat(meeting), WEEKLY | answers), now=now)


def tick(courier: Courier, now: datetime = NOW, times: int = 8) -> None:
    for _time in range(times):
        courier.tick(now)


def rows(open_work: OpenWork, series: int = 1) -> list[Meeting]:
    with open_work() as work:
        return list(work.meetings.of_series(series, date.min))


def days(open_work: OpenWork, series: int = 1) -> list[date | None]:
    return [row.day for row in rows(open_work, series)]


def starts(open_work: OpenWork, series: int = 1) -> list[str]:
    planned = (row for row in rows(open_work, series) if row.state is State.PLANNED)
    return [f"{row.starts_at:%m-%d %H:%M}" for row in planned]


def move_later(bot: Bot, meeting: int, to: str) -> Reply:
    return reply(bot, ALEX, (OpenMove(meeting), {"starts_at": to, "scope": "following"}))


def test_a_meeting_becomes_the_first_of_a_series_and_keeps_its_answers(bot: Bot, open_work: OpenWork) -> None:
    schedule(bot)
    answer(bot, LI, Attendance.YES)

    given = repeat(bot, ends="4")

    assert "every week on Tuesday, 4 meetings in all" in text_of(given.show, ALEX_READS)
    assert days(open_work) == [date(2026, 12, day) for day in (1, 8, 15, 22)]
    with open_work() as work:
        assert work.attendances.tally(1)[Attendance.YES] == 1


def test_the_next_fourteen_months_are_made_in_small_batches(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    schedule(bot)
    repeat(bot)
    first = len(rows(open_work))
    tick(courier)

    assert first == 21
    last = rows(open_work)[-1].starts_at
    assert NOW + timedelta(days=420) < last < NOW + timedelta(days=434)
    assert len(rows(open_work)) == len(set(days(open_work))) == 61


def test_a_series_of_ten_years_grows_as_time_goes_on_without_double_and_skip(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    schedule(bot)
    repeat(bot, every="monthly_day", ends="2036-12-01")
    for year in range(11):
        tick(courier, NOW + timedelta(days=365 * year), 3)

    made = [day for day in days(open_work) if day]
    assert len(made) == 121
    assert made == [date(2026 + (11 + n) // 12, (11 + n) % 12 + 1, 1) for n in range(121)]


def test_a_meeting_is_announced_when_it_comes_near_and_only_once(bot: Bot, courier: Courier) -> None:
    schedule(bot)
    repeat(bot, ends="4")

    at_once = deliver(courier, NOW).of("meeting").to(PLENARY)
    a_week_before = deliver(courier, NOW + timedelta(days=7)).of("meeting").parcels
    again = deliver(courier, NOW + timedelta(days=7, minutes=1)).of("meeting").parcels

    assert len(at_once) == 1
    assert sum(parcel.ref is None for parcel in a_week_before) == 1
    assert not any(parcel.ref is None for parcel in again)


def test_the_room_reads_the_rule_and_what_the_clock_change_does(bot: Bot, courier: Courier) -> None:
    schedule(bot)
    repeat(bot)

    (card,) = deliver(courier, NOW).of("meeting_series").to(PLENARY)
    assert "every week on Tuesday" in card
    assert "begins in Berlin at 09:00 instead of 08:00: clocks change." in card


@pytest.mark.parametrize(
    ("ends", "words"),
    [("1", "from 2 to"), ("2026-12-01", "before its second"), ("sometime", "")],
)
def test_an_end_that_is_none_is_said_beside_it(bot: Bot, open_work: OpenWork, ends: str, words: str) -> None:
    schedule(bot)

    given = repeat(bot, ends=ends)

    assert set(given.errors) == {"ends"}
    assert words in BOOK.say(given.errors["ends"], ALEX_READS)
    assert stored(open_work).series_id is None


def test_a_meeting_begins_one_series_only(bot: Bot) -> None:
    schedule(bot)
    repeat(bot)

    assert "belongs to a series already" in BOOK.say(repeat(bot).errors[""], ALEX_READS)


def test_one_moved_alone_keeps_its_day_of_the_rule(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    schedule(bot)
    repeat(bot, ends="4")
    reply(bot, ALEX, (OpenMove(2), {"starts_at": "2026-12-09T16:00", "scope": "this"}))
    tick(courier)

    assert days(open_work) == [date(2026, 12, day) for day in (1, 8, 15, 22)]
    assert starts(open_work) == ["12-01 07:00", "12-09 08:00", "12-15 07:00", "12-22 07:00"]


def test_one_that_nobody_heard_of_is_cancelled_quietly(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    schedule(bot)
    repeat(bot, ends="4")
    deliver(courier, NOW)

    reply(bot, ALEX, CancelMeeting(4, 0))

    assert not deliver(courier, NOW).of("meeting_cancelled").parcels
    assert starts(open_work) == ["12-01 07:00", "12-08 07:00", "12-15 07:00"]


def test_this_and_all_later_ones_go_over_to_another_weekday(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    schedule(bot)
    answer(bot, LI, Attendance.YES)
    repeat(bot, ends="5")
    reply(bot, ALEX, (OpenMove(4), {"starts_at": "2026-12-23T18:00", "scope": "this"}))

    move_later(bot, 2, "2026-12-10T16:00")
    tick(courier)

    assert starts(open_work) == ["12-01 07:00"]
    assert starts(open_work, 2) == ["12-10 08:00", "12-17 08:00", "12-23 10:00", "12-31 08:00"]
    assert days(open_work, 2) == [date(2026, 12, day) for day in (10, 17, 24, 31)]


def test_of_this_and_all_later_ones_each_is_reminded_of_once(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    schedule(bot)
    repeat(bot, ends="3")
    move_later(bot, 2, "2026-12-10T16:00")

    with open_work() as work:
        dues = [
            [f"{r.due_at:%m-%d %H:%M}" for r in work.reminders.about("meeting_reminder", n) if not r.optional]
            for n in (2, 3)
        ]
    assert dues == [
        ["12-09 08:00", "12-10 07:00", "12-10 07:55"],
        ["12-16 08:00", "12-17 07:00", "12-17 07:55"],
    ]


def test_this_and_all_later_ones_are_cancelled_and_none_is_made_again(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    schedule(bot)
    repeat(bot)
    deliver(courier, NOW)

    reply(bot, ALEX, CancelMeeting(3, 0, following=True))
    tick(courier)

    assert starts(open_work) == ["12-01 07:00", "12-08 07:00"]
    (notice,) = deliver(courier, NOW).of("series_ended").to(PLENARY)
    assert "there are no more meetings of this series" in notice


def test_holidays_are_left_out_or_moved_to_the_next_common_working_day(bot: Bot, open_work: OpenWork) -> None:
    schedule(bot, starts_at="2026-12-04T15:00")
    repeat(bot, ends="5", on_holiday="skip")
    schedule(bot, starts_at="2026-12-04T16:00", title_zh="二")
    repeat(bot, meeting=4, ends="5", on_holiday="next")

    assert starts(open_work) == ["12-04 07:00", "12-11 07:00", "12-18 07:00"]
    assert starts(open_work, 2)[3:] == ["12-28 08:00", "01-04 08:00"]
    assert days(open_work, 2)[3:] == [date(2026, 12, 25), date(2027, 1, 1)]


def test_the_coordinator_is_asked_about_a_holiday_and_can_move_it(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    schedule(bot, starts_at="2026-12-04T15:00")
    repeat(bot, ends="4")

    (asked,) = deliver(courier, NOW).of("meeting_holiday").parcels
    said = text_of(asked.card, asked.reader)
    assert "The German side does not work on Fri, 25 Dec 2026: Christmas Day." in said
    number = next(b.action for b in buttons_of(asked.card) if isinstance(b.action, MoveToCommonDay)).meeting
    reply(bot, ALEX, MoveToCommonDay(number, 0))

    assert starts(open_work)[-1] == "12-28 07:00"


def test_whoever_answers_nothing_keeps_the_day(bot: Bot, open_work: OpenWork) -> None:
    schedule(bot, starts_at="2026-12-04T15:00")
    repeat(bot, ends="4")
    reply(bot, ALEX, KeepMeeting(4))

    assert starts(open_work)[-1] == "12-25 07:00"


def test_a_year_that_is_not_published_is_marked(bot: Bot, courier: Courier) -> None:
    schedule(bot, starts_at="2028-03-07T15:00")
    given = repeat(bot, ends="4")

    assert "provisional" in text_of(given.show, ALEX_READS)


def test_strangers_do_not_read_a_series(bot: Bot) -> None:
    from tests.cast import JONAS

    schedule(bot)
    repeat(bot)

    assert why(reply(bot, JONAS, ShowSeries(1)))


@pytest.mark.postgres
def test_a_series_goes_the_same_way_on_postgresql(postgres_engine: Engine) -> None:
    open_work = works_on(postgres_engine)
    seeded(open_work)
    bot, courier = Bot(open_work, REGISTRY, SEAL), Courier(open_work, REGISTRY, ("test",))
    schedule(bot)
    repeat(bot, on_holiday="next")
    tick(courier)
    move_later(bot, 3, "2026-12-16T16:00")
    reply(bot, ALEX, CancelMeeting(5, stored(open_work, 5).revision, following=True))
    tick(courier)

    assert starts(open_work) == ["12-01 07:00", "12-08 07:00"]
    assert starts(open_work, 2) == ["12-16 08:00", "12-23 08:00"]
