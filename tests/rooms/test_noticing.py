"""What every notice can rely on: applied once, whole or not at all, tried again after a conflict, blocking nothing."""

import logging

import pytest

from bot.bot import Bot
from bot.chat.exchange import Account, Room
from bot.chat.happenings import Happening, Notice, RoomClosed, RoomRenamed
from bot.context import Occasion
from bot.errors import Conflict, Failure, Unavailable
from bot.feature import Feature
from bot.features import REGISTRY
from bot.registry import Registry
from bot.work import OpenWork
from tests.cast import NOW, PLENARY, SEAL
from tests.rooms.scenes import bound

PLANTED: list[Failure | ValueError] = []
"""What goes wrong next, once each."""

feature = Feature("trial")


@feature.when(RoomRenamed)
def change_then_fail(occasion: Occasion, happened: RoomRenamed) -> None:
    room = occasion.work.rooms.bound(happened.room)
    assert room is not None
    room.title += happened.room.title
    if PLANTED:
        raise PLANTED.pop(0)


TITLED = RoomRenamed(Room("test", "plenary", title="+"))


@pytest.fixture
def trial(open_work: OpenWork) -> Bot:
    PLANTED.clear()
    return Bot(open_work, Registry.of([feature]), SEAL)


def tell(trial: Bot, *happened: Happening, source: str | None = "1") -> None:
    trial.notice(Notice("test", happened, source), NOW)


def test_what_is_told_twice_is_applied_once(trial: Bot, open_work: OpenWork) -> None:
    tell(trial, TITLED)
    tell(trial, TITLED)
    assert bound(open_work, PLENARY).title == "+"
    tell(trial, TITLED, source="2")
    tell(trial, TITLED, source=None)
    tell(trial, TITLED, source=None)
    assert bound(open_work, PLENARY).title == "++++"


def test_the_same_number_on_another_platform_is_another_event(trial: Bot, open_work: OpenWork) -> None:
    tell(trial, TITLED)
    trial.notice(Notice("other", (TITLED,), "1"), NOW)
    assert bound(open_work, PLENARY).title == "++"


def test_a_conflict_is_tried_again(trial: Bot, open_work: OpenWork) -> None:
    PLANTED.extend([Conflict("planted"), Conflict("planted")])
    tell(trial, TITLED)
    assert bound(open_work, PLENARY).title == "+"


def test_without_the_database_it_is_not_taken_and_can_come_again(trial: Bot, open_work: OpenWork) -> None:
    PLANTED.append(Unavailable("planted"))
    with pytest.raises(Unavailable):
        tell(trial, TITLED)
    assert bound(open_work, PLENARY).title == ""
    tell(trial, TITLED)
    assert bound(open_work, PLENARY).title == "+"


@pytest.mark.parametrize("times", [1, 3])
def test_a_fault_changes_nothing_and_holds_nothing_up(
    trial: Bot, open_work: OpenWork, caplog: pytest.LogCaptureFixture, times: int
) -> None:
    PLANTED.extend([ValueError("planted")] if times == 1 else [Conflict("planted") for _try in range(times)])
    tell(trial, TITLED)
    assert bound(open_work, PLENARY).title == ""
    assert any(record.levelno == logging.ERROR for record in caplog.records)
    tell(trial, TITLED, source="2")
    assert bound(open_work, PLENARY).title == "+"


def test_one_event_is_applied_whole_or_not_at_all(trial: Bot, open_work: OpenWork) -> None:
    tell(trial, TITLED, RoomClosed(PLENARY))  # nobody takes note of the second here: a fault
    assert bound(open_work, PLENARY).title == ""


def test_somebody_takes_note_of_everything_that_can_happen() -> None:
    assert set(Happening.__args__) <= set(REGISTRY.noting)


def test_neither_titles_nor_accounts_reach_the_log(
    bot: Bot, open_work: OpenWork, caplog: pytest.LogCaptureFixture
) -> None:
    secret = Room("test", "plenary", title="Übernahme von Firma X")
    with caplog.at_level(logging.DEBUG):
        bot.notice(Notice("test", (RoomRenamed(secret), RoomClosed(secret)), "9"), NOW)
    assert "Übernahme" not in caplog.text
    assert Account("test", "alex").user not in caplog.text
