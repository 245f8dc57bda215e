"""What nobody got while the program was not running is listed for the coordinators, once for each standstill."""

import pytest

from bot.work import OpenWork
from tests.cast import LI, NOW, WANG
from tests.meetings.scenes import text_of
from tests.reminders.scenes import DAY, HOUR, MINUTE, World, brought, told

pytestmark = pytest.mark.slow


@pytest.fixture
def world(open_work: OpenWork) -> World:
    return World(open_work)


def test_the_useful_one_comes_late_and_says_so(world: World) -> None:
    world.plan(1, NOW)
    (parcel,) = brought(world.courier, NOW + 2 * HOUR)
    text = text_of(parcel.card, parcel.reader)
    assert "This reminder is late: it was due on 2026年11月25日周三 10:00" in text


def test_one_that_comes_in_time_does_not_say_so(world: World) -> None:
    world.plan(1, NOW)
    (parcel,) = brought(world.courier, NOW + 4 * MINUTE)
    assert "late" not in text_of(parcel.card, parcel.reader)


def test_one_that_waited_for_the_morning_is_not_late(world: World) -> None:
    world.concerned = {1: (LI,)}
    world.plan(1, NOW + 12 * HOUR, waits=True)  # 22:00 in Shanghai
    assert told(world.courier, NOW + 12 * HOUR) == []
    (parcel,) = brought(world.courier, NOW + 22 * HOUR)
    assert "late" not in text_of(parcel.card, parcel.reader)


def test_the_useless_ones_are_one_list_for_each_coordinator(world: World) -> None:
    for number in range(30):
        world.plan(number, NOW + number * MINUTE, lasts=HOUR)
    world.plan(99, NOW, lasts=DAY)

    assert told(world.courier, NOW + 2 * HOUR) == [("liwei", "Thing 99")]
    (parcel,) = brought(world.courier, NOW + 2 * HOUR + MINUTE)
    text = text_of(parcel.card, parcel.reader)
    assert "alex" in str(parcel.to)
    assert "Reminders that were not sent" in text
    assert "Thing 19" in text
    assert "and 10 more" in text
    assert brought(world.courier, NOW + 3 * HOUR) == []


def test_each_standstill_has_its_list(world: World) -> None:
    world.plan(1, NOW, lasts=HOUR)
    world.plan(2, NOW + DAY, lasts=HOUR)
    lists = [
        [text_of(each.card, each.reader) for each in brought(world.courier, at + MINUTE)]
        for at in (NOW + 2 * HOUR, NOW + DAY + 2 * HOUR)
        if not told(world.courier, at)
    ]
    assert [("Thing 1" in text, "Thing 2" in text) for (text,) in lists] == [(True, False), (False, True)]


def test_what_concerned_nobody_is_not_listed(world: World) -> None:
    world.concerned = {1: ()}
    world.plan(1, NOW, lasts=HOUR)
    assert told(world.courier, NOW + 2 * HOUR) == []
    assert told(world.courier, NOW + 3 * HOUR) == []


def test_what_was_shared_out_and_not_said_is_listed_once(world: World) -> None:
    world.concerned = {1: (LI, WANG)}
    world.plan(1, NOW, lasts=HOUR)
    courier = world.courier
    courier.tick(NOW - 30 * MINUTE)
    assert told(courier, NOW + 2 * HOUR) == []
    (parcel,) = brought(courier, NOW + 2 * HOUR + MINUTE)
    assert text_of(parcel.card, parcel.reader).count("Thing 1") == 1
