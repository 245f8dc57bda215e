"""Bolt, with somebody who watches how quickly Slack is told "received"."""

import time
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from adapters.slack.places import NAME
from adapters.watching import Watch


class WatchedApp(AsyncApp):
    """Dispatches as Bolt does. What Slack did not sign is counted nowhere: its kind may be anything."""

    def __init__(self, watch: Watch, **options: Any) -> None:
        super().__init__(**options)
        self._watch = watch

    async def async_dispatch(self, req: AsyncBoltRequest) -> BoltResponse:
        begun = time.monotonic()
        response = await super().async_dispatch(req)
        if response.status == 200:
            self._watch.acknowledged(NAME, _kind(req.body), time.monotonic() - begun)
        elif response.status >= 500:
            self._watch.unacknowledged(NAME, _kind(req.body))
        return response


def _kind(body: dict[str, Any]) -> str:
    """What sort of thing came in, in Slack's word."""
    event = body.get("event")
    kind = event.get("type") if isinstance(event, dict) else body.get("type")
    return str(kind) if kind else "command"
