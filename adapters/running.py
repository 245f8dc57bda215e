"""Platforms in one process: started together, one sender for all, stopped together."""

import asyncio
import errno
import logging
import signal
from collections.abc import Awaitable, Callable, Mapping, Sequence

from adapters.app import App
from adapters.logs import redacted
from adapters.nightly import Nightly
from adapters.platforms import Platform
from adapters.resting import settle
from adapters.web import Health, HttpServer

log = logging.getLogger(__name__)

HTTP = "the HTTP server"
START_SECONDS = 30
SENDER_SECONDS, LEAVE_SECONDS = 3, 4
"""How long stopping may take: what is being sent, then what is being answered. Together well below 10 seconds."""


class DidNotStart(Exception):
    """Platforms that do not listen, each with its reason. The others are stopped again."""

    def __init__(self, reasons: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{name}: {why}" for name, why in reasons.items()))
        self.reasons = reasons


async def serve(
    app: App,
    platforms: Sequence[Platform],
    ready: Callable[[], None],
    patience: float = START_SECONDS,
    http: HttpServer | None = None,
    health: Health | None = None,
) -> None:
    """Listen and send until the process is told to stop (SIGINT, SIGTERM). Raises DidNotStart.

    `patience`: seconds that a platform may take to start. `http` answers for the platforms once all have started.
    `health` is told how it goes.
    """
    told = _told()
    night, health = Nightly(app.clean), health or Health(app.fits)
    sender = app.sender({each.name: each.outbound for each in platforms})
    for each in platforms:
        each.sender = sender
    try:
        await _listen(http)
        if await _started(platforms, told, patience):
            settle()
            await sender.start()
            try:
                night.start()
                _admit(http)
                health.begun(sender, platforms)
                ready()
                await told.wait()
            finally:  # first what sends and answers through the platforms' connections
                health.ended()
                await _within(SENDER_SECONDS, sender.stop(), night.stop(), _leave(http))
    finally:
        await _leave(http)
        await _within(LEAVE_SECONDS, *(each.stop() for each in platforms))


async def _listen(http: HttpServer | None) -> None:
    try:
        if http is not None:
            await http.start()
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        more = "; another program listens there, or set WGBOT_HTTP__PORT" if taken else ""
        raise DidNotStart({HTTP: redacted(str(error)) + more}) from None


def _admit(http: HttpServer | None) -> None:
    if http is not None:
        http.open = True


async def _leave(http: HttpServer | None) -> None:
    if http is not None:
        await http.stop()


def _told() -> asyncio.Event:
    """Is set once the process is told to stop."""
    told = asyncio.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, told.set)
    return told


async def _started(platforms: Sequence[Platform], told: asyncio.Event, patience: float) -> bool:
    """Whether all listen; False when the process was told to stop before. Raises DidNotStart."""
    starting = asyncio.gather(*(_start(each, patience) for each in platforms))
    telling = asyncio.ensure_future(told.wait())
    await asyncio.wait((starting, telling), return_when=asyncio.FIRST_COMPLETED)
    telling.cancel()
    if not starting.done():
        starting.cancel()
        await asyncio.gather(starting, return_exceptions=True)
        return False
    reasons = {each.name: why for each, why in zip(platforms, starting.result(), strict=True) if why}
    if reasons:
        raise DidNotStart(reasons)
    return True


async def _start(platform: Platform, patience: float) -> str:
    """Why the platform does not start; empty when it does."""
    try:
        async with asyncio.timeout(patience):
            await platform.start()
    except TimeoutError:
        return f"no connection within {patience:g} seconds"
    except Exception as error:
        return said(error)
    log.info("%s listens", platform.name)
    return ""


def said(error: Exception) -> str:
    """What an error says, without secrets and without its last full stop."""
    return redacted(str(error)).strip(" .!") or type(error).__name__


async def _within(seconds: float, *leaving: Awaitable[None]) -> None:
    """Let things end, but not for ever; one that fails does not hold up the others."""
    try:
        async with asyncio.timeout(seconds):
            outcomes = await asyncio.gather(*leaving, return_exceptions=True)
    except TimeoutError:
        log.warning("stopped before everything was finished; what is stored goes on with the next start")
        return
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            log.error("stopping was not smooth", exc_info=outcome)
