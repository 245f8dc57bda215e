"""No answer: before it is tried again, the platform is asked whether the message stands."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from adapters.clock import StandingClock
from adapters.sending import Sender
from bot.chat.cards import Card
from bot.chat.exchange import Destination
from bot.chat.readers import Reader
from bot.delivery import Courier
from bot.errors import DeliveryFailed
from bot.outbox.model import Subject
from bot.outbox.terms import Terms
from bot.outbox.waits import Waits
from bot.registry import Registry
from bot.work import OpenWork
from storage.work import works_on
from tests.cast import NOW, seeded
from tests.delivery.scenes import Board, announce, taken

NO_ANSWER = DeliveryFailed("no answer", unknown=True)


class Forgetful:
    """A platform that can be asked for a message by its mark, and does not always answer."""

    terms = Terms(recalls=True)

    def __init__(self) -> None:
        self.stands: list[str] = []
        self.asked: list[str] = []
        self.trouble: list[str] = []

    async def post(self, to: Destination, card: Card, reader: Reader, mark: str = "") -> str:
        trouble = self.trouble.pop(0) if self.trouble else ""
        if trouble == "lost":
            raise NO_ANSWER
        if trouble == "refused":
            raise DeliveryFailed("500")
        self.stands.append(mark)
        if trouble == "silent":
            await asyncio.Event().wait()
        if trouble == "unheard":
            raise NO_ANSWER
        return f"m{len(self.stands)}"

    async def find_posted(self, to: Destination, mark: str) -> str | None:
        self.asked.append(mark)
        return f"m{self.stands.index(mark) + 1}" if mark in self.stands else None

    async def edit(self, to: Destination, ref: str, card: Card, reader: Reader) -> str:
        return ref


@pytest.fixture
def open_work(file_engine: Engine) -> OpenWork:
    open_work = works_on(file_engine)
    seeded(open_work)
    return open_work


@pytest.fixture
def platform() -> Forgetful:
    return Forgetful()


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(NOW)


@pytest.fixture
def courier(open_work: OpenWork, board: Board) -> Courier:
    waits = Waits(lease=timedelta(seconds=0.4))
    return Courier(open_work, Registry.of([board.feature]), ("test",), {"test": Forgetful.terms}, waits)


@pytest.fixture
def sender(courier: Courier, platform: Forgetful, clock: StandingClock) -> Sender:
    return Sender(courier, {"test": platform}, clock)


async def send_for_an_hour(sender: Sender, clock: StandingClock) -> None:
    for _step in range(6):
        await sender.send_due()
        clock.advance(timedelta(minutes=10))


@pytest.mark.parametrize("trouble", ["unheard", "silent"])
async def test_what_stands_already_is_not_posted_again(
    open_work: OpenWork, sender: Sender, platform: Forgetful, clock: StandingClock, trouble: str
) -> None:
    announce(open_work, Subject("board", 1))
    platform.trouble = [trouble]
    await send_for_an_hour(sender, clock)
    assert platform.asked == platform.stands
    assert len(platform.stands) == 1


async def test_what_does_not_stand_is_posted_again_under_the_same_mark(
    open_work: OpenWork, sender: Sender, platform: Forgetful, clock: StandingClock
) -> None:
    announce(open_work, Subject("board", 1))
    announce(open_work, Subject("board", 2))
    platform.trouble = ["lost"]
    await send_for_an_hour(sender, clock)
    assert len(platform.stands) == len(set(platform.stands)) == 2
    assert platform.asked == platform.stands[:1]


async def test_a_clear_answer_leaves_no_doubt(
    open_work: OpenWork, sender: Sender, platform: Forgetful, clock: StandingClock
) -> None:
    announce(open_work, Subject("board", 1))
    platform.trouble = ["refused"]
    await send_for_an_hour(sender, clock)
    assert len(platform.stands) == 1
    assert platform.asked == []


async def test_who_was_killed_while_sending_is_in_doubt(
    open_work: OpenWork, courier: Courier, sender: Sender, platform: Forgetful, clock: StandingClock
) -> None:
    announce(open_work, Subject("board", 1))
    _lease, parcel = taken(courier, NOW)
    assert courier.admit(parcel, NOW).booked
    platform.stands.append(parcel.mark)  # it was sent, and then the process was killed
    clock.advance(timedelta(minutes=1))
    await sender.send_due()
    assert platform.stands == platform.asked == [parcel.mark]
    assert courier.lease(NOW + timedelta(hours=1)) == []


def test_a_mark_says_nothing_and_is_no_others(open_work: OpenWork, courier: Courier) -> None:
    announce(open_work, Subject("board", 1))
    lease, first = taken(courier, NOW)
    courier.sent(lease, first, "m1", NOW)
    announce(open_work, Subject("board", 2))
    second = courier.pack(lease, NOW)
    assert second is not None
    assert first.mark != second.mark
    assert len(first.mark) == 16
