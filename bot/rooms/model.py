"""A shared room that a working group uses, on any platform; and one that none uses yet."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.chat.cities import BY_KEY
from bot.chat.exchange import Room
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.chat.typed import typed_line
from bot.errors import Refusal

LONGEST_TITLE = 120


@dataclass(eq=False)
class GroupRoom:
    """A room bound to a group: one or two languages, and the cities whose clocks it shows.

    `title` is what its people call it on the platform ("" while that is not known). `closed_at`: since when the bot
    cannot talk there; `welcomed_at`: when somebody new was last welcomed there (both UTC). `former_id`: the id that
    the room had before it moved. `reminded`: whether reminders of meetings come there, too.
    """

    room: Room
    group_id: int
    languages: tuple[Language, ...]
    city_keys: tuple[str, ...]
    title: str = ""
    closed_at: datetime | None = None
    welcomed_at: datetime | None = None
    former_id: str | None = None
    reminded: bool = False
    id: int = field(default=0, init=False)

    @property
    def reader(self) -> Reader:
        """The room as a reader."""
        return Reader.room(self.languages, tuple(BY_KEY[key] for key in self.city_keys))

    @property
    def former_room(self) -> Room | None:
        """The room as it was called before it moved."""
        return None if self.former_id is None else Room(self.room.platform, self.former_id)


@dataclass(eq=False)
class MetRoom:
    """A shared room that the bot has met and that no group uses: what a button to bind it names."""

    room: Room
    title: str
    id: int = field(default=0, init=False)


def title_of(room: Room) -> str:
    """The title as it is kept: one line, cut where it is too long; "" for one that could pose as something else."""
    try:
        return typed_line(room.title[:LONGEST_TITLE], LONGEST_TITLE)
    except Refusal:
        return ""
