"""New rules of a zone while reminders wait: for their hour, for somebody's morning, for later. Each moves, once."""

from collections import Counter
from datetime import time
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.bot import Bot
from bot.delivery import Courier
from bot.features import REGISTRY
from bot.meetings.reminding import VIEW
from bot.reminders import service
from bot.reminders.actions import AskLater, Later, Snooze
from bot.reminders.wishes import Wishes
from bot.work import OpenWork
from storage.work import works_on
from tests.cast import ALEX, LI, NOW, SEAL, ask, seeded
from tests.meetings.scenes import DAY, HOUR, START, buttons_of, deliver, schedule
from tests.meetings.test_new_rules import new_rules, swap
from tests.reminders.scenes import brought, person

__all__ = ["new_rules"]

pytestmark = pytest.mark.slow


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def open_work(request: pytest.FixtureRequest) -> OpenWork:
    engine: Engine = request.getfixturevalue("engine" if request.param == "sqlite" else "postgres_engine")
    open_work = works_on(engine)
    seeded(open_work)
    return open_work


def times(courier: Courier, since: int, until: int) -> Counter[str]:
    """When, in half hours around the meeting, Li and Alex are reminded: `who hours before the old start`."""
    found = Counter[str]()
    for half in range(since, until + 1):
        at = START + half * HOUR / 2
        for parcel in brought(courier, at):
            if parcel.kind == VIEW:
                found[f"{parcel.to.user!s} {-half / 2:g}"] += 1  # type: ignore[union-attr]
    return found


def test_what_waits_for_a_morning_moves_and_comes_once_in_a_morning(
    open_work: OpenWork, new_rules: Path
) -> None:
    """Li is quiet until 16:00 in Shanghai, an hour after the day-before reminder; then Shanghai's clock goes back."""
    bot, courier = Bot(open_work, REGISTRY, SEAL), Courier(open_work, REGISTRY, ("test",))
    schedule(bot)
    deliver(courier, NOW)
    with open_work() as work:
        li = person(work, LI)
        service.keep_wishes(work, li, Wishes(li.id, quiet_from=time(9), quiet_until=time(16)), NOW)
    before = times(courier, -50, -48)  # a day before, it waits for 16:00
    assert {each for each in before if "liwei" in each} == set()

    swap(new_rules, 7)  # 16:00 in Shanghai is 09:00 UTC now, the meeting an hour later
    after = times(courier, -47, 4)
    assert {each: count for each, count in after.items() if "liwei" in each} == {
        "liwei 22": 1,
        "liwei 0": 1,
        "liwei -1": 1,
    }


def test_what_shall_come_later_stays_and_what_is_planned_moves(open_work: OpenWork, new_rules: Path) -> None:
    bot, courier = Bot(open_work, REGISTRY, SEAL), Courier(open_work, REGISTRY, ("test",))
    schedule(bot)
    deliver(courier, NOW)
    deliver(courier, START - DAY - 2 * HOUR)
    parcels = [each for each in brought(courier, START - DAY) if each.kind == VIEW and each.to.user == "alex"]  # type: ignore[union-attr]
    (button,) = [each for each in buttons_of(parcels[0].card) if isinstance(each.action, AskLater)]
    assert isinstance(button.action, AskLater)
    ask(bot, ALEX, Snooze(button.action.delivery, Later.HOUR), now=START - DAY)

    swap(new_rules, 9)  # everything that is planned on that clock is an hour earlier
    after = times(courier, -47, 4)
    assert {each: count for each, count in after.items() if "alex" in each} == {
        "alex 23": 1,  # asked for
        "alex 2": 1,
        "alex 1": 1,  # called in
    }


def test_swapped_to_and_fro_nothing_comes_twice_and_nothing_is_lost(
    open_work: OpenWork, new_rules: Path
) -> None:
    bot, courier = Bot(open_work, REGISTRY, SEAL), Courier(open_work, REGISTRY, ("test",))
    schedule(bot)
    deliver(courier, NOW)
    deliver(courier, START - DAY - 3 * HOUR)
    said = Counter[str]()
    for half, hours in ((-50, 9), (-49, 7), (-48, 8), (-40, 9), (-30, 8)):
        swap(new_rules, hours)
        said += times(courier, half, half)
    said += times(courier, -29, 4)
    days = [each for each in said if each.startswith("alex") and float(each.split()[1]) > 5]
    assert (len(days), said[days[0]]) == (1, 1)
    assert {each: said[each] for each in ("alex 1", "alex 0")} == {"alex 1": 1, "alex 0": 1}
