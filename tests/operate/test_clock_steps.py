"""The wall clock is set back or forth, in the middle of a burst, too: nothing is sent twice, nothing never.

What was sent is known by its row, not by the time. A clock that was set back is late until it has caught up.
"""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from adapters.sending import Sender
from bot.chat.cards import Card
from bot.chat.exchange import Destination, place_of
from bot.chat.readers import Reader
from bot.chat.text import Verbatim
from bot.context import Viewing
from bot.delivery import Courier
from bot.errors import DeliveryFailed
from bot.feature import Feature
from bot.membership.model import Member
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.outbox.terms import Over, Rate, Terms
from bot.registry import Registry
from bot.reminders import service as reminders
from bot.reminders.model import Reminder
from bot.work import OpenWork, Work
from storage.work import works_on
from tests.cast import ANNA, EXPERTS, LI, NOW, PLENARY, THOMAS, WANG, seeded

HOUR = timedelta(hours=1)
STEPS = [-HOUR, HOUR, -timedelta(days=1), timedelta(days=1)]
PEOPLE = (LI, ANNA, WANG, THOMAS)
ROOMS = (PLENARY, EXPERTS)


class WallClock:
    """A clock that somebody sets."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at


class Platform:
    """Takes messages; its `when`-th message makes the clock step."""

    def __init__(self, clock: WallClock, terms: Terms | None = None) -> None:
        self.terms = terms or Terms()
        self.said: list[str] = []
        self.when, self.step = 0, timedelta()
        self.fault: DeliveryFailed | None = None
        self._clock = clock

    async def post(self, to: Destination, card: Card, reader: Reader, mark: str = "") -> str:
        if self.fault is not None:
            raise self.fault
        assert isinstance(card.title, Verbatim)
        self.said.append(f"{place_of(to)} {card.title.value}")
        if len(self.said) == self.when:
            self._clock.at += self.step
        return str(len(self.said))

    async def find_posted(self, to: Destination, mark: str) -> str | None:
        return None

    async def edit(self, to: Destination, ref: str, card: Card, reader: Reader) -> str:
        return ref


@pytest.fixture
def open_work(file_engine: Engine) -> OpenWork:
    open_work = works_on(file_engine)
    seeded(open_work)
    return open_work


@pytest.fixture
def clock() -> WallClock:
    return WallClock()


@pytest.fixture
def platform(clock: WallClock) -> Platform:
    return Platform(clock)


@pytest.fixture
def registry() -> Registry:
    feature = Feature("news")

    @feature.view("news")
    def news(viewing: Viewing, subject_id: int) -> Card | None:
        return Card(Verbatim(f"{subject_id}"))

    @feature.reminds("news")
    def concerned(work: Work, subject_id: int, detail: str, now: datetime) -> list[Member]:
        return people(work)

    return Registry.of([feature])


def people(work: Work) -> list[Member]:
    return [member for each in PEOPLE if (member := work.members.by_account(each)) is not None]


def burst(open_work: OpenWork, each: int = 5) -> Counter[str]:
    """News for every room and everybody; returns what must be said."""
    with open_work() as work:
        for number in range(each):
            for room in ROOMS:
                outbox.post(work, room, Subject("news", number), NOW)
            for member in people(work):
                outbox.tell(work, member, Subject("news", number), NOW)
    places = [place_of(each) for each in (*ROOMS, *PEOPLE)]
    return Counter(f"{place} {number}" for place in places for number in range(each))


async def caught_up(sender: Sender, clock: WallClock, until: datetime) -> None:
    """Send by a clock that goes on in steps to this moment."""
    await sender.send_due()
    while clock.at < until:
        clock.at += timedelta(minutes=10)
        await sender.send_due()


def in_order(said: list[str]) -> bool:
    numbers: dict[str, list[int]] = {}
    for place, number in (each.split() for each in said):
        numbers.setdefault(place, []).append(int(number))
    return all(each == sorted(each) for each in numbers.values())


@pytest.mark.parametrize("step", STEPS, ids=str)
async def test_a_step_in_the_middle_of_a_burst_loses_and_doubles_nothing(
    open_work: OpenWork, clock: WallClock, platform: Platform, registry: Registry, step: timedelta
) -> None:
    expected = burst(open_work)
    platform.when, platform.step = 7, step
    sender = Sender(Courier(open_work, registry, ("test",)), {"test": platform}, clock)
    await caught_up(sender, clock, NOW + HOUR)
    assert Counter(platform.said) == expected
    assert in_order(platform.said)


@pytest.mark.parametrize("step", [-HOUR, HOUR], ids=str)
async def test_a_step_while_the_pace_is_kept_loses_and_doubles_nothing(
    open_work: OpenWork, clock: WallClock, registry: Registry, step: timedelta
) -> None:
    terms = Terms((Rate(8, timedelta(minutes=1), Over.BOT),))
    platform, expected = Platform(clock, terms), burst(open_work)
    platform.when, platform.step = 7, step
    sender = Sender(Courier(open_work, registry, ("test",), {"test": terms}), {"test": platform}, clock)
    await caught_up(sender, clock, NOW + 3 * HOUR)
    assert Counter(platform.said) == expected
    assert in_order(platform.said)


@pytest.mark.parametrize("step", [-HOUR, HOUR], ids=str)
async def test_a_step_while_a_message_waits_to_be_tried_again(
    open_work: OpenWork, clock: WallClock, platform: Platform, registry: Registry, step: timedelta
) -> None:
    expected = burst(open_work, each=1)
    sender = Sender(Courier(open_work, registry, ("test",)), {"test": platform}, clock)
    platform.fault = DeliveryFailed("429", retry_after=timedelta(seconds=30))
    await sender.send_due()
    platform.fault = None
    clock.at += step
    await caught_up(sender, clock, NOW + HOUR)
    assert Counter(platform.said) == expected


@pytest.mark.parametrize("step", [-HOUR, HOUR], ids=str)
async def test_a_step_while_somebody_who_was_killed_holds_the_lanes(
    open_work: OpenWork, clock: WallClock, platform: Platform, registry: Registry, step: timedelta
) -> None:
    expected, courier = burst(open_work), Courier(open_work, registry, ("test",))
    assert courier.lease(clock.at)
    clock.at += step
    await caught_up(Sender(courier, {"test": platform}, clock), clock, NOW + HOUR)
    assert Counter(platform.said) == expected


@pytest.mark.parametrize("step", STEPS, ids=str)
async def test_reminders_are_handed_over_once_whatever_the_clock_says(
    open_work: OpenWork, clock: WallClock, platform: Platform, registry: Registry, step: timedelta
) -> None:
    """Half of them fall due, the clock is set, and set right again: each is said once to each."""
    late = NOW + timedelta(days=3)
    with open_work() as work:
        for number in range(4):
            due_at = NOW + timedelta(minutes=10 * number)
            reminders.plan(work, Reminder("news", number, due_at, late), NOW - timedelta(seconds=1))
    sender = Sender(Courier(open_work, registry, ("test",)), {"test": platform}, clock)
    clock.at = NOW + timedelta(minutes=15)
    await sender.send_due()
    assert len(platform.said) == 2 * len(PEOPLE)
    for moment in (clock.at + step, clock.at, clock.at + step, NOW):
        clock.at = moment
        await sender.send_due()
    await caught_up(sender, clock, NOW + 2 * HOUR)
    assert Counter(platform.said) == Counter(f"{place_of(each)} {n}" for each in PEOPLE for n in range(4))
