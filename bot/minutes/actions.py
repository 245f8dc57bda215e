"""What people can ask about minutes: reading and writing them."""

from dataclasses import dataclass
from datetime import datetime

from bot.chat.actions import Action, FormAction
from bot.chat.text import Variants
from bot.minutes.model import Sort


@dataclass(frozen=True)
class ListMinutes(Action, name="minlist"):
    """Show a group's meetings that have begun, with how their minutes stand."""

    group: int
    page: int = 0


@dataclass(frozen=True)
class OpenMinutes(Action, name="minutes"):
    """Show the minutes of a meeting, or offer to start them."""

    meeting: int


@dataclass(frozen=True)
class StartMinutes(Action, name="minstart"):
    """Begin the minutes of a meeting."""

    meeting: int


@dataclass(frozen=True)
class TurnMinutes(Action, name="minpage"):
    """Turn to a page of them."""

    minutes: int
    page: int = 0


@dataclass(frozen=True)
class GetMinutesFile(Action, name="minfile"):
    """Get the text of a version as a file."""

    minutes: int
    round: int


@dataclass(frozen=True)
class ListVersions(Action, name="minvers"):
    """Show the versions that were sent, and what was objected to."""

    minutes: int


@dataclass(frozen=True)
class ShowVersion(Action, name="minver"):
    """Show a version that was sent."""

    minutes: int
    round: int
    page: int = 0


@dataclass(frozen=True)
class OpenAddEntry(Action, name="minadd"):
    """Ask for the form of a new entry."""

    minutes: int
    sort: Sort


@dataclass(frozen=True)
class AddEntry(FormAction):
    """The filled form of a new entry; `due_at` is UTC."""

    minutes: int
    sort: Sort
    heading: Variants | None
    text: Variants | None
    owner: str
    due_at: datetime | None


@dataclass(frozen=True)
class ShowEntry(Action, name="minent"):
    """Show one entry, in every language side by side."""

    entry: int


@dataclass(frozen=True)
class OpenEditEntry(Action, name="minedit"):
    """Ask for the form that changes an entry; it stands on `revision`, the present one when left out."""

    entry: int
    revision: int | None = None


@dataclass(frozen=True)
class EditEntry(FormAction):
    """The filled form that changes an entry; `due_at` is UTC."""

    entry: int
    revision: int
    heading: Variants | None
    text: Variants | None
    owner: str
    due_at: datetime | None


@dataclass(frozen=True)
class AskStrikeEntry(Action, name="minout"):
    """Ask whether an entry shall really be taken out."""

    entry: int


@dataclass(frozen=True)
class StrikeEntry(Action, name="minout2"):
    """Take an entry out."""

    entry: int


@dataclass(frozen=True)
class ListGaps(Action, name="mingaps"):
    """Show which entries lack a language."""

    minutes: int
    page: int = 0


@dataclass(frozen=True)
class OpenTranslateEntry(Action, name="mintrans"):
    """Ask for the form with the languages that an entry lacks."""

    entry: int


@dataclass(frozen=True)
class TranslateEntry(FormAction):
    """The filled form with languages that an entry lacked."""

    entry: int
    heading: Variants | None
    text: Variants | None


@dataclass(frozen=True)
class OpenHandMinutes(Action, name="minhand"):
    """Ask who shall translate what is missing."""

    minutes: int


@dataclass(frozen=True)
class HandMinutes(FormAction):
    """The filled form: this member is asked to translate, until then if a date is given (UTC)."""

    minutes: int
    translator: str
    due_at: datetime | None
