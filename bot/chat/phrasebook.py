"""Words become strings here and nowhere else; so this is the only module that knows Babel."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Protocol, Self
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_skeleton
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from bot.chat.languages import Language
from bot.chat.readers import Reader, Voice
from bot.chat.text import (
    City,
    Clocks,
    Listing,
    Minutes,
    Month,
    Percent,
    Text,
    Value,
    Variants,
    Verbatim,
    Weekday,
    _,
)

LOCALES = Path(__file__).parents[2] / "locales"
PARALLEL = " · "

Escape = Callable[[str], str]
"""Makes a string harmless in the place where it will stand; applied exactly once."""


class CatalogueGap(Exception):
    """A catalogue lacks sentences or files; the program must not start and speak half a language."""


class Catalogue(Protocol):
    """One language's sentences."""

    def template(self, words: Text) -> str:
        """The sentence with its `{placeholders}`, in the plural form that its number asks for."""
        ...


@dataclass(frozen=True)
class StoredCatalogue:
    """Sentences as they stand in a catalogue file."""

    forms: Mapping[str, tuple[str, ...]]

    def template(self, words: Text) -> str:
        forms = self.forms[words.msgid]
        # Chinese has one form, German and English the same two: no general plural rule is needed.
        return forms[min(len(forms) - 1, int(words.plural is not None and words.n != 1))]


@dataclass(frozen=True)
class RespelledCatalogue:
    """Another catalogue's sentences, each changed."""

    catalogue: Catalogue
    change: Callable[[str], str]

    def template(self, words: Text) -> str:
        return self.change(self.catalogue.template(words))


def _read_catalogue(language: Language, folder: Path) -> StoredCatalogue:
    path = folder / language / "LC_MESSAGES" / "messages.po"
    try:
        with path.open("rb") as file:
            catalog: Catalog = read_po(file, locale=language.value)
    except OSError as error:
        raise CatalogueGap(f"no catalogue for {language}: {path}") from error
    forms: dict[str, tuple[str, ...]] = {}
    for message in catalog:
        if not message.id:
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        said = message.string or ""
        forms[key] = (said,) if isinstance(said, str) else tuple(said)
        if message.fuzzy or not all(forms[key]):
            raise CatalogueGap(f"{path} line {message.lineno}: not translated: {key}")
    return StoredCatalogue(forms)


