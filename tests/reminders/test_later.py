"""A reminder that its reader wants again: in ten minutes, in an hour, tomorrow morning; never too late; undone."""

import pytest

from bot.chat.cards import Button
from bot.chat.text import Text
from bot.reminders.actions import AskLater, Later, Snooze, Unsnooze
from bot.work import OpenWork
from tests.cast import ANNA, LI, NOW, ask
from tests.meetings.scenes import buttons_of, labels_of, text_of
from tests.reminders.scenes import DAY, HOUR, MINUTE, World, brought, told

pytestmark = pytest.mark.slow


@pytest.fixture
def world(open_work: OpenWork) -> World:
    world = World(open_work)
    world.plan(1, NOW, lasts=2 * DAY)
    return world


def asked_later(world: World) -> Button:
    """The button of the reminder that has come."""
    (parcel,) = brought(world.courier, NOW)
    (button,) = [each for each in buttons_of(parcel.card) if isinstance(each.action, AskLater)]
    return button


def delivery_of(button: Button) -> int:
    """The message it hangs in."""
    assert isinstance(button.action, AskLater)
    return button.action.delivery


def test_the_button_asks_when_and_the_answer_holds(world: World) -> None:
    button = asked_later(world)
    asked = ask(world.bot, LI, button.action, now=NOW + MINUTE)
    assert asked is not None
    assert labels_of(asked.reply.update) == ["In 10 minutes", "In an hour", "Tomorrow morning", "Not again"]

    chosen = ask(world.bot, LI, Snooze(delivery_of(button), Later.HOUR), now=NOW + MINUTE)
    assert chosen is not None
    assert "I will remind you again at" in text_of(chosen.reply.update, chosen.reader)
    assert labels_of(chosen.reply.update) == ["Another time", "Not again"]
    assert told(world.courier, NOW + HOUR) == []
    assert told(world.courier, NOW + HOUR + MINUTE) == [("liwei", "Thing 1")]
    assert told(world.courier, NOW + DAY) == []


def test_tomorrow_morning_is_when_ones_own_quiet_hours_end(world: World) -> None:
    """10:00 in Shanghai; the quiet hours end at 08:00."""
    ask(world.bot, LI, Snooze(delivery_of(asked_later(world)), Later.MORNING), now=NOW)
    assert told(world.courier, NOW + 22 * HOUR - MINUTE) == []
    assert told(world.courier, NOW + 22 * HOUR) == [("liwei", "Thing 1")]


def test_the_last_word_counts_and_it_can_be_taken_back(world: World) -> None:
    number = delivery_of(asked_later(world))
    for later in (Later.MORNING, Later.MINUTES):
        ask(world.bot, LI, Snooze(number, later), now=NOW)
    assert told(world.courier, NOW + 10 * MINUTE) == [("liwei", "Thing 1")]
    assert told(world.courier, NOW + DAY) == []

    ask(world.bot, LI, Snooze(number, Later.MINUTES), now=NOW + DAY)
    undone = ask(world.bot, LI, Unsnooze(number), now=NOW + DAY)
    assert undone is not None
    assert labels_of(undone.reply.update) == ["Remind me later"]
    assert told(world.courier, NOW + DAY + HOUR) == []


def test_nothing_is_offered_that_would_be_too_late(world: World) -> None:
    button, end = asked_later(world), NOW + 2 * DAY
    asked = ask(world.bot, LI, button.action, now=end - 30 * MINUTE)
    assert asked is not None
    assert labels_of(asked.reply.update) == ["In 10 minutes", "Not again"]

    refused = ask(world.bot, LI, Snooze(delivery_of(button), Later.HOUR), now=end - 30 * MINUTE)
    assert refused is not None
    assert isinstance(refused.reply.toast, Text)
    assert refused.reply.toast.msgid == "That would be too late. Please choose an earlier time."
    late = ask(world.bot, LI, button.action, now=end - MINUTE)
    assert late is not None
    assert late.reply.update is None


def test_somebody_elses_message_is_refused(world: World) -> None:
    number = delivery_of(asked_later(world))
    refused = ask(world.bot, ANNA, Snooze(number, Later.HOUR), now=NOW)
    assert refused is not None
    assert refused.reply.update is None
    assert told(world.courier, NOW + DAY) == []


def test_what_is_done_meanwhile_does_not_come_again(world: World) -> None:
    button = asked_later(world)
    ask(world.bot, LI, Snooze(delivery_of(button), Later.HOUR), now=NOW)
    world.gone = {1}
    assert told(world.courier, NOW + HOUR) == []
    refused = ask(world.bot, LI, button.action, now=NOW + HOUR)
    assert refused is not None
    assert refused.reply.update is None


def test_several_that_came_together_come_again_together(world: World) -> None:
    world.plan(2, NOW, lasts=2 * DAY)
    button = asked_later(world)
    ask(world.bot, LI, Snooze(delivery_of(button), Later.HOUR), now=NOW)
    assert told(world.courier, NOW + HOUR) == [("liwei", "2 reminders")]


def test_one_that_ends_within_minutes_does_not_offer_it(world: World) -> None:
    brought(world.courier, NOW)
    world.plan(2, NOW + DAY, lasts=9 * MINUTE)
    (parcel,) = brought(world.courier, NOW + DAY)
    assert labels_of(parcel.card) == []
