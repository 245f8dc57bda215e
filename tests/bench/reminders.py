"""A thousand reminders due in the same second, with none or 100,000 more still to come; 1, 2 and 4 processes."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from statistics import median

from sqlalchemy import insert

from adapters.clock import SystemClock
from adapters.resting import settle
from adapters.sending import Sender
from bot.chat.cards import Card
from bot.chat.exchange import Account, Destination
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.delivery import Courier
from bot.membership.model import Member
from bot.outbox.terms import Terms
from bot.work import OpenWork
from storage.base import open_engine
from storage.reminders import reminders
from tests.bench.databases import BOTH, POSTGRES, database
from tests.faults.killing import Crew
from tests.faults.platform import Manners, Platform
from tests.faults.sender import Orders
from tests.faults.world import PEOPLE, PLATFORM, made, registry

DUE = 1_000
FUTURE = 100_000
ROUNDS = 5


@dataclass(frozen=True)
class Burst:
    """Seconds until the first message and until all were sent; the longest stall of the event loop (milliseconds)."""

    first: float
    all: float
    stall: float


class Counter:
    """A platform that takes everything at once and notes when."""

    terms = Terms()

    def __init__(self) -> None:
        self.at: list[float] = []
        self.all = asyncio.Event()

    async def post(self, to: Destination, card: Card, reader: Reader, mark: str = "") -> str:
        self.at.append(time.perf_counter())
        if len(self.at) == DUE:
            self.all.set()
        return str(len(self.at))

    async def find_posted(self, to: Destination, mark: str) -> str | None:
        return None

    async def edit(self, to: Destination, ref: str, card: Card, reader: Reader) -> str:
        return ref


@contextmanager
def planned(url: str, future: int, due_at: datetime) -> Iterator[OpenWork]:
    """A database with that many reminders to come in a year, and those that are due at once."""
    with made(url) as open_work:
        with open_work() as work:
            for number in range(PEOPLE):
                account = Account(PLATFORM, f"person{number}")
                work.members.add(Member(account.user, Language.DE, "berlin", due_at, accounts=[account]))
        later = due_at + timedelta(days=365)
        rows = [(number, due_at) for number in range(DUE)] + [
            (DUE + number, later + timedelta(seconds=number)) for number in range(future)
        ]
        engine = open_engine(url)
        with engine.begin() as connection:
            connection.execute(insert(reminders), [_row(number, at) for number, at in rows])
        engine.dispose()
        yield open_work


def _row(number: int, due_at: datetime) -> dict[str, object]:
    return {
        "view": "news",
        "subject_id": number,
        "detail": "",
        "due_at": due_at,
        "expires_at": due_at + timedelta(days=1),
        "waits_for_morning": False,
    }


def claim_and_mark(url: str, future: int) -> float:
    """Milliseconds per message from claim to mark, without a platform."""
    now = datetime.now(UTC)
    with planned(url, future, now) as open_work:
        courier = Courier(open_work, registry(), (PLATFORM,))
        while courier.tick(now):
            pass
        began, count = time.perf_counter(), 0
        while leases := courier.lease(now):
            for lease in leases:
                while parcel := courier.pack(lease, now):
                    courier.sent(lease, parcel, "m", now)
                    count += 1
                courier.free(lease)
        assert count == DUE
        return (time.perf_counter() - began) / count * 1000


async def burst(url: str, future: int) -> Burst:
    """One process, its sender ticking before the moment comes."""
    due_at = datetime.now(UTC) + timedelta(seconds=20)
    with planned(url, future, due_at) as open_work:
        counter = Counter()
        sender = Sender(Courier(open_work, registry(), (PLATFORM,)), {PLATFORM: counter}, SystemClock())
        settle()
        await sender.start()
        moment = time.perf_counter() + (due_at - datetime.now(UTC)).total_seconds()
        await asyncio.sleep(max(0.0, moment - time.perf_counter() - 0.5))
        stall = asyncio.create_task(_longest_stall(counter.all))
        await counter.all.wait()
        longest = await stall
        await sender.stop()
        return Burst(counter.at[0] - moment, counter.at[-1] - moment, longest * 1000)


async def _longest_stall(until: asyncio.Event) -> float:
    longest, step = 0.0, 0.005
    while not until.is_set():
        before = time.perf_counter()
        await asyncio.sleep(step)
        longest = max(longest, time.perf_counter() - before - step)
    return longest


async def burst_of_processes(url: str, future: int, processes: int) -> Burst:
    """Several processes, and a platform that outlives them."""
    due_at = datetime.now(UTC) + timedelta(seconds=20)
    platform = Platform(Manners())
    with planned(url, future, due_at):
        crew = Crew(replace(Orders("", "", ""), url=url, address=await platform.start()))
        try:
            for number in range(processes):
                await crew.start(number)
            moment = time.monotonic() + (due_at - datetime.now(UTC)).total_seconds()
            await platform.until(DUE)
        finally:
            await crew.leave()
            await platform.stop()
    return Burst(platform.taken[0].at - moment, platform.taken[-1].at - moment, 0.0)


def claims(postgres: str) -> Iterator[tuple[str, int, float]]:
    """Database, reminders to come, milliseconds per message: medians, the sizes in turn."""
    for kind in BOTH:
        taken: dict[int, list[float]] = {0: [], FUTURE: []}
        for _round in range(ROUNDS):
            for future, each in taken.items():
                with database(kind, postgres) as url:
                    each.append(claim_and_mark(url, future))
        for future, each in taken.items():
            yield kind, future, median(each)


def bursts(postgres: str) -> Iterator[tuple[str, Burst]]:
    """One process on both databases, watched from inside; then 1, 2 and 4 on PostgreSQL, seen by the platform."""
    for kind in BOTH:
        with database(kind, postgres) as url:
            yield f"{kind}, {FUTURE:,} more to come", asyncio.run(burst(url, FUTURE))
    for processes in (1, 2, 4):
        with database(POSTGRES, postgres) as url:
            yield (
                f"{POSTGRES}, {processes} process(es)",
                asyncio.run(burst_of_processes(url, FUTURE, processes)),
            )
