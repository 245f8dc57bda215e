"""What the buttons of a form asked question by question carry: which draft, which question, which answer."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.chat.actions import Action


class Move(StrEnum):
    """Ways through a form other than answering."""

    BACK = "back"
    SKIP = "skip"
    KEEP = "keep"
    DONE = "done"
    CANCEL = "cancel"
    SUBMIT = "submit"


@dataclass(frozen=True)
class OfQuestion(Action):
    """A button of one question: pressed after that question, it answers nothing else."""

    draft: int
    step: int


@dataclass(frozen=True)
class Turn(OfQuestion, name="dlgturn"):
    """Go back or on, finish or stop."""

    move: Move


@dataclass(frozen=True)
class PickOption(OfQuestion, name="dlgpick"):
    """Answer with one option, by its place from 0."""

    option: int


@dataclass(frozen=True)
class TickOption(OfQuestion, name="dlgtick"):
    """Choose one of several options or take it back; says which, so that a double press does no harm."""

    option: int
    on: bool


@dataclass(frozen=True)
class PickMoment(OfQuestion, name="dlgat"):
    """Answer with a moment: minutes since 1970, UTC."""

    minute: int


@dataclass(frozen=True)
class LeafMonth(OfQuestion, name="dlgmonth"):
    """Look at a month in the calendar: months since the year 0."""

    month: int

    @classmethod
    def of(cls, draft: int, step: int, day: date) -> "LeafMonth":
        """The month that a day belongs to."""
        return cls(draft, step, day.year * 12 + day.month - 1)


@dataclass(frozen=True)
class PickDay(OfQuestion, name="dlgday"):
    """Choose a day (its proleptic Gregorian number) and be asked for the time; `late`: at an unusual hour."""

    day: int
    late: bool = False


@dataclass(frozen=True)
class PickHour(OfQuestion, name="dlghour"):
    """Choose an hour of a day (24 times the day's number, plus the hour) and be asked for the minute."""

    hour: int


@dataclass(frozen=True)
class CheckMoment(OfQuestion, name="dlgcheck"):
    """See a moment on all clocks before it is taken: minutes since 1970, UTC."""

    minute: int


@dataclass(frozen=True)
class StayHere(OfQuestion, name="dlgstay"):
    """A place in a calendar that cannot be chosen."""


@dataclass(frozen=True)
class LeafOptions(OfQuestion, name="dlgleaf"):
    """Look at another page of the options, from 0."""

    page: int
