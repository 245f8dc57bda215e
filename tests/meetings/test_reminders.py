"""A day and an hour before a meeting, those it concerns are reminded of what is planned then."""

from datetime import datetime, timedelta

import pytest

from bot.bot import Bot
from bot.chat.languages import Language
from bot.delivery import Courier
from bot.meetings.actions import CancelMeeting
from bot.meetings.model import Attendance
from bot.membership.model import Member, Membership
from bot.membership.roles import Role
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, JONAS, LI, NOW, PLENARY, THOMAS, WANG
from tests.meetings.scenes import (
    ANSWER_BUTTONS,
    DAY,
    EXPERT_GROUP,
    GROUP,
    HOUR,
    START,
    Sent,
    answer,
    deliver,
    labels_of,
    move,
    reply,
    schedule,
)

YES, NO, MAYBE = Attendance.YES, Attendance.NO, Attendance.MAYBE
EVERYONE = {"liwei", "anna", "alex", "wangfang", "thomas"}
A_MOMENT = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def planned(bot: Bot, courier: Courier) -> None:
    """Every test here begins with an announced meeting."""
    schedule(bot)
    deliver(courier, NOW)


def remind(courier: Courier, now: datetime) -> Sent:
    """The reminders that leave at this moment."""
    return deliver(courier, now).of("meeting_reminder")


def test_a_day_and_an_hour_ahead_and_not_before(courier: Courier) -> None:
    assert remind(courier, START - DAY - A_MOMENT).parcels == ()
    assert remind(courier, START - DAY).people == EVERYONE
    assert remind(courier, START - HOUR - A_MOMENT).parcels == ()
    assert remind(courier, START - HOUR).people == EVERYONE
    assert remind(courier, START + HOUR).parcels == ()


def test_everyone_reads_it_on_their_own_clock(courier: Courier) -> None:
    sent = remind(courier, START - HOUR)

    (li,), (anna,) = sent.to(LI), sent.to(ANNA)
    assert "Reminder: 数据安全" in li
    assert "When: 2026年12月1日周二 15:00 Shanghai · 08:00 Berlin" in li
    assert "Reminder: Datensicherheit" in anna
    assert "When: Di., 1. Dez. 2026, 08:00 Munich · 15:00 Beijing" in anna
    assert "Begins in: 1 Std." in anna
    assert "Join on line: https://meet.example.org/wg" in anna


def test_the_clock_change_between_reminder_and_meeting_does_not_shift_it(bot: Bot, courier: Courier) -> None:
    """Germany's clocks go forward in the night before 15:00 in Shanghai on 28 March 2027."""
    schedule(bot, starts_at="2027-03-28T15:00")
    start = datetime.fromisoformat("2027-03-28T07:00+00:00")

    (eve,) = remind(courier, start - DAY).to(ANNA)
    (day,) = remind(courier, start - HOUR).to(ANNA)

    assert "Begins in: 24 Std." in eve
    for text in (eve, day):
        assert "When: So., 28. März 2027, 09:00 Munich · 15:00 Beijing" in text


def test_whoever_declined_is_left_in_peace(bot: Bot, courier: Courier) -> None:
    answer(bot, THOMAS, NO)
    answer(bot, LI, YES)

    assert remind(courier, START - DAY).people == EVERYONE - {"thomas"}


def test_whoever_has_not_answered_is_asked_the_others_see_their_answer(bot: Bot, courier: Courier) -> None:
    answer(bot, LI, YES)

    sent = remind(courier, START - DAY)
    (li,), (wang,) = sent.to(LI), sent.to(WANG)
    assert "Your answer: Attending" in li
    assert "Will you attend?" not in li
    assert "Will you attend?" in wang
    assert [labels_of(each.card) for each in sent.parcels if "liwei" in str(each.to)] == [
        ["Change the answer", "Remind me later"]
    ]
    assert [labels_of(each.card) for each in sent.parcels if "wang" in str(each.to)] == [
        [*ANSWER_BUTTONS, "Remind me later"]
    ]


def test_rooms_are_not_reminded(courier: Courier) -> None:
    assert remind(courier, START - DAY).to(PLENARY) == []


def test_only_the_groups_own_members_are_reminded(bot: Bot, courier: Courier, open_work: OpenWork) -> None:
    schedule(bot, group=EXPERT_GROUP, starts_at="2026-12-10T15:00")
    with open_work() as work:
        anna = work.members.by_account(ANNA)
        assert anna is not None
        work.members.enter(Membership(anna, EXPERT_GROUP, Role.MEMBER, NOW))

    assert remind(courier, START - DAY).people == EVERYONE
    assert remind(courier, START + 9 * DAY - HOUR).people == {"anna"}


