"""What the app proves itself with where it asks Slack for tokens."""

from dataclasses import dataclass, field

from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.slack.line import Line, taken


@dataclass(frozen=True)
class Credentials:
    """Of the app as a whole, whichever workspace installs it."""

    client_id: str
    client_secret: str = field(repr=False)

    async def ask(self, line: Line, **given: str | None) -> AsyncSlackResponse:
        """Tokens for a code or a refresh token; DeliveryFailed when Slack gives none.

        Not by the library's own method, which relies on what aiohttp is about to drop.
        """
        form = {"client_id": self.client_id, "client_secret": self.client_secret, **given}
        return await taken(line.client().api_call("oauth.v2.access", data=form))
