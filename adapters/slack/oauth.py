"""Bringing the bot into further workspaces: an install page, Slack's consent, and the way back (OAuth 2)."""

import asyncio
import logging
import re
import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.app import App
from adapters.slack.credentials import Credentials
from adapters.slack.line import Line, taken
from adapters.slack.manifest import SCOPES
from adapters.slack.paths import INSTALL, REDIRECT
from adapters.slack.several_workspaces import SeveralWorkspaces
from adapters.slack.store import Installations
from adapters.web.languages import asked_for
from adapters.web.pages import answer
from bot.chat.cities import usual_city
from bot.chat.readers import Reader
from bot.errors import DeliveryFailed, Unavailable
from bot.guide import installing
from bot.guide.installing import Page

log = logging.getLogger(__name__)

VALID = timedelta(minutes=10)
COOKIE = "wgbot_install"
OURS = re.compile(r"[\w-]{43}")
"""What secrets.token_urlsafe(32) makes."""


class OAuth:
    """Two routes. `public_url` is where the world finds them."""

    def __init__(
        self,
        app: App,
        line: Line,
        store: Installations,
        workspaces: SeveralWorkspaces,
        credentials: Credentials,
        public_url: str,
    ) -> None:
        self._app = app
        self._line = line
        self._store = store
        self._workspaces = workspaces
        self._public_url = public_url
        self._credentials = credentials
        self._site = line.base_url.rstrip("/").removesuffix("api")

    @property
    def routes(self) -> Sequence[web.RouteDef]:
        """The install page, and where Slack leads people back to."""
        return (
            web.get(INSTALL, self._invite, allow_head=False),
            web.get(REDIRECT, self._return, allow_head=False),
        )

    async def _invite(self, request: web.Request) -> web.Response:
        """The state in the link comes back once, in time, and only together with this browser's cookie."""
        browser = _browser(request) or secrets.token_urlsafe(32)
        state, now = secrets.token_urlsafe(32), self._app.clock.now()
        try:
            bound = f"{state}.{browser}"
            await asyncio.to_thread(self._store.remember_state, bound, now + VALID, now)
        except Unavailable:
            return self._page(request, installing.out_of_order(), INSTALL, 503)
        asked = {
            "client_id": self._credentials.client_id,
            "scope": ",".join(sorted(SCOPES)),
            "redirect_uri": self._public_url + REDIRECT,
            "state": state,
        }
        link = f"{self._site}oauth/v2/authorize?{urlencode(asked)}"
        response = self._page(request, installing.invitation(), link)
        response.set_cookie(
            COOKIE,
            browser,
            max_age=int(VALID.total_seconds()),
            path="/slack",
            secure=self._public_url.startswith("https:"),
            httponly=True,
            samesite="Lax",
        )
        return response

    async def _return(self, request: web.Request) -> web.Response:
        try:
            if not await self._is_expected(request):
                log.warning("an installation came back without a valid state")
                return self._page(request, installing.expired(), INSTALL, 400)
            if "code" not in request.query:
                return self._page(request, installing.declined(), INSTALL)
            page, link = await self._install(request.query["code"])
        except DeliveryFailed as error:
            log.error("an installation failed: %s", error)
            return self._page(request, installing.refused(), INSTALL, 502)
        except Unavailable:
            return self._page(request, installing.out_of_order(), INSTALL, 503)
        return self._page(request, page, link)

    async def _is_expected(self, request: web.Request) -> bool:
        state, browser = request.query.get("state", ""), _browser(request)
        if not OURS.fullmatch(state) or not browser:
            return False
        now = self._app.clock.now()
        return await asyncio.to_thread(self._store.use_state, f"{state}.{browser}", now)

    async def _install(self, code: str) -> tuple[Page, str]:
        """Slack gives a token for the code; kept with who the bot is there."""
        redirect = self._public_url + REDIRECT
        given = await self._credentials.ask(self._line, code=code, redirect_uri=redirect)
        team: dict[str, Any] = given.get("team") or {}
        if given.get("is_enterprise_install") or not team.get("id"):
            return installing.whole_organisation(), INSTALL
        own = await taken(self._line.client(given["access_token"]).auth_test())
        await asyncio.to_thread(self._keep, given, str(own["bot_id"]))
        self._workspaces.changed(team["id"])
        log.info("installed in %s", team["id"])
        link = f"{self._site}app_redirect?{urlencode({'app': given['app_id'], 'team': team['id']})}"
        return installing.installed(str(team.get("name", ""))), link

    def _keep(self, given: AsyncSlackResponse, bot_id: str) -> None:
        now, lasts = self._app.clock.now(), given.get("expires_in")
        self._store.save(
            str(given["team"]["id"]),
            str(given["team"].get("name", "")),
            app_id=str(given["app_id"]),
            bot_id=bot_id,
            bot_user_id=str(given["bot_user_id"]),
            scopes=str(given.get("scope", "")),
            installed_by=str((given.get("authed_user") or {}).get("id", "")),
            installed_at=now,
            token=str(given["access_token"]),
            refresh_token=given.get("refresh_token"),
            expires_at=None if lasts is None else now + timedelta(seconds=int(lasts)),
        )

    def _page(self, request: web.Request, page: Page, link: str, status: int = 200) -> web.Response:
        language = asked_for(request.headers.get("Accept-Language", ""))
        reader = Reader.person(language, usual_city(language))
        return answer(page, reader, self._app.phrasebook, link, status)


def _browser(request: web.Request) -> str:
    """What we gave this browser; empty when it shows nothing of the kind."""
    shown = request.cookies.get(COOKIE, "")
    return shown if OURS.fullmatch(shown) else ""
