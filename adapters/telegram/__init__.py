"""Telegram: private chats, groups and topics, as one bot."""

import asyncio
import logging
import secrets
from collections.abc import Sequence

from aiohttp.web import RouteDef
from telegram.error import InvalidToken, NetworkError, TelegramError

from adapters.app import App
from adapters.platforms import Wakeful
from adapters.settings import Settings, TelegramSettings
from adapters.telegram.answering import Answering, patiently
from adapters.telegram.calls import ASKED_FOR, Api, failure, hush
from adapters.telegram.inbound import Inbound
from adapters.telegram.links import Links
from adapters.telegram.menus import offer
from adapters.telegram.outbound import NAME, TelegramOutbound
from adapters.telegram.polling import Intake, Poller
from adapters.telegram.render import Renderer
from adapters.telegram.speaking import Speaking
from adapters.telegram.webhook import Webhook
from bot.errors import DeliveryFailed

log = logging.getLogger(__name__)

LEAVE_SECONDS = 3
SECRET = "telegram_webhook_secret"
POLLING = "telegram:polling"
"""Telegram answers one who asks for updates; two only disturb each other."""


class Telegram:
    """The connected platform. Give it the sender before people come: `telegram.sender = app.sender(…)`."""

    name = NAME
    hears = True
    """Who asks for updates asks again at once when a connection breaks, and says so in the log."""
    sender: Wakeful | None = None
    """What sends the bot's own messages; woken after each update."""

    def __init__(self, app: App, own: TelegramSettings) -> None:
        hush()
        self._app = app
        self._api = Api(own.token.get_secret_value(), own.base_url)
        links = Links(lambda: self._api.username, app.seal)
        renderer = Renderer(app.phrasebook, app.seal, links.asking)
        self.outbound = TelegramOutbound(self._api, renderer, self._moved)
        answering = Answering(self._api, self.outbound, renderer, links)
        self.inbound = Inbound(app, self._api, answering, self._wake)
        self._speaking = Speaking()
        intake = Intake(self.inbound, self._speaking, app.watch)
        self._polling = app.one_of_all(POLLING, lambda: Poller(self._api, intake))
        secret = own.webhook_secret.get_secret_value() if own.webhook_secret else ""
        self._secret = secret or app.kept.get_or_put(SECRET, secrets.token_urlsafe(32))
        self._url = own.webhook_url
        self.webhook = Webhook(intake, own.webhook_url, self._secret) if own.webhook_url else None
        self._tasks: list[asyncio.Task[None]] = []
        self._menus: asyncio.Task[None] | None = None

    @property
    def routes(self) -> Sequence[RouteDef]:
        """The webhook, where there is one."""
        return () if self.webhook is None else (self.webhook.route(),)

    async def start(self) -> None:
        """Learn who the bot is and begin to listen; DeliveryFailed when Telegram does not take the token."""
        await self._introduce()
        try:
            await self._listen()
        except TelegramError as error:
            await self.stop()
            raise failure(error) from None
        menus = offer(self._api, self._app.bot.commands, self._app.phrasebook)
        self._menus = asyncio.create_task(menus)

    async def _listen(self) -> None:
        if self.webhook is None:
            await patiently(self._api.delete_webhook)
            self._tasks.append(asyncio.create_task(self._polling.run()))
            return
        url, secret = self._url or "", self._secret
        await patiently(lambda: self._api.set_webhook(url, secret_token=secret, allowed_updates=ASKED_FOR))

    async def stop(self) -> None:
        """Stop listening, after what is being answered."""
        self._polling.stop()
        if self._menus is not None:
            self._menus.cancel()  # the next start offers them again
        _done, late = await asyncio.wait(self._tasks, timeout=LEAVE_SECONDS) if self._tasks else ((), ())
        for task in late:
            task.cancel()
        await self._speaking.finish(LEAVE_SECONDS)
        await self._api.shutdown()

    async def _introduce(self) -> None:
        pause = 1
        while True:
            try:
                return await self._api.initialize()
            except InvalidToken:
                await self._api.shutdown()
                words = "Telegram does not take the token in WGBOT_TELEGRAM__TOKEN"
                raise DeliveryFailed(
                    words, permanent=True
                ) from None  # the library's own words hold the token
            except NetworkError as error:
                log.warning("Telegram does not answer: %s; trying again in %d s", type(error).__name__, pause)
                await asyncio.sleep(pause)
                pause = min(2 * pause, 30)

    def _wake(self) -> None:
        if self.sender is not None:
            self.sender.wake()

    async def _moved(self, old: int, new: int) -> None:
        await self.inbound.moved(old, new)


def connect(app: App, settings: Settings) -> Telegram:
    """Telegram for this program, not yet listening; ValueError without a token."""
    if settings.telegram is None:
        raise ValueError("WGBOT_TELEGRAM__TOKEN is not set")
    return Telegram(app, settings.telegram)
