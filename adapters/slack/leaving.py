"""The bot is taken out of a workspace: its tokens are dropped, and its rooms there are closed."""

import asyncio
from datetime import UTC, datetime, timedelta

from adapters.app import App
from adapters.slack.inbound import Body, source_of
from adapters.slack.places import NAME, everywhere_in, team_of
from adapters.slack.workspaces import Workspaces
from bot.chat.happenings import Notice, RoomClosed


class Leaving:
    """Hears app_uninstalled and tokens_revoked. Raises Unavailable when it could not be stored: it must come again."""

    def __init__(self, app: App, workspaces: Workspaces) -> None:
        self._app = app
        self._workspaces = workspaces

    async def hear(self, body: Body) -> None:
        """The app was removed, or tokens were revoked, of which only the bot's matters."""
        event = body["event"]
        if event["type"] == "app_uninstalled" or (event.get("tokens") or {}).get("bot"):
            await self._leave(body)

    async def _leave(self, body: Body) -> None:
        """Slack repeats events, so one may come after the bot was installed anew: what is newer stays."""
        team = team_of(body)
        before = datetime.fromtimestamp(int(body["event_time"]), UTC) + timedelta(seconds=1)
        if await self._workspaces.forget(team, before):
            closed = Notice(NAME, (RoomClosed(everywhere_in(team)),), source_of("event", body["event_id"]))
            await asyncio.to_thread(self._app.bot.notice, closed, self._app.clock.now())
