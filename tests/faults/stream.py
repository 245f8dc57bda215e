"""Telegram brings updates to whichever replica takes them, and the office has something to say meanwhile."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.chat.exchange import Account
from bot.chat.languages import Language
from bot.errors import Unavailable
from bot.membership.model import Member
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.work import OpenWork
from tests.adapters.telegram.people import Human
from tests.operate.servers import TelegramServer

HEADER = "X-Telegram-Bot-Api-Secret-Token"
PATH = "/telegram"
AGAIN_SECONDS, LONGEST_SECONDS, EACH_SECONDS = 0.1, 2.0, 0.1
"""Until an update is brought again, at first and at most, and between two of them."""

PATIENCE = 60
"""Seconds in which everything must have been said at the end."""

PEOPLE, STAFF = 100_000, 200_000
"""Numbers of who writes, and of who is written to, begin here."""


@dataclass
class Figures:
    """What a stream came to. Times in seconds: how long updates took until one replica had stored them.

    `lost`: updates that were not applied and messages that were not sent; `unanswered`: a direct answer is tried three
    times and then given up, as the person can ask again.
    """

    updates: int = 0
    messages: int = 0
    lost: int = 0
    unanswered: int = 0
    doubled: int = 0
    refused: int = 0
    took: list[float] = field(default_factory=list)
    leaving: list[float] = field(default_factory=list)
    """How long each process took to end after SIGTERM."""
    silent: float = 0.0
    """How long nothing could be stored after the fault was over."""
    said: set[str] = field(default_factory=set)
    """What /readyz said during the fault."""

    def __str__(self) -> str:
        slowest = sorted(self.took)[int(len(self.took) * 0.99)] if self.took else 0
        ends = f", SIGTERM to end at most {max(self.leaving):.1f} s" if self.leaving else ""
        back = f", working again after {self.silent:.1f} s" if self.said else ""
        return (
            f"{self.updates} updates and {self.messages} messages: lost {self.lost}, doubled {self.doubled}, "
            f"unanswered {self.unanswered}; {self.refused} refused for the moment, "
            f"99 of 100 stored within {slowest:.2f} s{ends}{back}"
        )


class Stream:
    """Somebody new writes every tenth of a second, and somebody of the office is told something."""

    def __init__(self, telegram: TelegramServer, ports: Sequence[int], open_work: OpenWork) -> None:
        self.figures = Figures()
        self.stored_at = 0.0
        self.stored = asyncio.Condition()
        self._telegram = telegram
        self._addresses = [f"http://127.0.0.1:{port}{PATH}" for port in ports]
        self._open_work = open_work
        self._told = asyncio.Event()
        self._bringing: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Go on until told to end, then until everything is stored and said."""
        async with ClientSession(timeout=ClientTimeout(total=30)) as session:
            await asyncio.gather(
                self._again_and_again(lambda: self._one_writes(session)),
                self._again_and_again(self._one_is_told),
            )
            await asyncio.gather(*self._bringing)
        await self._judge()

    async def _again_and_again(self, do: Callable[[], Awaitable[None]]) -> None:
        while not self._told.is_set():
            await do()
            with suppress(TimeoutError):
                async with asyncio.timeout(EACH_SECONDS):
                    await self._told.wait()

    def end(self) -> None:
        """Nobody new writes."""
        self._told.set()

    async def _one_writes(self, session: ClientSession) -> None:
        human = Human(self._telegram, PEOPLE + self.figures.updates, "Jonas", "de")
        self.figures.updates += 1
        await human.type("/start")
        bringing = asyncio.create_task(self._bring(session, self._telegram.updates.pop()))
        self._bringing.add(bringing)
        bringing.add_done_callback(self._bringing.discard)

    async def _one_is_told(self) -> None:
        number = STAFF + self.figures.messages
        self._telegram.started.add(number)
        with suppress(Unavailable):
            await asyncio.to_thread(self._tell, str(number))
            self.figures.messages += 1

    async def _bring(self, session: ClientSession, update: dict[str, object]) -> None:
        """To one replica after the other, until one has it."""
        begun, turn, pause = time.monotonic(), int(str(update["update_id"])), AGAIN_SECONDS
        while not await self._takes(session, self._addresses[turn % len(self._addresses)], update):
            self.figures.refused += 1
            turn += 1
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_SECONDS)
        self.stored_at = time.monotonic()
        self.figures.took.append(self.stored_at - begun)
        async with self.stored:
            self.stored.notify_all()

    async def _takes(self, session: ClientSession, address: str, update: dict[str, object]) -> bool:
        secret = {HEADER: str(self._telegram.webhook["secret_token"])}
        try:
            async with session.post(address, json=update, headers=secret) as answer:
                return answer.status == 200
        except (ClientError, TimeoutError):
            return False

    def _tell(self, number: str) -> None:
        now = datetime.now(UTC)
        with self._open_work() as work:
            member = Member("Ida", Language.DE, "berlin", now, office=True)
            member.accounts.append(Account("telegram", number))
            work.members.add(member)
            outbox.tell(work, member, Subject("office_joined", member.id), now)

    async def _judge(self) -> None:
        asked = [PEOPLE + number for number in range(self.figures.updates)]
        told = [STAFF + number for number in range(self.figures.messages)]
        with suppress(TimeoutError):
            await self._telegram.until(lambda: all(map(self._telegram.said_to, asked + told)), PATIENCE)
        answers = [len(self._telegram.said_to(chat)) for chat in asked]
        messages = [len(self._telegram.said_to(chat)) for chat in told]
        with self._open_work() as work:
            known = [work.members.by_account(Account("telegram", str(each))) for each in asked]
        self.figures.lost = known.count(None) + messages.count(0)
        self.figures.unanswered = answers.count(0)
        self.figures.doubled = sum(max(count - 1, 0) for count in answers + messages)
