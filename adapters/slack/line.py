"""The connection to Slack: one session, no repeats of the library's own, every failure a DeliveryFailed."""

from collections.abc import Awaitable
from datetime import timedelta
from typing import Any

from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient

from adapters.slack.discretion import library_log
from bot.errors import DeliveryFailed

SECONDS = 10
"""How long an answer of Slack's is waited for: well within the lease of a lane."""

PERMANENT = frozenset(
    (
        "account_inactive",
        "cannot_dm_bot",
        "cannot_reply_to_message",
        "cant_post_message",
        "cant_update_message",
        "channel_is_archived",
        "channel_not_found",
        "edit_window_closed",
        "ekm_access_denied",
        "invalid_arguments",
        "invalid_blocks",
        "invalid_blocks_format",
        "is_archived",
        "is_inactive",
        "message_not_found",
        "messages_tab_disabled",
        "msg_blocks_too_long",
        "msg_too_long",
        "no_text",
        "not_in_channel",
        "org_login_required",
        "restricted_action",
        "team_access_not_granted",
        "user_disabled",
        "user_not_found",
        "user_not_visible",
        "users_not_found",
        "view_too_large",
    )
)
"""What Slack will say again however long one waits."""

BUSY = frozenset(("ratelimited", "rate_limited", "message_limit_exceeded"))

OF_WORKSPACE = "message_limit_exceeded"
"""Too many messages in the whole workspace, whatever the channel."""

GONE = frozenset(("cant_update_message", "edit_window_closed", "message_not_found"))
"""When a message is to be drawn anew: it was deleted, or stands but can never be changed again."""

HALF_DONE = frozenset(("fatal_error", "internal_error", "request_timeout", "service_unavailable"))
"""After which, Slack says, part of what was asked may have happened."""


class Line:
    """The Web API and the response addresses, with whichever token. Open it before the first call."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self._session: ClientSession | None = None

    def client(self, token: str | None = None) -> AsyncWebClient:
        """What speaks with this token; without one, for libraries that bring one along with each event."""
        # A repeat after a broken connection could post twice: the outbox decides about repeats, not the library.
        return AsyncWebClient(
            token=token,
            base_url=self.base_url,
            timeout=SECONDS,
            session=self._session,
            logger=library_log(),
            retry_handlers=[],
        )

    async def open(self) -> None:
        """Begin to keep connections."""
        if self._session is None:
            self._session = ClientSession(timeout=ClientTimeout(total=SECONDS))

    async def close(self) -> None:
        """Give the connections up."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def respond(self, address: str, body: dict[str, Any]) -> None:
        """Answer by the address that came with an interaction."""
        webhook = AsyncWebhookClient(
            address, timeout=SECONDS, session=self._session, logger=library_log(), retry_handlers=[]
        )
        try:
            answer = await webhook.send_dict(body)
        except (ClientError, SlackClientError, TimeoutError, OSError) as error:
            raise DeliveryFailed(type(error).__name__) from error
        if answer.status_code != 200:
            raise failure(answer.status_code, answer.body[:60], dict(answer.headers))

    async def upload(self, address: str, content: bytes) -> None:
        """Put a file where files.getUploadURLExternal said. The address is a secret of its own."""
        if self._session is None:
            raise RuntimeError("open the API before the first call")
        try:
            async with self._session.post(address, data=content) as answer:
                status = answer.status
        except (ClientError, TimeoutError, OSError) as error:
            raise DeliveryFailed(type(error).__name__) from None
        if status != 200:
            raise DeliveryFailed(f"upload answered {status}")


async def taken(call: Awaitable[AsyncSlackResponse], everywhere: bool = False) -> AsyncSlackResponse:
    """The answer to a call; DeliveryFailed for whatever goes wrong with it.

    `everywhere`: the method has one limit for the whole workspace, so being asked to wait goes for every channel.
    """
    try:
        return await call
    except SlackApiError as error:
        answer = error.response
        data = answer.data if isinstance(answer, AsyncSlackResponse) else None
        said = data.get("error", "") if isinstance(data, dict) else ""
        status = getattr(answer, "status_code", getattr(answer, "status", 0))
        raise failure(status, str(said), dict(getattr(answer, "headers", {})), everywhere) from error
    except ClientConnectorError as error:  # nothing was sent
        raise DeliveryFailed(type(error).__name__) from error
    except (ClientError, SlackClientError, TimeoutError, OSError) as error:
        raise DeliveryFailed(type(error).__name__, unknown=True) from error


def failure(status: int, said: str, headers: dict[str, Any], everywhere: bool = False) -> DeliveryFailed:
    """What Slack's refusal means for sending."""
    if status == 429 or said in BUSY:
        wait = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
        seconds = int(wait) if str(wait).isdecimal() else 30
        return DeliveryFailed(
            "ratelimited",
            retry_after=timedelta(seconds=seconds),
            everywhere=everywhere or said == OF_WORKSPACE,
        )
    return DeliveryFailed(
        said or f"status {status}",
        permanent=said in PERMANENT,
        gone=said in GONE,
        unknown=not said or said in HALF_DONE,
    )
