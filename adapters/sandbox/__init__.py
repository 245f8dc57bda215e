"""The sandbox: a chat in the browser, in which one plays the members of a working group."""

import asyncio
from collections.abc import Sequence

from aiohttp import web

from adapters.app import App
from adapters.sandbox.inbound import Inbound
from adapters.sandbox.limits import LEAVE_SECONDS
from adapters.sandbox.outbound import SandboxOutbound
from adapters.sandbox.render import Renderer
from adapters.sandbox.server import Server
from adapters.sandbox.stage import Sends, Stage
from adapters.sandbox.store import SandboxStore
from adapters.sandbox.windows import NAME, Windows
from adapters.web import Calendars


class Sandbox:
    """The connected platform. Give it the sender before people come: `sandbox.sender = app.sender(…)`."""

    name = NAME
    hears = True

    def __init__(self, app: App, store: SandboxStore, host: str, port: int) -> None:
        renderer = Renderer(app.phrasebook, app.seal)
        self._windows = Windows(store)
        self._stage = Stage(app, store, self._windows, renderer)
        self.outbound = SandboxOutbound(store, self._windows, renderer, app.clock)
        self._stage.next_due = app.courier({NAME: self.outbound}).next_due
        inbound = Inbound(app, store, self._windows, renderer, self._stage)
        self._server = Server(store, self._windows, renderer, self._stage, inbound, [Calendars(app).route])
        self._bot = app.bot
        self._clock = app.clock
        self._host, self._port = host, port
        self._runner: web.AppRunner | None = None
        self._ticking: asyncio.Task[None] | None = None

    @property
    def sender(self) -> Sends | None:
        """What sends the bot's own messages; woken after each interaction and each move of the clock."""
        return self._stage.sender

    @sender.setter
    def sender(self, sender: Sends) -> None:
        self._stage.sender = sender

    @property
    def address(self) -> str:
        """Where to find the page, once started."""
        return f"http://{self._host}:{self._port}"

    @property
    def routes(self) -> Sequence[web.RouteDef]:
        """Nothing: the page has a server of its own, which only this machine's browsers may ask."""
        return ()

    async def start(self) -> None:
        """Listen; with port 0 on a free one."""
        self._runner = web.AppRunner(
            self._server.application(), access_log=None, shutdown_timeout=LEAVE_SECONDS
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self._server.hosts = frozenset(f"{name}:{self._port}" for name in (self._host, "localhost"))
        self._bot.public_address = self.address
        self._ticking = asyncio.create_task(self._tick())

    async def stop(self) -> None:
        """Say goodbye to every window, after what is being answered."""
        if self._ticking is not None:
            self._ticking.cancel()
        self._windows.close_all()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _tick(self) -> None:
        """Show the time anew with every full minute of the sandbox's clock."""
        while True:
            await asyncio.sleep(60 - self._clock.now().second)
            self._stage.tell_time()


def connect(app: App, store: SandboxStore, host: str, port: int) -> Sandbox:
    """The sandbox of this program, not yet listening."""
    return Sandbox(app, store, host, port)
