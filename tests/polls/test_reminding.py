"""Reminders: to those who may vote and have not, once, by day, drawn from the state at sending time."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.bot import Bot
from bot.delivery import Courier
from bot.polls.actions import EndPoll, TakeBackVote, WithdrawPoll
from bot.polls.reminding import reminder_moment
from bot.reminders.waking import next_waking
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, LI, NOW, WANG, ask
from tests.polls.scenes import CLOSES, DAY, HOUR, deliver, open_poll, places, tallies, vote

DUE = CLOSES - DAY
"""Thursday 02:00 UTC: 10:00 in Beijing, 03:00 in Munich."""

MUNICH_MORNING = DUE + 5 * HOUR


def reminded(courier: Courier, now: datetime) -> list[str]:
    """Who is reminded then, by account."""
    courier.tick(now)
    return [place for place in places(deliver(courier, now)) if place.startswith("test::")]


@pytest.mark.parametrize(
    ("hours", "before_close"),
    [(1.9, None), (2, 1), (36, 18), (36.5, 24), (24 * 30, 24)],
)
def test_the_moment_depends_on_how_long_a_poll_runs(hours: float, before_close: float | None) -> None:
    closes_at = NOW + hours * HOUR
    wanted = None if before_close is None else closes_at - before_close * HOUR
    assert reminder_moment(NOW, closes_at) == wanted


@pytest.mark.parametrize(
    ("moment", "zone", "waking"),
    [
        ("2026-11-26T02:00", "Asia/Shanghai", "2026-11-26T02:00"),  # 10:00
        ("2026-11-26T00:00", "Asia/Shanghai", "2026-11-26T00:00"),  # 08:00 sharp
        ("2026-11-26T12:59", "Asia/Shanghai", "2026-11-26T12:59"),  # 20:59
        ("2026-11-26T13:00", "Asia/Shanghai", "2026-11-27T00:00"),  # 21:00: next morning
        ("2026-11-26T02:00", "Europe/Berlin", "2026-11-26T07:00"),  # 03:00: the same morning
        ("2026-12-31T23:30", "Europe/Berlin", "2027-01-01T07:00"),  # past midnight, another year
        ("2026-03-28T21:00", "Europe/Berlin", "2026-03-29T06:00"),  # the clock changes that night
        ("2026-10-24T21:00", "Europe/Berlin", "2026-10-25T07:00"),
    ],
)
def test_night_ends_at_eight_on_the_clock_of_the_zone(moment: str, zone: str, waking: str) -> None:
    at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert next_waking(at, zone) == datetime.fromisoformat(waking).replace(tzinfo=UTC)


def test_those_who_have_not_voted_are_reminded_in_their_daytime(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    poll = open_poll(open_work)
    vote(bot, LI, poll, 0)
    assert reminded(courier, DUE - timedelta(seconds=1)) == []
    assert reminded(courier, DUE) == ["test::alex", "test::wangfang"]
    assert reminded(courier, MUNICH_MORNING - timedelta(seconds=1)) == []
    assert reminded(courier, MUNICH_MORNING) == ["test::anna"]
    assert reminded(courier, CLOSES - HOUR) == []


def test_whoever_voted_while_the_reminder_waited_is_left_alone(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    poll = open_poll(open_work)
    reminded(courier, DUE)
    vote(bot, ANNA, poll, 0, now=DUE + HOUR)
    assert reminded(courier, MUNICH_MORNING) == []


def test_whoever_took_their_vote_back_is_reminded(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    poll = open_poll(open_work)
    vote(bot, LI, poll, 0)
    ask(bot, LI, TakeBackVote(poll))
    assert "test::liwei" in reminded(courier, DUE)


def test_the_last_call_comes_even_at_night(open_work: OpenWork, courier: Courier) -> None:
    open_poll(open_work, closes_at=NOW + 6 * HOUR)
    assert "test::anna" in reminded(courier, NOW + 3 * HOUR)  # 06:00 in Munich; 08:00 would be too late


def test_a_morning_two_hours_before_the_close_is_early_enough(open_work: OpenWork, courier: Courier) -> None:
    open_poll(open_work, closes_at=NOW + 7 * HOUR)
    assert "test::anna" not in reminded(courier, NOW + 3.5 * HOUR)
    assert reminded(courier, NOW + 5 * HOUR) == ["test::anna"]


def test_the_reminder_lets_one_vote_at_once(open_work: OpenWork, courier: Courier) -> None:
    open_poll(open_work)
    courier.tick(DUE)
    cards = dict(deliver(courier, DUE))
    assert "Your vote is still missing\n\nShall we?" in cards["test::wangfang"].replace(
        " (Englisch)", ""
    ).replace(" (英语)", "")
    assert "[1] Yes" in cards["test::wangfang"]


def test_a_closed_poll_takes_the_buttons_out_of_its_reminders(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    poll = open_poll(open_work)
    reminded(courier, DUE)
    vote(bot, LI, poll, 0, now=DUE)
    ask(bot, ALEX, EndPoll(poll), now=DUE + HOUR)
    cards = dict(deliver(courier, DUE + HOUR))
    assert "edit test::wangfang" in cards
    assert "[1] Yes" not in cards["edit test::wangfang"]
    assert "Most votes went to" in cards["edit test::wangfang"]
    assert reminded(courier, MUNICH_MORNING) == []  # Anna's was still waiting


def test_a_poll_that_ended_early_reminds_nobody(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    ask(bot, ALEX, EndPoll(open_poll(open_work)), now=NOW + HOUR)
    ask(bot, ALEX, WithdrawPoll(open_poll(open_work)), now=NOW + HOUR)
    with open_work() as work:
        assert work.reminders.next_due() is None
    assert reminded(courier, DUE) == []


def test_after_a_standstill_past_the_close_nobody_is_reminded(open_work: OpenWork, courier: Courier) -> None:
    open_poll(open_work)
    assert reminded(courier, CLOSES + HOUR) == []


def test_whoever_left_is_not_reminded(open_work: OpenWork, courier: Courier) -> None:
    poll = open_poll(open_work)
    courier.tick(DUE)
    with open_work() as work:
        wang = work.members.by_account(WANG)
        assert wang is not None
        place = work.members.membership(wang.id, 1)
        assert place is not None
        work.members.leave(place)
    assert "test::wangfang" not in places(deliver(courier, DUE))
    assert tallies(open_work, poll)[0].entitled == 3
