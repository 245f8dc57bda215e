"""Taking values out of what a file says, each of the kind it must be; Unreadable names the one that is not."""

from dataclasses import dataclass

from bot.chat.text import Verbatim, _
from bot.record.model import Fact
from bot.recount.layout import Facts
from bot.recount.reading import Unreadable

HIGHEST = 10**9
"""No poll of ours has a figure near it."""


@dataclass(frozen=True)
class Fields:
    """An object of the file, and where it stands."""

    facts: Facts
    path: str = ""

    def has(self, name: str) -> bool:
        """Whether something is said under this name."""
        return self.facts.get(name) is not None

    def wrong(self, name: str) -> Unreadable:
        """That the value under this name is missing or of another kind."""
        return Unreadable(
            _(
                "The file holds nothing that can be read under “{name}”: it was cut off or changed. Please export the "
                "poll again.",
                name=Verbatim(f"{self.path}{name}"),
            )
        )

    def part(self, name: str) -> "Fields":
        """An object."""
        found = self.facts.get(name)
        if not isinstance(found, dict):
            raise self.wrong(name)
        return Fields(found, f"{self.path}{name}.")

    def items(self, name: str, fewest: int = 0, most: int = HIGHEST) -> list[Fact]:
        """A list; an absent one is empty."""
        found = self.facts.get(name, [])
        if not isinstance(found, list) or not fewest <= len(found) <= most:
            raise self.wrong(name)
        return found

    def parts(self, name: str) -> list["Fields"]:
        """A list of objects; an absent one is empty."""
        objects = []
        for number, each in enumerate(self.items(name), start=1):
            if not isinstance(each, dict):
                raise self.wrong(f"{name}.{number}")
            objects.append(Fields(each, f"{self.path}{name}.{number}."))
        return objects

    def text(self, name: str) -> str:
        """A text."""
        found = self.facts.get(name)
        if not isinstance(found, str):
            raise self.wrong(name)
        return found

    def text_or_none(self, name: str) -> str | None:
        """A text, or none."""
        return self.text(name) if self.has(name) else None

    def flag_or_none(self, name: str) -> bool | None:
        """Yes, no, or neither."""
        found = self.facts.get(name)
        if found is not None and not isinstance(found, bool):
            raise self.wrong(name)
        return found

    def number(self, name: str) -> int:
        """A whole number from 0 on."""
        found = self.facts.get(name)
        if not _is_number(found):
            raise self.wrong(name)
        assert isinstance(found, int)
        return found

    def number_or_none(self, name: str) -> int | None:
        """A number, or none."""
        return self.number(name) if self.has(name) else None

    def numbers(self, name: str) -> tuple[int, ...]:
        """A list of numbers."""
        found = self.items(name)
        return tuple(Fields({name: each}, self.path).number(name) for each in found)

    def gaps(self, name: str) -> tuple[int | None, ...]:
        """A list of numbers, some of which may be missing."""
        found = self.items(name)
        return tuple(Fields({name: each}, self.path).number_or_none(name) for each in found)

    def tables(self, name: str) -> tuple[tuple[int, ...], ...]:
        """A list of lists of numbers."""
        found = self.items(name)
        return tuple(Fields({name: each}, self.path).numbers(name) for each in found)


def _is_number(value: Fact) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= HIGHEST
