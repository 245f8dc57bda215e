"""A database full of due deliveries, and the feature that draws them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from bot.chat.cards import Card
from bot.chat.exchange import Account, Room
from bot.chat.languages import Language
from bot.chat.text import Verbatim
from bot.context import Viewing
from bot.feature import Feature
from bot.membership.model import Member
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.registry import Registry
from bot.rooms.model import GroupRoom
from bot.work import OpenWork, Work
from storage.base import open_engine
from storage.schema import every_table
from storage.work import works_on
from tests.cast import seeded

PLATFORM = "test"
PEOPLE = 200


def registry() -> Registry:
    """One kind of message: its number. As a reminder it concerns one of PEOPLE."""
    feature = Feature("news")

    @feature.view("news")
    def news(viewing: Viewing, number: int) -> Card | None:
        return Card(Verbatim(str(number)))

    @feature.reminds("news")
    def concerned(work: Work, number: int, detail: str, now: datetime) -> list[Member]:
        member = work.members.by_account(Account(PLATFORM, f"person{number % PEOPLE}"))
        return [] if member is None else [member]

    return Registry.of([feature])


@contextmanager
def made(url: str) -> Iterator[OpenWork]:
    """An empty database with the example group: what opens transactions on it."""
    engine = open_engine(url)
    every_table().create_all(engine)
    open_work = works_on(engine)
    seeded(open_work)
    try:
        yield open_work
    finally:
        engine.dispose()


def fill(open_work: OpenWork, deliveries: int, chats: int) -> None:
    """Deliveries in many chats, all due by now, numbered in the order in which they must go out in each chat."""
    rooms = [Room(PLATFORM, f"room{number}") for number in range(chats)]
    due_at = datetime.now(UTC) - timedelta(seconds=5)
    with open_work() as work:
        for room in rooms:
            work.rooms.add(GroupRoom(room, 1, (Language.DE,), ("berlin",)))
    for first in range(0, deliveries, 500):
        with open_work() as work:
            for number in range(first, min(first + 500, deliveries)):
                outbox.post(work, rooms[number % chats], Subject("news", number), due_at)
