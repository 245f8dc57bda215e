"""The sender: what is due goes out over every platform; one lane's trouble is not the others'."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from adapters.clock import StandingClock
from adapters.sending import Sender
from bot.chat.cards import Card
from bot.chat.exchange import Destination, Room, place_of
from bot.chat.readers import Reader
from bot.chat.text import Verbatim
from bot.context import Viewing
from bot.delivery import Courier
from bot.errors import DeliveryFailed
from bot.feature import Feature
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.outbox.terms import Terms
from bot.outbox.waits import MOST_ATTEMPTS
from bot.registry import Registry
from bot.work import OpenWork
from storage.work import works_on
from tests.cast import EXPERTS, NOW, PLENARY, seeded


class Screen:
    """A platform of the tests: shows titles, and fails as it is told."""

    terms = Terms()

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.faults: dict[str, Exception] = {}

    async def post(self, to: Destination, card: Card, reader: Reader, mark: str = "") -> str:
        fault = self.faults.get(place_of(to))
        if fault is not None:
            raise fault
        assert isinstance(card.title, Verbatim)
        self.shown.append(f"{place_of(to)}: {card.title.value}")
        return str(len(self.shown))

    async def find_posted(self, to: Destination, mark: str) -> str | None:
        return None

    async def edit(self, to: Destination, ref: str, card: Card, reader: Reader) -> str:
        await self.post(to, card, reader)
        return ref


@pytest.fixture
def open_work(file_engine: Engine) -> OpenWork:
    """On a file: lanes are drained side by side, each on a connection of its own."""
    open_work = works_on(file_engine)
    seeded(open_work)
    return open_work


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(NOW)


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def sender(open_work: OpenWork, screen: Screen, clock: StandingClock) -> Sender:
    feature = Feature("news")

    @feature.view("news")
    def news(viewing: Viewing, subject_id: int) -> Card | None:
        return Card(Verbatim(f"news {subject_id}"))

    courier = Courier(open_work, Registry.of([feature]), ("test",))
    return Sender(courier, {"test": screen}, clock)


def announce(open_work: OpenWork, room: Room, number: int) -> None:
    with open_work() as work:
        outbox.post(work, room, Subject("news", number), NOW)


async def test_what_is_due_goes_out_in_order(open_work: OpenWork, sender: Sender, screen: Screen) -> None:
    for number in (1, 2, 3):
        announce(open_work, PLENARY, number)
    await sender.send_due()
    assert screen.shown == ["test:plenary: news 1", "test:plenary: news 2", "test:plenary: news 3"]


@pytest.mark.parametrize("fault", [DeliveryFailed("500"), RuntimeError("planted")])
async def test_one_lanes_trouble_is_not_the_others(
    open_work: OpenWork, sender: Sender, screen: Screen, clock: StandingClock, fault: Exception
) -> None:
    announce(open_work, PLENARY, 1)
    announce(open_work, EXPERTS, 2)
    screen.faults["test:plenary"] = fault
    await sender.send_due()
    assert screen.shown == ["test:experts: news 2"]
    screen.faults.clear()
    clock.advance(timedelta(minutes=1))
    await sender.send_due()
    assert screen.shown == ["test:experts: news 2", "test:plenary: news 1"]


@pytest.mark.parametrize("fault", [DeliveryFailed("500"), RuntimeError("planted")])
async def test_a_message_that_never_gets_out_is_given_up_and_the_next_one_goes(
    open_work: OpenWork, sender: Sender, screen: Screen, clock: StandingClock, fault: Exception
) -> None:
    announce(open_work, PLENARY, 1)
    screen.faults["test:plenary"] = fault
    for _attempt in range(MOST_ATTEMPTS):
        await sender.send_due()
        clock.advance(timedelta(hours=1))
    screen.faults.clear()
    announce(open_work, PLENARY, 2)
    await sender.send_due()
    assert screen.shown == ["test:plenary: news 2"]


async def test_a_permanent_refusal_is_not_tried_again(
    open_work: OpenWork, sender: Sender, screen: Screen
) -> None:
    announce(open_work, PLENARY, 1)
    announce(open_work, PLENARY, 2)
    screen.faults["test:plenary"] = DeliveryFailed("gone", permanent=True)
    await sender.send_due()
    screen.faults.clear()
    await sender.send_due()
    assert screen.shown == []
