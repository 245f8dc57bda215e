"""A holiday notice that comes after meetings were planned: their coordinators are told once, and can move them."""

from collections.abc import Mapping
from datetime import date, datetime

import pytest

from bot.bot import Bot
from bot.delivery import Courier
from bot.meetings.actions import OpenMove
from bot.meetings.holidays import take_in
from bot.meetings.series_actions import MoveToCommonDay
from bot.work import OpenWork
from bot.workdays.model import Country, Notice
from tests.cast import ALEX, NOW
from tests.meetings.scenes import buttons_of, deliver, labels_of, reply, schedule, stored

pytestmark = pytest.mark.slow

ON_THE_DAY = "2026-12-15T15:00"


def notice(off: Mapping[date, str]) -> Notice:
    return Notice(Country.CN, 2026, NOW, off, frozenset())


def test_who_planned_for_a_day_that_became_free_is_told_once_and_moves_it_with_a_press(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    schedule(bot, starts_at=ON_THE_DAY)
    schedule(bot, starts_at="2026-12-16T15:00", title_zh="二")
    deliver(courier, NOW)
    free = notice({date(2026, 12, 15): "mid_autumn"})
    with open_work() as work:
        assert take_in(work, free, NOW) == 1
    with open_work() as work:
        assert take_in(work, notice({date(2026, 12, 15): "mid_autumn"}), NOW) == 0

    told = deliver(courier, NOW).of("meeting_holiday")
    assert told.people == {"alex"}
    (asked,) = told.to(ALEX)
    assert "falls on a holiday" in asked
    card = told.parcels[0].card
    assert {"To the next common working day", "Another time"} <= set(labels_of(card))
    press = next(each.action for each in buttons_of(card) if isinstance(each.action, MoveToCommonDay))
    reply(bot, ALEX, press)
    assert stored(open_work).starts_at == datetime.fromisoformat("2026-12-16T07:00+00:00")
    assert OpenMove(1, 0) in [each.action for each in buttons_of(card)]
