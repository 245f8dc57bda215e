"""What people can ask about answers beyond yes, no and maybe, and what coordinators can ask about who comes."""

from dataclasses import dataclass

from bot.chat.actions import Action, FormAction
from bot.meetings.answers import Said
from bot.meetings.series import Scope
from bot.polls.rules import Quorum


@dataclass(frozen=True)
class TakeBack(Action, name="attendback"):
    """Take one's answer back."""

    meeting: int


@dataclass(frozen=True)
class OpenAlternate(Action, name="attendalt"):
    """Ask who comes instead."""

    meeting: int


@dataclass(frozen=True)
class NameAlternate(FormAction):
    """The filled form: a member by number, or (OTHER) somebody by name. `scope` None: it belongs to no series."""

    meeting: int
    who: str
    called: str
    scope: Scope | None


@dataclass(frozen=True)
class OpenSeriesAnswer(Action, name="attendall"):
    """Ask for one answer for several meetings of a series."""

    meeting: int


@dataclass(frozen=True)
class AnswerSeries(FormAction):
    """The filled form: one answer for several meetings of a series."""

    meeting: int
    said: Said
    scope: Scope


@dataclass(frozen=True)
class ShowTurnout(Action, name="turnout"):
    """For coordinators: who comes, by side and organisation."""

    meeting: int
    page: int = 0


@dataclass(frozen=True)
class ShowSilent(Action, name="silent"):
    """For coordinators: who has not answered."""

    meeting: int
    page: int = 0


@dataclass(frozen=True)
class AskAgain(Action, name="askagain"):
    """Ask those who have not answered once more."""

    meeting: int


@dataclass(frozen=True)
class OpenQuorum(Action, name="meetquo"):
    """Ask for the form with the quorum of a group's meetings."""

    group: int


@dataclass(frozen=True)
class SetQuorum(FormAction):
    """The filled form with the quorum of a group's meetings."""

    group: int
    quorum: Quorum
