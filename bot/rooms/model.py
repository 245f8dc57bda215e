"""A shared room that a working group uses, on any platform."""

from dataclasses import dataclass, field

from bot.chat.cities import BY_KEY
from bot.chat.exchange import Room
from bot.chat.languages import Language
from bot.chat.readers import Reader


@dataclass(eq=False)
class GroupRoom:
    """A room bound to a group: one or two languages, and the cities whose clocks it shows."""

    room: Room
    group_id: int
    languages: tuple[Language, ...]
    city_keys: tuple[str, ...]
    id: int = field(default=0, init=False)

    @property
    def reader(self) -> Reader:
        """The room as a reader."""
        return Reader.room(self.languages, tuple(BY_KEY[key] for key in self.city_keys))
