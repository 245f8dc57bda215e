"""What still comes from workspaces that have dropped the bot: whoever asks is told, the rest is passed over."""

import logging
from collections.abc import Awaitable, Callable

from slack_bolt.response import BoltResponse

from adapters.slack.answering import EVERY_READER
from adapters.slack.blocks import section
from adapters.slack.inbound import Body
from adapters.slack.line import Line
from adapters.slack.places import team_of
from adapters.slack.workspaces import Workspaces
from bot.chat.phrasebook import Phrasebook
from bot.errors import DeliveryFailed
from bot.guide.installing import not_installed

log = logging.getLogger(__name__)

LEAVING = ("app_uninstalled", "tokens_revoked")
"""Events that tell of it; the bot is gone already when they come."""


class Absent:
    """Stands before everything else that Slack sends."""

    def __init__(self, line: Line, workspaces: Workspaces, phrasebook: Phrasebook) -> None:
        self._line = line
        self._workspaces = workspaces
        # Of somebody in a workspace without the bot no language is known.
        self._words = "\n".join(phrasebook.say(not_installed(), reader) for reader in EVERY_READER)

    async def pass_over(self, body: Body, go_on: Callable[[], Awaitable[BoltResponse]]) -> BoltResponse:
        """Go on where the bot is installed, and with what belongs to no workspace."""
        team, kind = team_of(body), (body.get("event") or {}).get("type")
        if not team or kind in LEAVING or await self._workspaces.find(team) is not None:
            return await go_on()
        if address := body.get("response_url"):
            said = {"text": self._words, "blocks": [section(self._words)]}
            await self._tell(str(address), {"response_type": "ephemeral", "replace_original": False, **said})
        return BoltResponse(status=200, body="")

    async def _tell(self, address: str, said: dict[str, object]) -> None:
        try:
            await self._line.respond(address, said)
        except DeliveryFailed as error:
            log.warning("an answer was not taken: %s", error)