def test_whom_it_concerns_is_asked_when_it_is_due(courier: Courier, open_work: OpenWork) -> None:
    with open_work() as work:
        jonas, thomas = Member("Jonas Weber", Language.DE, "dresden", NOW), work.members.by_account(THOMAS)
        assert thomas is not None
        jonas.accounts.append(JONAS)
        work.members.add(jonas)
        work.members.enter(Membership(jonas, GROUP, Role.MEMBER, NOW))
        place = work.members.membership(thomas.id, GROUP)
        assert place is not None
        work.members.leave(place)

    assert remind(courier, START - DAY).people == EVERYONE - {"thomas"} | {"jonas"}


def test_after_a_move_the_reminders_come_at_the_new_times_only(bot: Bot, courier: Courier) -> None:
    move(bot, "2026-12-08T16:00")
    new = START + 7 * DAY + HOUR

    assert remind(courier, START - DAY).parcels == ()
    assert remind(courier, START - HOUR).parcels == ()
    (li,) = remind(courier, new - DAY).to(LI)
    assert "2026年12月8日周二 16:00" in li
    assert remind(courier, new - HOUR).people == EVERYONE


def test_after_a_cancellation_nobody_is_reminded(bot: Bot, courier: Courier) -> None:
    reply(bot, ALEX, CancelMeeting(1, 0))

    assert remind(courier, START - DAY).parcels == ()
    assert remind(courier, START - HOUR).parcels == ()


def handed_over(courier: Courier, now: datetime) -> None:
    """The reminders lie in the outbox, and nothing has been sent yet."""
    courier.tick(now)


def test_a_reminder_in_the_outbox_does_not_leave_with_a_time_that_no_longer_holds(
    bot: Bot, courier: Courier
) -> None:
    handed_over(courier, START - HOUR)
    move(bot, "2026-12-08T16:00", now=START - HOUR)

    assert remind(courier, START - HOUR).parcels == ()


def test_a_small_delay_ends_in_one_true_reminder(bot: Bot, courier: Courier) -> None:
    """Moved by half an hour while “in one hour” waits to be sent: said anew an hour before the new start."""
    handed_over(courier, START - HOUR)
    move(bot, "2026-12-01T15:30", now=START - HOUR)

    assert remind(courier, START - HOUR).parcels == ()
    (li,) = remind(courier, START - HOUR / 2).to(LI)
    assert "Begins in: 1小时" in li
    assert "15:30 Shanghai" in li


def test_a_reminder_in_the_outbox_is_dropped_for_who_declined_or_left_since(
    bot: Bot, courier: Courier, open_work: OpenWork
) -> None:
    handed_over(courier, START - HOUR)
    answer(bot, LI, NO, now=START - HOUR)
    with open_work() as work:
        anna = work.members.by_account(ANNA)
        assert anna is not None
        place = work.members.membership(anna.id, GROUP)
        assert place is not None
        work.members.leave(place)

    assert remind(courier, START - HOUR).people == EVERYONE - {"liwei", "anna"}


def test_a_reminder_in_the_outbox_is_dropped_after_a_cancellation(bot: Bot, courier: Courier) -> None:
    handed_over(courier, START - HOUR)
    reply(bot, ALEX, CancelMeeting(1, 0), now=START - HOUR)

    assert remind(courier, START - HOUR).parcels == ()


def test_a_reminder_that_leaves_late_says_how_long_it_really_is(courier: Courier) -> None:
    (early,) = remind(courier, START - 20 * HOUR).to(ANNA)
    (late,) = remind(courier, START - timedelta(minutes=12, seconds=30)).to(ANNA)

    assert "Begins in: 20 Std." in early
    assert "Begins in: 13 Min." in late


def test_just_after_the_start_it_says_so_and_asks_nothing(courier: Courier) -> None:
    sent = remind(courier, START + timedelta(minutes=9))

    assert "The meeting has just begun." in sent.to(ANNA)[0]
    assert {tuple(labels_of(each.card)) for each in sent.parcels} == {()}


def test_after_a_standstill_only_the_newest_is_said(courier: Courier) -> None:
    sent = remind(courier, START - HOUR / 2)

    assert len(sent.to(LI)) == 1
    assert "Begins in: 30分钟" in sent.to(LI)[0]


@pytest.mark.parametrize("late", [START - 2 * HOUR, START + timedelta(minutes=10)])
def test_what_is_no_longer_useful_is_dropped(courier: Courier, late: datetime) -> None:
    assert remind(courier, late).parcels == ()


def test_a_meeting_on_short_notice_is_reminded_of_only_an_hour_ahead(bot: Bot, courier: Courier) -> None:
    remind(courier, START - DAY)
    schedule(bot, starts_at="2026-12-02T08:00", now=START, title_zh="加开")
    soon = START + 17 * HOUR

    assert remind(courier, soon - HOUR - A_MOMENT).parcels == ()
    assert remind(courier, soon - HOUR).people == EVERYONE
