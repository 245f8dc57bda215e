"""What people can ask about agendas."""

from dataclasses import dataclass
from datetime import datetime

from bot.chat.actions import Action, FormAction
from bot.chat.text import Variants


@dataclass(frozen=True)
class ShowAgenda(Action, name="agenda"):
    """Show the agenda of a meeting."""

    meeting: int


@dataclass(frozen=True)
class TurnAgenda(Action, name="agpage"):
    """Turn to another page of it, or back to it."""

    meeting: int
    page: int = 0


@dataclass(frozen=True)
class ListAgendas(Action, name="agendas"):
    """Choose one of a group's coming meetings."""

    group: int
    page: int = 0


@dataclass(frozen=True)
class OpenItemForm(Action, name="agadd"):
    """Ask for the form of a new item."""

    meeting: int


@dataclass(frozen=True)
class ProposeItem(FormAction):
    """The filled form of a new item."""

    meeting: int
    title: Variants
    minutes: int
    presenter: str
    topic: int | None
    poll: int | None
    link: str


@dataclass(frozen=True)
class ShowItem(Action, name="agitem"):
    """Show one item."""

    item: int


@dataclass(frozen=True)
class OpenEditItem(Action, name="agedit"):
    """Ask for the form that changes an item; it stands on `revision`, the present one when left out."""

    item: int
    revision: int | None = None


@dataclass(frozen=True)
class EditItem(FormAction):
    """The filled form that changes an item."""

    item: int
    revision: int
    title: Variants
    minutes: int
    presenter: str
    topic: int | None
    poll: int | None
    link: str


@dataclass(frozen=True)
class AskWithdrawItem(Action, name="agout"):
    """Ask whether an item shall really be withdrawn."""

    item: int


@dataclass(frozen=True)
class WithdrawItem(Action, name="agout2"):
    """Withdraw an item."""

    item: int


@dataclass(frozen=True)
class DecideItem(Action, name="agdo"):
    """Put a proposed item on the agenda, or decline it."""

    item: int
    accept: bool


@dataclass(frozen=True)
class MoveItem(Action, name="agmove"):
    """Let an item change places with the one before or after it."""

    item: int
    up: bool


@dataclass(frozen=True)
class OpenCall(Action, name="agcall"):
    """Ask for the form that calls for items."""

    meeting: int


@dataclass(frozen=True)
class CallForItems(FormAction):
    """The filled form: items are asked for until then (UTC)."""

    meeting: int
    deadline_at: datetime


@dataclass(frozen=True)
class RemindForItems(Action, name="agremind"):
    """Ask the group's rooms for items once more."""

    meeting: int


@dataclass(frozen=True)
class PublishAgenda(Action, name="agpub"):
    """Announce the agenda in the group's rooms."""

    meeting: int


@dataclass(frozen=True)
class OpenNotice(Action, name="agnotice"):
    """Ask for the form of the group's standing notice."""

    group: int


@dataclass(frozen=True)
class SaveNotice(FormAction):
    """The filled form of the standing notice; empty: there is none any more."""

    group: int
    text: Variants | None


@dataclass(frozen=True)
class OpenHandItem(Action, name="aghand"):
    """Ask who shall translate an item."""

    item: int


@dataclass(frozen=True)
class HandItem(FormAction):
    """The filled form: this member is asked to translate it, until then if a date is given (UTC)."""

    item: int
    translator: str
    due_at: datetime | None


@dataclass(frozen=True)
class OpenTranslateItem(Action, name="agtrans"):
    """Ask for the form with the languages that an item lacks."""

    item: int


@dataclass(frozen=True)
class TranslateItem(FormAction):
    """The filled form with languages that an item lacked."""

    item: int
    title: Variants | None
