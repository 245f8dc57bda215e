"""Words before a language is chosen: what the core carries instead of strings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from types import MappingProxyType

from bot.chat.languages import Language

NOTHING: Mapping[str, "Value"] = MappingProxyType({})


@dataclass(frozen=True)
class Text:
    """A sentence of ours, translated once its reader is known. The message id is the English sentence."""

    msgid: str
    plural: str | None = None
    n: int = 1
    args: Mapping[str, "Value"] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True)
class Verbatim:
    """Something a person typed (a name, a place): never translated, always escaped."""

    value: str


@dataclass(frozen=True)
class Variants:
    """The same content typed in one or more languages; `first` is the one it was written in.

    A reader whose language is missing gets the first, marked with the name of its language.
    """

    texts: Mapping[Language, str]
    first: Language

    def __post_init__(self) -> None:
        if not self.texts.get(self.first):
            raise ValueError(f"nothing written in {self.first}, the first language")

    def missing(self, languages: tuple[Language, ...]) -> tuple[Language, ...]:
        """Which of these languages nothing was written in."""
        return tuple(each for each in languages if not self.texts.get(each))

    def completed(self, added: "Variants") -> "Variants":
        """The same with languages that it lacked; what was written stays as it is."""
        return Variants(
            {**added.texts, **{each: text for each, text in self.texts.items() if text}}, self.first
        )


@dataclass(frozen=True)
class Listing:
    """Several words as one enumeration, joined the way the reader's language joins them."""

    items: tuple["Value", ...]


@dataclass(frozen=True)
class Percent:
    """A share between 0 and 1, said as a percentage without decimals."""

    share: float


@dataclass(frozen=True)
class Minutes:
    """A length of time in whole minutes, said in hours and minutes."""

    minutes: int


@dataclass(frozen=True)
class City:
    """A city people live in: its name is ours to translate, its IANA zone says what the clock shows there."""

    key: str
    name: Text
    zone: str
    country: str


@dataclass(frozen=True)
class Month:
    """A month of a year (1 to 12), said without a day."""

    year: int
    month: int


@dataclass(frozen=True)
class Weekday:
    """A day of the week, 0 for Monday, said as short as heads a calendar’s column."""

    number: int


@dataclass(frozen=True)
class Clocks:
    """A moment (UTC) that every reader sees on their own clock first, then on the clocks of these cities."""

    at: datetime
    cities: tuple[City, ...]


Words = Text | Verbatim | Variants
"""What a card or a form shows as a title, a line, a label."""

Value = (
    Words
    | Listing
    | Percent
    | Minutes
    | City
    | Clocks
    | Language
    | Month
    | Weekday
    | datetime
    | date
    | time
    | int
    | Decimal
)
"""What a sentence may hold. A datetime is an instant (aware, UTC), shown on the reader's clock."""


def _(msgid: str, **args: Value) -> Text:
    """Mark a sentence of ours for translation; `{name}` in it stands for an argument."""
    return Text(msgid, args=MappingProxyType(args))


def _n(singular: str, plural: str, n: int, **args: Value) -> Text:
    """Mark a sentence that depends on a number; `{n}` in it is that number."""
    return Text(singular, plural, n, MappingProxyType({"n": n, **args}))
