"""What the sandbox asks of storage: whom one can play, the rooms, what was said there."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from bot.chat.files import File
from bot.chat.text import Variants


class Person(Protocol):
    """Somebody one can play; `hint` is the language tag their browser would send."""

    @property
    def user(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def hint(self) -> str: ...
    @property
    def note(self) -> Variants: ...


class SharedRoom(Protocol):
    """A room in which everybody reads."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> Variants: ...


class Message(Protocol):
    """What stands in a room. Without an author it is the bot's; with `seen_by` only that person sees it."""

    @property
    def id(self) -> int: ...
    @property
    def room_id(self) -> str: ...
    @property
    def author(self) -> str | None: ...
    @property
    def seen_by(self) -> str | None: ...
    @property
    def body(self) -> Mapping[str, Any]: ...
    @property
    def at(self) -> datetime: ...


class SandboxStore(Protocol):
    """Keeps the sandbox's people, rooms and messages; each call is a transaction of its own."""

    def add_person(self, user: str, name: str, hint: str, note: Variants) -> None: ...
    def add_room(self, room_id: str, title: Variants) -> None: ...
    def people(self) -> Sequence[Person]: ...
    def rooms(self) -> Sequence[SharedRoom]: ...
    def add_message(
        self,
        room_id: str,
        body: Mapping[str, Any],
        at: datetime,
        *,
        author: str | None = None,
        seen_by: str | None = None,
        source: str | None = None,
        files: Sequence[File] = (),
    ) -> Message | None: ...
    def redraw(
        self, message_id: int, body: Mapping[str, Any], files: Sequence[File] = ()
    ) -> Message | None: ...
    def file(self, message_id: int, number: int) -> File | None: ...
    def message(self, message_id: int) -> Message | None: ...
    def recent(self, room_id: str, user: str, most: int) -> Sequence[Message]: ...
