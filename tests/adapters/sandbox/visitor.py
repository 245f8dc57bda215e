"""Somebody with the page open, as the server sees them: a WebSocket and what came over it."""

import asyncio
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import ClientSession, ClientWebSocketResponse

Event = dict[str, Any]

PATIENCE = 10
"""Seconds after which what should have come does not come."""


@dataclass
class Visitor:
    """Plays a person. `heard` is every event so far, the snapshot first."""

    socket: ClientWebSocketResponse
    heard: list[Event] = field(default_factory=list)

    @classmethod
    async def enter(cls, session: ClientSession, address: str, user: str) -> Self:
        """Open the page as this person and wait until everything is shown, the greeting included."""
        socket = await session.ws_connect(f"{address}/live?person={user}", origin=address)
        visitor = cls(socket)
        await visitor.until(lambda event: event["type"] == "snapshot")
        await visitor.ask(type="moment", text="", zone="Europe/Berlin")  # answered after the greeting
        return visitor

    @property
    def snapshot(self) -> Event:
        """The latest full picture."""
        return [event for event in self.heard if event["type"] == "snapshot"][-1]

    @property
    def messages(self) -> dict[int, Event]:
        """Every message seen, in its latest state."""
        seen = {message["id"]: message for message in self.snapshot["messages"]}
        at = self.heard.index(self.snapshot)
        seen |= {e["message"]["id"]: e["message"] for e in self.heard[at:] if e["type"] == "message"}
        return dict(sorted(seen.items()))

    @property
    def last(self) -> Event:
        """The newest message."""
        return list(self.messages.values())[-1]

    async def ask(self, frame_id: str | None = None, **frame: Any) -> Event:
        """Send a frame and wait for its answer."""
        whole = {"id": frame_id or secrets.token_hex(8), **frame}
        await self.socket.send_json(whole)
        return await self.until(lambda event: event["type"] == "answered" and event["id"] == whole["id"])

    async def say(self, room: str, text: str) -> Event:
        """Type into a room."""
        return await self.ask(type="say", room=room, text=text)

    async def press(self, message: Event, label: str) -> Event:
        """Press the button of a message that reads (or begins) like this."""
        found = [b for b in buttons(message) if text(b["label"]).startswith(label)]
        assert found, f"no button {label}: {[text(b['label']) for b in buttons(message)]}"
        frame = {"room": message["room"], "message": message["id"], "payload": found[0]["payload"]}
        return await self.ask(type="press", **frame)

    async def until(self, wanted: Callable[[Event], bool]) -> Event:
        """The next event like this; what comes before it is heard, too."""
        async with asyncio.timeout(PATIENCE):
            while True:
                event: Event = json.loads(await self.socket.receive_str())
                self.heard.append(event)
                if wanted(event):
                    return event

    async def until_message(self, wanted: Callable[[Event], bool]) -> Event:
        """The next message like this."""
        event = await self.until(lambda each: each["type"] == "message" and wanted(each["message"]))
        message: Event = event["message"]
        return message


def buttons(message: Event) -> list[Event]:
    """The buttons of a card, in order."""
    blocks = message["card"]["blocks"] if "card" in message else []
    return [button for block in blocks if block["kind"] == "buttons" for button in block["buttons"]]


def bars(message: Event) -> list[int]:
    """The counts of a card's tally."""
    return [
        bar["count"]
        for block in message["card"]["blocks"]
        if block["kind"] == "bars"
        for bar in block["bars"]
    ]


def text(lines: list[dict[str, str]]) -> str:
    """Lines as one string."""
    return " · ".join(line["text"] for line in lines)
