"""The platforms' servers, with what only an operator asks for: webhook state, scopes, the time."""

import asyncio
from typing import Any

from aiohttp import web

from adapters.settings import Settings, SlackSettings, TelegramSettings
from adapters.slack.manifest import SCOPES
from tests.adapters.slack.server import APP_TOKEN, BOT_TOKEN, SlackServer
from tests.adapters.telegram.faults import Refused
from tests.adapters.telegram.server import BOT, TOKEN, Server

Params = dict[str, Any]


class TelegramServer(Server):
    """Also tells about the webhook; says of the bot what a test wants; holds messages back while `gate` is shut.

    `asking`: how many wait for updates; `conflicts`: how often one asked while another did, which is refused;
    `waiting`: how many messages came to the gate.
    """

    def __init__(self) -> None:
        super().__init__()
        self.about_me: Params = {}
        self.about_webhook: Params = {}
        self.date: str | None = None
        self.gate = asyncio.Event()
        self.gate.set()
        self.waiting = 0
        self.asking = 0
        self.conflicts = 0

    async def _serve(self, request: web.Request) -> web.Response:
        method, token = request.match_info["method"], request.match_info["token"]
        if method == "getWebhookInfo" and token == TOKEN:
            info = {"url": self.webhook.get("url", ""), "pending_update_count": len(self.updates)}
            response = web.json_response({"ok": True, "result": {**info, **self.about_webhook}})
        else:
            response = await super()._serve(request)
        if self.date is not None:
            response.headers["Date"] = self.date
        return response

    async def getMe(self, params: Params) -> Params:
        rights = {"can_join_groups": True, "can_read_all_group_messages": False}
        return {**BOT, **rights, **self.about_me}

    async def getUpdates(self, params: Params) -> list[Params]:
        if self.asking:
            self.conflicts += 1
            raise Refused(409, "Conflict: terminated by other getUpdates request")
        self.asking += 1
        try:
            return await super().getUpdates(params)
        finally:
            async with self.changed:
                self.asking -= 1
                self.changed.notify_all()

    async def sendMessage(self, params: Params) -> Params:
        async with self.changed:
            self.waiting += 1
            self.changed.notify_all()
        await self.gate.wait()
        return await super().sendMessage(params)

    def settings(self, token: str = TOKEN, **more: Any) -> TelegramSettings:
        """Settings that lead here."""
        return TelegramSettings.model_validate({"token": token, "base_url": self.url, **more})

    def environment(self, token: str = TOKEN) -> dict[str, str]:
        """The same for a process."""
        return {"WGBOT_TELEGRAM__TOKEN": token, "WGBOT_TELEGRAM__BASE_URL": self.url}


class ScopedSlack(SlackServer):
    """Also says which scopes it granted."""

    def __init__(self) -> None:
        super().__init__()
        self.scopes: str | None = ",".join(SCOPES)

    async def _call(self, request: web.Request) -> web.Response:
        response = await super()._call(request)
        if self.scopes is not None:
            response.headers["X-OAuth-Scopes"] = self.scopes
        return response

    def settings(self, **more: Any) -> SlackSettings:
        """Settings that lead here, by Socket Mode."""
        own = {"bot_token": BOT_TOKEN, "app_token": APP_TOKEN, "base_url": f"{self.address}/api/"}
        return SlackSettings.model_validate({**own, **more})

    def environment(self, token: str = BOT_TOKEN) -> dict[str, str]:
        """The same for a process."""
        address = {"WGBOT_SLACK__BASE_URL": f"{self.address}/api/"}
        return {"WGBOT_SLACK__BOT_TOKEN": token, "WGBOT_SLACK__APP_TOKEN": APP_TOKEN, **address}


def configured(telegram: TelegramSettings | None = None, slack: SlackSettings | None = None) -> Settings:
    """Settings of a program with these platforms."""
    return Settings(telegram=telegram, slack=slack)
