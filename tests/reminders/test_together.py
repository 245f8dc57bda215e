"""Several reminders within an hour are one message; each once, without what became useless."""

import pytest

from bot.features import REGISTRY
from bot.registry import Registry
from bot.reminders import handing
from bot.work import OpenWork
from tests.cast import ANNA, LI, NOW, WANG
from tests.meetings.scenes import labels_of, text_of
from tests.reminders.scenes import HOUR, MINUTE, World, brought, person, title_of, told


@pytest.fixture
def world(open_work: OpenWork) -> World:
    return World(open_work)


def test_what_is_due_within_an_hour_comes_as_one_message(world: World) -> None:
    for number, minutes in ((1, 0), (2, 30), (3, 60), (4, 61)):
        world.plan(number, NOW + minutes * MINUTE)

    (parcel,) = brought(world.courier, NOW)

    assert title_of(parcel.card) == "3 reminders"
    assert text_of(parcel.card, parcel.reader).count("Thing") == 3
    assert labels_of(parcel.card) == ["Open 1", "Open 2", "Open 3", "Remind me later"]
    assert told(world.courier, NOW + HOUR) == []
    assert told(world.courier, NOW + HOUR + MINUTE) == [("liwei", "Thing 4")]


def test_one_alone_is_the_ordinary_card(world: World) -> None:
    world.plan(1, NOW, detail="today")
    assert told(world.courier, NOW) == [("liwei", "Thing 1 today")]


def test_what_must_be_prompt_comes_no_earlier_and_what_stands_alone_by_itself(world: World) -> None:
    world.plan(1, NOW)
    world.plan(2, NOW + 10 * MINUTE, prompt=True)
    world.plan(3, NOW, detail="alone")
    assert sorted(told(world.courier, NOW)) == [("liwei", "Thing 1"), ("liwei", "Thing 3 alone")]
    assert told(world.courier, NOW + 10 * MINUTE) == [("liwei", "Thing 2")]


def test_everybody_gets_only_their_own(world: World) -> None:
    world.concerned = {1: (LI, WANG), 2: (LI,), 3: (WANG,)}
    for number in (1, 2, 3):
        world.plan(number, NOW + number * MINUTE)
    assert sorted(told(world.courier, NOW + MINUTE)) == [
        ("liwei", "2 reminders"),
        ("wangfang", "2 reminders"),
    ]
    assert told(world.courier, NOW + HOUR) == []


def test_what_waited_for_the_morning_comes_with_what_is_due_then(world: World) -> None:
    """03:00 in Munich; the quiet hours end at 08:00, and at 08:40 something else is due."""
    world.concerned = {1: (ANNA,), 2: (ANNA,), 3: (ANNA,)}
    world.plan(1, NOW, waits=True)
    world.plan(2, NOW + HOUR, waits=True)
    world.plan(3, NOW + 5 * HOUR + 40 * MINUTE)
    assert told(world.courier, NOW + 2 * HOUR) == []
    assert told(world.courier, NOW + 5 * HOUR) == [("anna", "3 reminders")]
    assert told(world.courier, NOW + 6 * HOUR) == []


def test_nothing_is_said_earlier_while_its_reader_sleeps(world: World) -> None:
    world.concerned = {1: (ANNA,), 2: (ANNA,)}
    world.plan(1, NOW)
    world.plan(2, NOW + 30 * MINUTE)
    assert told(world.courier, NOW) == [("anna", "Thing 1")]
    assert told(world.courier, NOW + 30 * MINUTE) == [("anna", "Thing 2")]


def test_what_became_useless_before_it_was_sent_is_left_out(world: World) -> None:
    for number in (1, 2, 3):
        world.plan(number, NOW)
    courier = world.courier
    while courier.tick(NOW):
        pass
    world.gone = {2}
    (parcel,) = brought(courier, NOW + MINUTE)
    assert labels_of(parcel.card) == ["Open 1", "Open 3", "Remind me later"]


def test_the_only_one_left_is_the_ordinary_card_and_none_left_is_nothing(world: World) -> None:
    for number in (1, 2):
        world.plan(number, NOW)
        world.plan(number + 2, NOW + 3 * HOUR)
    courier = world.courier
    courier.tick(NOW)
    world.gone = {2, 3, 4}
    assert told(courier, NOW) == [("liwei", "Thing 1")]
    assert told(courier, NOW + 3 * HOUR) == []


def test_of_several_about_the_same_thing_the_newest_stands_in_it(world: World) -> None:
    world.plan(1, NOW, detail="old")
    world.plan(1, NOW + 5 * MINUTE, detail="new")
    world.plan(2, NOW)
    courier = world.courier
    (parcel,) = brought(courier, NOW)
    assert labels_of(parcel.card) == ["Open 1", "Open 2", "Remind me later"]
    with world.open_work() as work:
        assert work.reminders.waiting_for(person(work, LI).id) == []
    assert told(courier, NOW + HOUR) == []


def test_a_handing_over_that_breaks_off_changes_nothing(world: World) -> None:
    """The digest, its message and the end of what was planned are one transaction."""
    for number in (1, 2):
        world.plan(number, NOW)
    registry = world.registry
    with world.open_work() as work:
        handing.share_out(work, registry, NOW)
    with pytest.raises(RuntimeError):
        broken_off(world, registry)
    assert told(world.courier, NOW) == [("liwei", "2 reminders")]
    assert told(world.courier, NOW + HOUR) == []


def broken_off(world: World, registry: Registry) -> None:
    """Everything is said, and the transaction does not end."""
    with world.open_work() as work:
        handing.say(work, registry, NOW)
        raise RuntimeError("killed")


def test_every_kind_of_reminder_can_be_said_in_a_line() -> None:
    assert REGISTRY.recipients.keys() == REGISTRY.lines.keys()
