"""A process that sends what is due to the tests' platform, until it is killed: `python -m tests.faults.sender …`."""

import asyncio
import json
import sys
from dataclasses import dataclass
from datetime import timedelta

from aiohttp import ClientError, ClientSession, ClientTimeout

from adapters.clock import DatabaseClock, SystemClock
from adapters.resting import settle
from adapters.sending import Sender
from bot.chat.cards import Card
from bot.chat.exchange import Destination, place_of
from bot.chat.readers import Reader
from bot.chat.text import Verbatim
from bot.delivery import Courier
from bot.errors import DeliveryFailed
from bot.outbox.terms import Over, Rate, Terms
from bot.outbox.waits import Waits
from storage.base import open_engine
from storage.moment import moment_on
from storage.work import works_on
from tests.faults.world import PLATFORM, registry


@dataclass(frozen=True)
class Orders:
    """What a sender is told: where, under which name, how patient (seconds), at which pace.

    A rate is: how many, in how many seconds, counted over what.
    """

    url: str
    address: str
    name: str
    lease: float = 4.0
    retry: float = 0.2
    longest: float = 2.0
    stagger: float = 1 / 30
    rates: tuple[tuple[int, float, str], ...] = ()

    def written(self) -> str:
        """As one argument of the program."""
        return json.dumps(self.__dict__)

    @classmethod
    def read(cls, written: str) -> "Orders":
        """Back from the argument."""
        given = json.loads(written)
        return cls(**given | {"rates": tuple(tuple(rate) for rate in given["rates"])})

    @property
    def waits(self) -> Waits:
        """How patient."""
        lease, retry, longest = (timedelta(seconds=each) for each in (self.lease, self.retry, self.longest))
        return Waits(lease, retry, longest, stagger=timedelta(seconds=self.stagger))

    @property
    def terms(self) -> Terms:
        """At which pace."""
        return Terms(
            tuple(Rate(most, timedelta(seconds=span), Over(over)) for most, span, over in self.rates)
        )


class Outbound:
    """Messages as HTTP requests."""

    def __init__(self, orders: Orders, session: ClientSession) -> None:
        self.terms = orders.terms
        self._orders = orders
        self._session = session

    async def post(self, to: Destination, card: Card, reader: Reader, mark: str = "") -> str:
        """Send one message."""
        assert isinstance(card.title, Verbatim)
        said = {"chat": place_of(to), "number": int(card.title.value), "sender": self._orders.name}
        try:
            async with self._session.post(self._orders.address, json=said) as answer:
                told = await answer.json(content_type=None) if answer.status in (200, 429) else {}
        except ClientError as error:
            raise DeliveryFailed(type(error).__name__, unknown=True) from None
        if answer.status == 429:
            raise DeliveryFailed("429", retry_after=timedelta(seconds=told["retry_after"]))
        if answer.status != 200:
            raise DeliveryFailed(f"status {answer.status}")
        return str(told["ref"])

    async def find_posted(self, to: Destination, mark: str) -> str | None:
        """This platform cannot be asked."""
        return None

    async def edit(self, to: Destination, ref: str, card: Card, reader: Reader) -> str:
        """Nothing is redrawn here."""
        return ref


async def send(orders: Orders) -> None:
    """Send until the process ends."""
    engine = open_engine(orders.url)
    platforms = (PLATFORM,)
    terms = {PLATFORM: orders.terms}
    courier = Courier(works_on(engine), registry(), platforms, terms, orders.waits)
    clock = DatabaseClock(lambda: moment_on(engine)) if engine.dialect.name == "postgresql" else SystemClock()
    async with ClientSession(timeout=ClientTimeout(total=60)) as session:
        sender = Sender(courier, {PLATFORM: Outbound(orders, session)}, clock)
        settle()
        await sender.start()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(send(Orders.read(sys.argv[1])))
