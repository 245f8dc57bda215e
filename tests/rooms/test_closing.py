"""A room that closes gets nothing more, and its coordinators are told once; when it opens again it catches up."""

import logging
from datetime import datetime, timedelta

import pytest

from bot.bot import Bot
from bot.chat.exchange import Room
from bot.chat.happenings import RoomClosed, RoomOpened, RoomRenamed
from bot.delivery import Courier
from bot.work import OpenWork
from tests.cast import ALEX, LI, NOW, PLENARY, ask
from tests.meetings.scenes import schedule
from tests.membership.looking import card_of, delivered, press, texts
from tests.polls.scenes import EXPERTS_GROUP, GROUP, open_poll, vote
from tests.rooms.scenes import bound, happen, number

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)
TITLED = Room("test", "plenary", title="Plenum 2027")


def sent_to(courier: Courier, whom: str, now: datetime = NOW) -> list[str]:
    """The titles of what somebody, or a room, is sent now."""
    return [texts(card)[0] for to, _again, card in delivered(courier, now) if to == whom]


def test_the_coordinators_are_told_once_what_happened_and_what_to_do(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    happen(bot, RoomRenamed(TITLED))
    happen(bot, RoomClosed(PLENARY))
    happen(bot, RoomClosed(PLENARY), now=NOW + SECOND)  # another event tells the same
    [(to, _again, card)] = delivered(courier, NOW + SECOND)
    assert to == "alex"
    assert {"Plenum 2027", "智能制造工作组", "Closed to me since"} <= set(texts(card))
    assert any("/bind" in text for text in texts(card))
    settings = card_of(ask(bot, ALEX, press(card, "Settings of the room")))
    assert "Closed to me since" in texts(settings)
    assert bound(open_work, PLENARY).closed_at == NOW


def test_an_expert_groups_room_concerns_those_who_run_the_group_above_it(bot: Bot, courier: Courier) -> None:
    happen(bot, RoomClosed(Room("test", "experts")))
    assert [to for to, _again, _card in delivered(courier, NOW)] == ["alex"]


def test_what_waits_for_a_closed_room_is_dropped_with_a_line_in_the_log(
    bot: Bot, open_work: OpenWork, courier: Courier, caplog: pytest.LogCaptureFixture
) -> None:
    open_poll(open_work)
    happen(bot, RoomClosed(PLENARY))
    with caplog.at_level(logging.INFO):
        assert [to for to, _again, _card in delivered(courier, NOW)] == ["alex"]
    assert "dropped post of poll 1" in caplog.text
    assert list(courier.lease(NOW + HOUR)) == []  # nothing is tried again


def test_nothing_new_is_asked_for_in_a_closed_room(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    happen(bot, RoomClosed(PLENARY))
    delivered(courier, NOW)
    open_poll(open_work)
    schedule(bot)
    with open_work() as work:
        assert work.rooms.of_group(GROUP) == []
    assert sent_to(courier, "plenary") == []


def test_another_room_of_the_platform_goes_on(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    happen(bot, RoomClosed(PLENARY))
    delivered(courier, NOW)
    open_poll(open_work, group=EXPERTS_GROUP)
    assert [to for to, _again, _card in delivered(courier, NOW)] == ["experts"]


def test_an_open_room_catches_up(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    before = open_poll(open_work, closes_at=NOW + 2 * HOUR)
    over = open_poll(open_work, closes_at=NOW + HOUR)
    delivered(courier, NOW)
    happen(bot, RoomClosed(PLENARY))
    meanwhile = open_poll(open_work)
    schedule(bot)
    vote(bot, LI, before, 0)
    later = NOW + HOUR
    courier.tick(later)  # one is over: the room must not show it as open for ever
    delivered(courier, later)
    happen(bot, RoomOpened(PLENARY), now=later)
    there = [(again, card) for to, again, card in delivered(courier, later) if to == "plenary"]
    fresh = [texts(card) for again, card in there if not again]
    redrawn = [texts(card) for again, card in there if again]
    assert len(fresh) == 2, "the poll and the meeting that the room has not seen, and nothing twice"
    assert len(redrawn) == 2, "both cards that stand there"
    with open_work() as work:
        for poll in (before, over, meanwhile):
            assert work.polls.find(poll) is not None
    assert sum("“{group}” can be reached in its room again" in texts(card) for _again, card in there) == 0


def test_the_coordinator_reads_that_it_is_open_again(bot: Bot, courier: Courier) -> None:
    happen(bot, RoomClosed(PLENARY))
    delivered(courier, NOW)
    happen(bot, RoomOpened(PLENARY), now=NOW + HOUR)
    [(to, again, card)] = delivered(courier, NOW + HOUR)
    assert (to, again) == ("alex", True)
    assert texts(card)[0] == "“{group}” can be reached in its room again"


def test_a_room_closed_for_a_moment_alarms_nobody(bot: Bot, courier: Courier) -> None:
    happen(bot, RoomClosed(PLENARY), RoomOpened(PLENARY))
    assert delivered(courier, NOW) == []


def test_each_closing_is_told(bot: Bot, courier: Courier) -> None:
    happen(bot, RoomClosed(PLENARY))
    happen(bot, RoomOpened(PLENARY), now=NOW + HOUR)
    happen(bot, RoomClosed(PLENARY), now=NOW + 2 * HOUR)
    assert sent_to(courier, "alex", NOW + 2 * HOUR)[-1] == "“{group}” cannot be reached in one of its rooms"


def test_a_room_nobody_uses_concerns_nobody(bot: Bot, courier: Courier) -> None:
    elsewhere = Room("test", "elsewhere")
    happen(bot, RoomClosed(elsewhere), RoomOpened(elsewhere), RoomRenamed(elsewhere))
    assert delivered(courier, NOW) == []


def test_the_topics_of_a_closed_forum_are_closed_too(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    topic, forum = Room("test", "plenary/77"), Room("test", "plen")
    with open_work() as work:
        there = work.rooms.bound(PLENARY)
        assert there is not None
        there.room = topic
    happen(bot, RoomClosed(forum))
    assert bound(open_work, topic).closed_at is None
    happen(bot, RoomClosed(PLENARY))
    assert bound(open_work, topic).closed_at == NOW


def test_a_closed_room_can_be_given_up(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    happen(bot, RoomClosed(PLENARY))
    [(_to, _again, card)] = delivered(courier, NOW)
    settings = card_of(ask(bot, ALEX, press(card, "Settings of the room")))
    question = card_of(ask(bot, ALEX, press(settings, "Stop using the room")))
    room = number(open_work, PLENARY)
    ask(bot, ALEX, press(question, "Stop using the room"))
    with open_work() as work:
        assert work.rooms.find(room) is None
