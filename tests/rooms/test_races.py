"""Several events of one room at the same moment, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from threading import Barrier

import pytest
from sqlalchemy import Engine

from bot.bot import Bot
from bot.chat.exchange import Account, Room
from bot.chat.happenings import PersonCame, RoomClosed, RoomMoved
from bot.delivery import Courier
from bot.features import REGISTRY
from bot.rooms import changes
from bot.work import OpenWork
from storage.work import works_on
from tests.cast import LI, NOW, PLENARY, SEAL, seeded
from tests.membership.looking import delivered
from tests.polls.scenes import open_poll, vote
from tests.rooms.scenes import bound, happen, strangers

NEW = Room("test", "supergroup")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def open_work(request: pytest.FixtureRequest) -> OpenWork:
    name = "file_engine" if request.param == "sqlite" else "postgres_engine"
    engine: Engine = request.getfixturevalue(name)
    open_work = works_on(engine)
    seeded(open_work)
    return open_work


def at_once(*tasks: Callable[[], None]) -> None:
    """All of them begin at the same moment."""
    start = Barrier(len(tasks))

    def run(task: Callable[[], None]) -> None:
        start.wait()
        task()

    with ThreadPoolExecutor(len(tasks)) as pool:
        list(pool.map(run, tasks))


def test_both_groups_tell_of_the_migration_while_people_vote(open_work: OpenWork) -> None:
    bot, courier = Bot(open_work, REGISTRY, SEAL), Courier(open_work, REGISTRY, ("test",))
    poll = open_poll(open_work)
    delivered(courier, NOW)
    told = partial(happen, bot, RoomMoved(PLENARY, NEW))
    at_once(told, told, partial(_vote, bot, poll), told)
    there = bound(open_work, NEW)
    assert (there.room, there.former_id) == (NEW, "plenary")
    # whichever came first: the changed card stands in the new room once, and nowhere twice
    assert [to for to, _again, _card in delivered(courier, NOW)] == ["supergroup"]


@pytest.mark.postgres
def test_whoever_learns_late_of_the_migration_does_not_give_the_room_up(postgres_engine: Engine) -> None:
    open_work = works_on(postgres_engine)
    seeded(open_work)
    with open_work() as late:
        known = late.rooms.bound(PLENARY)  # as it was before the other one's transaction
        assert known is not None
        with open_work() as quick:
            changes.move(quick, PLENARY, NEW, NOW)
        changes.move(late, PLENARY, NEW, NOW)
        assert known.room == PLENARY, "it was not read again"
    there = bound(open_work, NEW)
    assert (there.room, there.former_id) == (NEW, "plenary")


def test_of_many_who_come_at_once_all_are_counted_and_one_welcome_is_said(open_work: OpenWork) -> None:
    bot, courier = Bot(open_work, REGISTRY, SEAL), Courier(open_work, REGISTRY, ("test",))
    guests = [Account("test", f"guest{number}") for number in range(4)]
    moments = [NOW + timedelta(milliseconds=each) for each in range(4)]
    come = zip(guests, moments, strict=True)
    at_once(*(partial(happen, bot, PersonCame(PLENARY, guest), now=moment) for guest, moment in come))
    assert strangers(open_work, PLENARY) == 4
    assert [to for to, _again, _card in delivered(courier, moments[-1])] == ["plenary"]


def test_a_room_that_is_closed_by_two_events_at_once_is_told_once(open_work: OpenWork) -> None:
    bot, courier = Bot(open_work, REGISTRY, SEAL), Courier(open_work, REGISTRY, ("test",))
    moments = [NOW + timedelta(milliseconds=each) for each in range(4)]
    at_once(*(partial(happen, bot, RoomClosed(PLENARY), now=moment) for moment in moments))
    assert [to for to, _again, _card in delivered(courier, moments[-1])] == ["alex"]


def _vote(bot: Bot, poll: int) -> None:
    vote(bot, LI, poll, 0)
