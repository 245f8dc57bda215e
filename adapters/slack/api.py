"""Calls to Slack: each in its workspace, with the token that is valid there."""

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.line import Line, taken
from adapters.slack.workspaces import Workspaces
from bot.errors import DeliveryFailed

__all__ = ["Api", "taken"]


class Api:
    """The line, and who speaks on it."""

    def __init__(self, line: Line, workspaces: Workspaces) -> None:
        self.line = line
        self.workspaces = workspaces
        self._clients: dict[str, AsyncWebClient] = {}
        self.respond, self.upload, self.home_of = line.respond, line.upload, workspaces.home_of

    async def of(self, team: str) -> AsyncWebClient:
        """What speaks as the bot in a workspace; DeliveryFailed where it is not installed."""
        found = await self.workspaces.find(team)
        if found is None:
            raise DeliveryFailed("not installed in this workspace", permanent=True)
        client = self._clients.get(found.team)
        if client is None or client.token != found.token:
            client = self._clients[found.team] = self.line.client(found.token)
        return client
