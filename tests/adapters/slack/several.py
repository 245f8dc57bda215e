"""A Slack with several workspaces that share one app: consent, OAuth, tokens that end. Each call goes by its token."""

import secrets
from base64 import b64decode
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode

from aiohttp import web

from adapters.slack.manifest import SCOPES
from tests.adapters.slack.refusals import Refused
from tests.adapters.slack.server import SlackServer
from tests.adapters.slack.state import APP_ID, BOT, Json

CLIENT_ID, CLIENT_SECRET = "4711.4712", "canary-client-secret-4711"
SECONDS = 12 * 60 * 60
"""How long a token lasts where tokens are renewed."""


class SeveralSlack(SlackServer):
    """In front of the workspaces, each of them a SlackServer of its own for its people and what they see."""

    def __init__(self, teams: Sequence[str]) -> None:
        super().__init__()
        self.tokens = set()
        self.workspaces = {team: SlackServer(team) for team in teams}
        self.rotates = False
        """Whether the app has tokens that end."""

        self.consents = True
        """Whether a visitor agrees at Slack."""

        self.whole_organisation = False
        self.speakers: dict[str, str] = {}
        """The workspace of each token."""

        self._codes: dict[str, tuple[str, str]] = {}
        self._refresh: dict[str, str] = {}

    async def start(self) -> None:
        await super().start()
        for each in self.workspaces.values():
            await each.start()
            each.sockets, each._acks = self.sockets, self._acks

    async def stop(self) -> None:
        for each in self.workspaces.values():
            each.sockets = []
            await each.stop()
        await super().stop()

    def reached_at(self, url: str) -> None:
        """Where the app listens, when it listens by HTTP."""
        for each in self.workspaces.values():
            each.app_url = url

    def consent(self, team: str, asked: dict[str, str]) -> str:
        """A visitor is shown what the app wants, and decides; returns where their browser goes next."""
        assert asked["client_id"] == CLIENT_ID
        assert set(asked["scope"].split(",")) == set(SCOPES)
        code = f"canary-code-{secrets.token_hex(8)}"
        self._codes[code] = team, asked["redirect_uri"]
        given = {"code": code} if self.consents else {"error": "access_denied"}
        return f"{asked['redirect_uri']}?{urlencode({**given, 'state': asked['state']})}"

    def drop(self, team: str) -> None:
        """The tokens of a workspace are worth nothing from now on."""
        self.speakers = {token: own for token, own in self.speakers.items() if own != team}
        self.workspaces[team].tokens.clear()

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if method == "apps.connections.open":
            return await super()._call(request)
        if method == "oauth.v2.access":
            self.asked.append(method)
            if self.faults[method]:
                fault = self.faults[method].pop(0)
                assert fault is not None
                return fault()
            return web.json_response(self._access(request, dict(parse_qsl(await request.text()))))
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if token not in self.speakers:
            return web.json_response({"ok": False, "error": "token_revoked"})
        return await self.workspaces[self.speakers[token]]._call(request)

    def _access(self, request: web.Request, form: dict[str, str]) -> Json:
        try:
            self._is_the_app(request, form)
            if form.get("grant_type") == "refresh_token":
                return self._granted(self._of_refresh(form["refresh_token"]))
            team, redirect = self._codes.pop(form["code"], ("", ""))
            if not team:
                raise Refused("invalid_code")
            if form.get("redirect_uri") != redirect:
                raise Refused("bad_redirect_uri")
            return self._granted(team)
        except Refused as refused:
            return {"ok": False, "error": str(refused)}

    def _is_the_app(self, request: web.Request, form: dict[str, str]) -> None:
        basic = request.headers.get("Authorization", "").removeprefix("Basic ")
        own = b64decode(basic).decode() if basic else f"{form.get('client_id')}:{form.get('client_secret')}"
        if own != f"{CLIENT_ID}:{CLIENT_SECRET}":
            raise Refused("bad_client_secret")

    def _of_refresh(self, token: str) -> str:
        """A refresh token works once."""
        team = self._refresh.pop(token, "")
        if not team:
            raise Refused("invalid_refresh_token")
        return team

    def _granted(self, team: str) -> Json:
        """A new token; an earlier one goes on until it ends."""
        token = "-".join(("xoxb", "canary", team, secrets.token_hex(4)))
        self.speakers[token] = team
        self.workspaces[team].tokens.add(token)
        given: Json = {
            "ok": True,
            "access_token": token,
            "token_type": "bot",
            "scope": ",".join(SCOPES),
            "bot_user_id": BOT,
            "app_id": APP_ID,
            "team": None if self.whole_organisation else {"id": team, "name": f"Hydrogen <{team}>"},
            "is_enterprise_install": self.whole_organisation,
            "authed_user": {"id": "U0ADMIN"},
        }
        if self.rotates:
            refresh = "-".join(("xoxe", "1", "canary", secrets.token_hex(4)))
            self._refresh[refresh] = team
            given |= {"refresh_token": refresh, "expires_in": SECONDS}
        return given
