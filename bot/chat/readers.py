"""Who reads: a person (one language, one city) or a room (one or two languages, the cities of both sides)."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.chat.languages import Language
from bot.chat.text import City


@dataclass(frozen=True)
class Voice:
    """One language, and the clocks shown in it; the first city is the reader's own."""

    language: Language
    cities: tuple[City, ...]


@dataclass(frozen=True)
class Reader:
    """Everyone for whom one message is written: its voices are read side by side."""

    voices: tuple[Voice, ...]

    @classmethod
    def person(cls, language: Language, city: City) -> "Reader":
        """A person reads one language, on their own clock."""
        return cls((Voice(language, (city,)),))

    @classmethod
    def room(cls, languages: tuple[Language, ...], cities: tuple[City, ...]) -> "Reader":
        """A room of two languages pairs each with its own city; a room of one language shows every clock."""
        if len(languages) == 1 or len(cities) == 1:
            return cls(tuple(Voice(language, cities) for language in languages))
        turned = tuple(reversed(cities))
        if _at_home(languages, turned) > _at_home(languages, cities):
            cities = turned
        return cls(tuple(Voice(language, (city,)) for language, city in zip(languages, cities, strict=True)))

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in reading order."""
        return tuple(voice.language for voice in self.voices)


HOMES: Mapping[Language, frozenset[str]] = {
    Language.ZH: frozenset(("CN", "HK", "SG")),
    Language.DE: frozenset(("DE", "AT", "CH")),
}
"""Where a language is spoken, by country."""


def _at_home(languages: tuple[Language, ...], cities: tuple[City, ...]) -> int:
    """How many of the languages stand beside a city where they are spoken."""
    pairs = zip(languages, cities, strict=True)
    return sum(city.country in HOMES.get(language, ()) for language, city in pairs)