class Phrasebook:
    """Says words to readers."""

    def __init__(self, catalogues: Mapping[Language, Catalogue]) -> None:
        self._catalogues = catalogues

    @classmethod
    def load(cls, folder: Path = LOCALES) -> Self:
        """Read every catalogue; raises CatalogueGap when one is missing, incomplete or behind another."""
        stored = {language: _read_catalogue(language, folder) for language in Language}
        every = set().union(*(catalogue.forms for catalogue in stored.values()))
        for language, catalogue in stored.items():
            if gap := every - set(catalogue.forms):
                raise CatalogueGap(f"{language} lacks {len(gap)} sentences, among them: {min(gap)}")
        return cls(stored)

    def respelled(self, change: Callable[[str], str]) -> "Phrasebook":
        """The same with every sentence of ours changed: for a platform where commands are typed differently."""
        return Phrasebook({each: RespelledCatalogue(own, change) for each, own in self._catalogues.items()})

    def say(self, value: Value, reader: Reader, escape: Escape = str) -> str:
        """One string for everyone who reads it: two languages stand side by side."""
        return PARALLEL.join(self.lines(value, reader, escape))

    def lines(self, value: Value, reader: Reader, escape: Escape = str) -> tuple[str, ...]:
        """The words once for each voice, without repeating what reads the same in both."""
        if isinstance(value, Variants):
            return self._variants(value, reader.voices, escape)
        return tuple(dict.fromkeys(self._say(value, voice, escape) for voice in reader.voices))

    def _say(self, value: Value, voice: Voice, escape: Escape) -> str:
        match value:
            case Text():
                said = {name: self._say(part, voice, escape) for name, part in value.args.items()}
                return escape(self._catalogues[voice.language].template(value)).format(**said)
            case Verbatim(typed):
                return escape(typed)
            case Variants():
                return self._variants(value, (voice,), escape)[0]
            case City():
                return self._say(value.name, voice, escape)
            case Listing(items):
                parts = [self._say(item, voice, escape) for item in items]
                return format_list(parts, locale=voice.language.locale) if parts else escape("–")
            case Clocks(at, cities):
                return self._say_moment(at, _without_twins(at, (*voice.cities, *cities)), voice, escape)
            case datetime():
                return self._say_moment(value, _without_twins(value, voice.cities), voice, escape)
            case _:
                return escape(spell(value, voice.language))

    def _variants(self, value: Variants, voices: Sequence[Voice], escape: Escape) -> tuple[str, ...]:
        """Each text once; those whose language is missing read the first, and which language that is."""
        foreign: dict[str, list[Voice]] = {}
        for voice in voices:
            own = value.texts.get(voice.language)
            foreign.setdefault(own or value.texts[value.first], []).extend(() if own else (voice,))
        return tuple(self._marked(text, value.first, to, escape) for text, to in foreign.items())

    def _marked(self, text: str, language: Language, to: Sequence[Voice], escape: Escape) -> str:
        if not to:
            return escape(text)
        names = dict.fromkeys(spell(language, voice.language) for voice in to)
        note = Verbatim(PARALLEL.join(names))
        return self._say(_("{words} ({language})", words=Verbatim(text), language=note), to[0], escape)

    def _say_moment(self, at: datetime, cities: tuple[City, ...], voice: Voice, escape: Escape) -> str:
        """The first city's clock in full; the others' too, unless it is the same day there."""
        first = at.astimezone(ZoneInfo(cities[0].zone)).date()
        parts = []
        for city in cities:
            wall = at.astimezone(ZoneInfo(city.zone))
            same_day = city is not cities[0] and wall.date() == first
            when = spell(wall.time() if same_day else wall, voice.language)
            parts.append(self._say(_("{when} {city}", when=Verbatim(when), city=city), voice, escape))
        return PARALLEL.join(parts)


def _without_twins(at: datetime, cities: tuple[City, ...]) -> tuple[City, ...]:
    """One city for each clock face: the first of those whose clocks agree at this moment."""
    faces: dict[timedelta | None, City] = {}
    for city in cities:
        faces.setdefault(at.astimezone(ZoneInfo(city.zone)).utcoffset(), city)
    return tuple(faces.values())


def spell(value: Value, language: Language) -> str:
    """A date, time, number, length or language name by CLDR; a datetime is spelled as its own wall time."""
    locale = _locale(language)
    match value:
        case datetime():
            pattern = str(locale.datetime_formats["medium"])
            return pattern.replace("{1}", spell(value.date(), language)).replace(
                "{0}", spell(value.time(), language)
            )
        case date():
            return format_skeleton("yMMMEd", value, locale=locale)
        case time():
            return format_skeleton("Hm", value, locale=locale)
        case Month(year, month):
            return format_skeleton("yMMMM", date(year, month, 1), locale=locale)
        case Weekday(number):
            return str(locale.days["stand-alone"]["short"][number]).rstrip(".")
        case Percent(share):
            return format_percent(share, locale=locale)
        case Minutes(minutes):
            return _spell_minutes(minutes, locale)
        case Language():
            return str(locale.languages[value.value])
        case int() | Decimal():
            return format_decimal(value, locale=locale)
        case _:
            raise TypeError(f"{type(value).__name__} has no spelling of its own")


def _spell_minutes(minutes: int, locale: Locale) -> str:
    # The long form is broken in Chinese CLDR data as Babel reads it; the short one reads well in all three.
    hours, rest = divmod(minutes, 60)
    parts = [format_unit(hours, "duration-hour", "short", locale=locale)] if hours else []
    if rest or not hours:
        parts.append(format_unit(rest, "duration-minute", "short", locale=locale))
    return format_list(parts, style="unit-short", locale=locale)


@lru_cache
def _locale(language: Language) -> Locale:
    return Locale.parse(language.locale)
