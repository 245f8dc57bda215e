"""`wgbot run`, several times on one database, while one is replaced after the other or the database is away."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path

from aiohttp import ClientError, ClientSession

from storage.base import open_engine
from storage.work import works_on
from tests.faults.stream import PATH, Figures, Stream
from tests.operate.process import Wgbot, wgbot
from tests.operate.servers import TelegramServer

READY = "The bot is on"


class Replicas:
    """Processes, each with a port of its own, that Telegram brings updates to."""

    def __init__(self, folder: Path, url: str, telegram: TelegramServer, count: int) -> None:
        self.ports = [_free_port() for _each in range(count)]
        self._folder = folder
        self._settings = {
            **telegram.environment(),
            "WGBOT_DATABASE_URL": url,
            "WGBOT_TELEGRAM__WEBHOOK_URL": f"https://bot.example.org{PATH}",
        }
        self._running: dict[int, tuple[Wgbot, AsyncExitStack]] = {}

    @property
    def running(self) -> list[int]:
        """The ports of those that run."""
        return list(self._running)

    async def start(self, *ports: int) -> None:
        """Start these processes at once; returns when all are ready."""
        for port in ports:
            held = AsyncExitStack()
            starting = wgbot(self._folder, "run", **self._settings, WGBOT_HTTP__PORT=str(port))
            self._running[port] = await held.enter_async_context(starting), held
        await asyncio.gather(*(self._running[port][0].until(READY) for port in ports))

    async def stop(self, port: int) -> float:
        """End one by SIGTERM; returns how many seconds that took."""
        process, held = self._running.pop(port)
        begun = time.monotonic()
        process.terminate()
        assert await process.end() == 0, process.printed
        took = time.monotonic() - begun
        await held.aclose()
        return took

    async def leave(self) -> None:
        """End whatever still runs, without a word."""
        for _process, held in self._running.values():
            await held.aclose()


@asynccontextmanager
async def streaming(folder: Path, url: str, count: int) -> AsyncIterator[tuple[Replicas, Stream]]:
    """Replicas at work; at the end all is stored and said, and they are stopped."""
    telegram, engine = TelegramServer(), open_engine(url)
    await telegram.start()
    replicas = Replicas(folder, url, telegram, count)
    try:
        await replicas.start(*replicas.ports)
        stream = Stream(telegram, replicas.ports, works_on(engine))
        running = asyncio.create_task(stream.run())
        try:
            yield replicas, stream
            stream.end()
            await running
        finally:
            running.cancel()
        stream.figures.leaving += [await replicas.stop(port) for port in replicas.running]
    finally:
        await replicas.leave()
        await telegram.stop()
        engine.dispose()


async def rolling(folder: Path, url: str, *, count: int = 2, rounds: int = 1) -> Figures:
    """Replace each replica in turn, so many times; the next one only when the one before is ready.

    Whoever is ended last is not replaced.
    """
    async with streaming(folder, url, count) as (replicas, stream):
        *replaced, last = replicas.ports * rounds
        for port in replaced:
            stream.figures.leaving.append(await replicas.stop(port))
            await replicas.start(port)
        stream.figures.leaving.append(await replicas.stop(last))
    return stream.figures


async def without_database(
    folder: Path, url: str, away: AbstractAsyncContextManager[None], seconds: float, *, count: int = 2
) -> Figures:
    """Take the database away for so long, in the middle of the stream."""
    async with streaming(folder, url, count) as (replicas, stream):
        await _until_stored(stream, time.monotonic())
        async with away:
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                stream.figures.said |= {await _ready(port) for port in replicas.ports}
                await asyncio.sleep(0.2)
        back = time.monotonic()
        await _until_stored(stream, back)
        stream.figures.silent = stream.stored_at - back
    return stream.figures


async def _until_stored(stream: Stream, since: float) -> None:
    async with stream.stored:
        await stream.stored.wait_for(lambda: stream.stored_at > since)


async def _ready(port: int) -> str:
    """What a replica says of itself; nothing while it does not answer."""
    with suppress(ClientError):
        async with ClientSession() as session, session.get(f"http://127.0.0.1:{port}/readyz") as answer:
            return (await answer.text()).strip()
    return ""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
