"""Who has a window open, and showing each of them what they may see."""

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from adapters.sandbox.limits import MOST_WAITING
from adapters.sandbox.render import Json, day_and_time, guess
from adapters.sandbox.store import Message, Person, SandboxStore
from bot.chat.exchange import Account, Destination, Room
from bot.chat.files import File
from bot.chat.readers import Reader

NAME = "sandbox"
PRIVATE = "dm:"


def private_room(user: str) -> str:
    """The id of a person's private chat with the bot."""
    return f"{PRIVATE}{user}"


def room_of(to: Destination) -> str:
    """The id of the room in which a destination reads."""
    return private_room(to.user) if isinstance(to, Account) else to.id


def may_see(message: Message, user: str) -> bool:
    """Whether a message stands before this person's eyes."""
    if message.room_id.startswith(PRIVATE):
        return message.room_id == private_room(user)
    return message.seen_by in (None, user)


@dataclass(eq=False)
class Window:
    """One open page: who looks at it, and what it has not been told yet."""

    person: Person
    reader: Reader
    close: Callable[[], None]
    waiting: asyncio.Queue[str] = field(default_factory=lambda: asyncio.Queue(MOST_WAITING))

    @property
    def account(self) -> Account:
        """Who speaks through this window."""
        return Account(NAME, self.person.user)

    def room(self, room_id: str) -> Room:
        """A room as the bot knows it."""
        return Room(NAME, room_id, private=room_id.startswith(PRIVATE))

    def tell(self, event: Json) -> None:
        """Queue an event; a window that has fallen too far behind is closed and will come back."""
        try:
            self.waiting.put_nowait(json.dumps(event, ensure_ascii=False))
        except asyncio.QueueFull:
            self.close()

    def may_see(self, message: Message) -> bool:
        """Whether the message stands before this person's eyes."""
        return may_see(message, self.person.user)

    def is_private(self, message: Message) -> bool:
        """Whether this person is the only one to see the message."""
        return self.may_see(message) and (message.seen_by is not None or message.room_id.startswith(PRIVATE))

    def draw(self, message: Message) -> Json:
        """The message as this window shows it."""
        day, time = day_and_time(message.at, self.reader)
        return {
            "id": message.id,
            "room": message.room_id,
            "author": message.author,
            "private": message.seen_by is not None,
            "at": message.at.isoformat(),
            "day": day,
            "time": time,
            "lang": guess(message.body.get("text", "")),
            **message.body,
        }


class Windows:
    """Every open window. Keeping and showing happen in one order, so no window misses or reverses a change."""

    def __init__(self, store: SandboxStore) -> None:
        self._store = store
        self._open: set[Window] = set()
        self._in_order = asyncio.Lock()

    async def enter(self, window: Window, snapshot: Callable[[], Json]) -> None:
        """Tell a window everything, and from then on every change. `snapshot` reads in a worker thread."""
        async with self._in_order:
            window.tell(await asyncio.to_thread(snapshot))
            self._open.add(window)

    def leave(self, window: Window) -> None:
        """The window is closed."""
        self._open.discard(window)

    def tell_all(self, draw: Callable[[Window], Json]) -> None:
        """Tell every window something, drawn for its reader."""
        for window in list(self._open):
            window.tell(draw(window))

    def of(self, user: str) -> list[Window]:
        """The windows in which this person is played."""
        return [window for window in self._open if window.person.user == user]

    def close_all(self) -> None:
        """The program stops."""
        for window in list(self._open):
            window.close()

    async def post(
        self,
        room_id: str,
        body: Mapping[str, Any],
        at: datetime,
        *,
        author: str | None = None,
        seen_by: str | None = None,
        source: str | None = None,
        files: Sequence[File] = (),
    ) -> Message | None:
        """Keep a message and show it to whoever may see it; None when it (by its source) is there already."""
        async with self._in_order:
            known = {"author": author, "seen_by": seen_by, "source": source}
            message = await asyncio.to_thread(
                lambda: self._store.add_message(room_id, body, at, files=files, **known)
            )
            self._show(message)
            return message

    async def redraw(
        self, message_id: int, body: Mapping[str, Any], files: Sequence[File] = ()
    ) -> Message | None:
        """Change a message wherever it is seen; None when there is none."""
        async with self._in_order:
            message = await asyncio.to_thread(self._store.redraw, message_id, body, files)
            self._show(message)
            return message

    def _show(self, message: Message | None) -> None:
        for window in list(self._open):
            if message is not None and window.may_see(message):
                window.tell({"type": "message", "message": window.draw(message)})
