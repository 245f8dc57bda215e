"""Sheet: the text of minutes at one moment, as it is sent, kept and hashed. People stand in it by a number only.

The number counts those in this text and says nothing elsewhere. Names are kept beside it, so that the hash says
nothing of people and stays right when a name is erased.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.membership.roles import Side
from bot.minutes.model import Sort


@dataclass(frozen=True)
class Attendee:
    """Somebody who was there: their number in this text, and for whom they came."""

    number: int
    side: Side
    organisation: str


@dataclass(frozen=True)
class Count:
    """How a poll came out: votes by option, who took part of how many, and (a formal vote) whether it is adopted."""

    poll_id: int
    options: tuple[Variants | datetime, ...]
    votes: tuple[int, ...]
    voters: int
    entitled: int
    adopted: bool | None


@dataclass(frozen=True)
class Line:
    """One entry as it stands in the text; `number` counts those of its sort from 1.

    `owner` is the number of a person in this text."""

    entry_id: int
    sort: Sort
    number: int
    heading: Variants | None
    text: Variants | None
    count: Count | None
    owner: int | None
    due_at: datetime | None

    def missing(self, languages: tuple[Language, ...]) -> tuple[Language, ...]:
        """Which of these languages something in it lacks."""
        pieces = [piece for piece in (self.heading, self.text) if piece is not None]
        gaps = {language for piece in pieces for language in piece.missing(languages)}
        return tuple(language for language in languages if language in gaps)


@dataclass(frozen=True)
class Sheet:
    """The whole text. Moments are UTC."""

    title: Variants
    starts_at: datetime
    ends_at: datetime
    place: str
    languages: tuple[Language, ...]
    attendees: tuple[Attendee, ...]
    lines: tuple[Line, ...]

    def of(self, sort: Sort) -> tuple[Line, ...]:
        """The lines of one sort, in order."""
        return tuple(line for line in self.lines if line.sort is sort)


@dataclass(frozen=True)
class Version:
    """A text as it was sent in a round, with the names of the people in it by number, and which members they are.

    A guest has a name and is no member.
    """

    minutes_id: int
    round: int
    made_at: datetime
    sheet: Sheet
    names: Mapping[int, str]
    members: Mapping[int, int]
