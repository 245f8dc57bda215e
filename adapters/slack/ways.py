"""The ways in which an answer reaches the person who asked, and only them."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from adapters.slack.api import Api, taken
from adapters.slack.blocks import Json, Message, fits
from adapters.slack.inbound import Asking
from adapters.slack.limits import RESPONSES
from adapters.slack.outbound import SlackOutbound
from adapters.slack.places import parts_of
from bot.chat.files import File
from bot.errors import DeliveryFailed

TRIES = 3
LONGEST_WAIT = 60
"""Seconds that an answer waits when Slack asks for it; later it would answer nothing any more."""


class Ways:
    """Sends answers; DeliveryFailed when there is no way left."""

    def __init__(self, api: Api, outbound: SlackOutbound) -> None:
        self._api = api
        self._outbound = outbound

    async def open(self, asking: Asking, view: Json) -> bool:
        """Open a window, over the one that is open; False when Slack does not (the trigger is too old)."""
        if not asking.trigger:
            return False
        client = await self._api.of(asking.team)
        open_view = client.views_push if asking.window else client.views_open
        return await _worked(lambda: taken(open_view(trigger_id=asking.trigger, view=view)))

    async def hold(self, asking: Asking, view: Json) -> tuple[str, str] | None:
        """Open a window that will be filled; its id and hash, or None when Slack does not open it."""
        client = await self._api.of(asking.team)
        open_view = client.views_push if asking.window else client.views_open
        try:
            shown = (await taken(open_view(trigger_id=asking.trigger, view=view)))["view"]
        except DeliveryFailed:
            return None
        return str(shown["id"]), str(shown.get("hash", ""))

    async def fill(self, asking: Asking, view: Json) -> bool:
        """Fill the window that was held; False when the person has closed it, or when it cannot hold this."""
        if asking.held is None or not fits(view):
            return False
        return await self.replace(asking.team, *asking.held, view)

    async def replace(self, team: str, window: str, mark: str | None, view: Json) -> bool:
        """Show something else in a window, if its hash is still this one; False when it is no longer there."""
        client = await self._api.of(team)
        same = {"hash": mark} if mark else {}
        return await _worked(lambda: taken(client.views_update(view_id=window, view=view, **same)))

    async def turn(self, asking: Asking, view: Json) -> bool:
        """Show something else in the window that is open, or in a new one over the App Home."""
        if not fits(view):
            return False
        if not asking.window:
            return await self.open(asking, view)
        return await self.replace(asking.team, asking.window, None, view)

    async def redraw(self, asking: Asking, messages: Sequence[Message]) -> bool:
        """Replace the private message whose button was pressed; False when there is none, or no longer."""
        if asking.message:
            return await _worked(lambda: self._outbound.redraw(asking.message, messages))
        if not asking.ephemeral or not asking.response_url:
            return False
        body = {"replace_original": True, **_body(messages[0])}
        if not await _worked(lambda: self._api.respond(asking.response_url, body)):
            return False
        await self.show(asking, messages[1:], used=1)
        return True

    async def show(self, asking: Asking, messages: Sequence[Message], *, used: int = 0) -> None:
        """New messages; `used`: how often the response_url was used already."""
        for number, message in enumerate(messages, used + 1):
            await self._show(asking, message, fresh=number <= RESPONSES)

    async def hand_over(self, asking: Asking, files: Sequence[File]) -> None:
        """Give files to the person: in the private chat, since nothing that only one person sees can hold them."""

        async def share() -> None:
            chat = await self._outbound.private_chat(asking.account, asking.team)
            await self._outbound.uploads.share(chat, files)

        await _patiently(share)

    async def _show(self, asking: Asking, message: Message, *, fresh: bool) -> None:
        if asking.response_url and fresh and not asking.message:
            body = {"response_type": "ephemeral", "replace_original": False, **_body(message)}
            if await _worked(lambda: self._api.respond(asking.response_url, body)):
                return
        elif not asking.room.private and await _worked(lambda: self._post_ephemeral(asking, message)):
            return
        await _patiently(lambda: self._post_private(asking, message))

    async def _post_ephemeral(self, asking: Asking, message: Message) -> None:
        team, channel = parts_of(asking.room)
        client = await self._api.of(team)
        await taken(
            client.chat_postEphemeral(
                channel=channel,
                user=asking.account.user,
                text=message.text,
                blocks=message.blocks,
                link_names=False,
                parse="none",
                thread_ts=asking.thread,
            )
        )

    async def _post_private(self, asking: Asking, message: Message) -> None:
        chat = await self._outbound.private_chat(asking.account, asking.team)
        await self._outbound.post_in(chat, [message])


def _body(message: Message) -> Json:
    return {"text": message.text, "blocks": list(message.blocks)}


async def _worked(way: Callable[[], Awaitable[object]]) -> bool:
    """Whether Slack took it; the next way is tried when it never will."""
    try:
        await _patiently(way)
    except DeliveryFailed:
        return False
    return True


async def _patiently(way: Callable[[], Awaitable[object]]) -> None:
    """Wait and try again where Slack asks for it."""
    for attempt in range(1, TRIES + 1):
        try:
            await way()
        except DeliveryFailed as error:
            wait = error.retry_after.total_seconds() if error.retry_after is not None else LONGEST_WAIT + 1
            if attempt == TRIES or wait > LONGEST_WAIT:
                raise
            await asyncio.sleep(wait)
        else:
            return
