"""What people can ask about meetings."""

from dataclasses import dataclass
from datetime import datetime

from bot.chat.actions import Action, FormAction
from bot.chat.text import Variants
from bot.meetings.answers import Mode, Said
from bot.meetings.kinds import Kind
from bot.meetings.model import Attendance
from bot.meetings.series import Scope
from bot.polls.rules import Quorum


@dataclass(frozen=True)
class OpenSchedule(Action, name="meet"):
    """Ask for the form of a new meeting; `at` is the moment already read from what was typed, as a stamp."""

    group: int
    at: int | None = None


@dataclass(frozen=True)
class ScheduleMeeting(FormAction):
    """The filled form of a new meeting; `starts_at` is UTC."""

    group: int
    title: Variants
    starts_at: datetime
    kind: Kind
    minutes: int | None
    place: str
    link: str
    link_cn: str


@dataclass(frozen=True)
class OpenEdit(Action, name="meetedit"):
    """Ask for the form that changes a meeting, all but its time; it stands on `revision`, as for OpenMove."""

    meeting: int
    revision: int | None = None


@dataclass(frozen=True)
class EditMeeting(FormAction):
    """The filled form that changes a meeting; `scope` None: it belongs to no series."""

    meeting: int
    revision: int
    title: Variants
    kind: Kind
    minutes: int
    place: str
    link: str
    link_cn: str
    speakers: str
    capacity: int | None
    register_until: datetime | None
    scope: Scope | None


@dataclass(frozen=True)
class ListMeetings(Action, name="meetings"):
    """Show what is coming: in one group, or in all of the person's own."""

    group: int | None


@dataclass(frozen=True)
class TurnMeetings(Action, name="meetpage"):
    """Turn to another page of that list."""

    group: int | None
    page: int


@dataclass(frozen=True)
class ShowMeeting(Action, name="meeting"):
    """Show one meeting."""

    meeting: int


@dataclass(frozen=True)
class GetCalendarFile(Action, name="meetics"):
    """Get the meeting as a file for one's calendar."""

    meeting: int


@dataclass(frozen=True)
class Attend(Action, name="attend"):
    """Answer whether one will come."""

    meeting: int
    attendance: Attendance
    mode: Mode | None = None


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


@dataclass(frozen=True)
class ShowAnswers(Action, name="whocomes"):
    """Show who gave which answer."""

    meeting: int


@dataclass(frozen=True)
class TurnAnswers(Action, name="whopage"):
    """Turn to another page of that list."""

    meeting: int
    page: int


@dataclass(frozen=True)
class OpenMove(Action, name="meetmove"):
    """Ask for the form that moves a meeting; it stands on `revision`, the present one when left out."""

    meeting: int
    revision: int | None = None


@dataclass(frozen=True)
class MoveMeeting(FormAction):
    """The filled form that moves a meeting; `starts_at` is UTC."""

    meeting: int
    revision: int
    starts_at: datetime
    scope: Scope | None


@dataclass(frozen=True)
class AskCancel(Action, name="meetstop"):
    """Ask whether the meeting shall really be cancelled."""

    meeting: int


@dataclass(frozen=True)
class KeepMeeting(Action, name="meetkeep"):
    """Do not cancel it after all."""

    meeting: int


@dataclass(frozen=True)
class CancelMeeting(Action, name="meetcancel"):
    """Cancel the meeting as it was shown, without a word of explanation; of a series this one, or all that follow."""

    meeting: int
    revision: int
    following: bool = False


@dataclass(frozen=True)
class OpenCancel(Action, name="meetwhy"):
    """Ask for the reason before cancelling the meeting as it was shown."""

    meeting: int
    revision: int


@dataclass(frozen=True)
class CancelWithReason(FormAction):
    """The filled form that cancels a meeting."""

    meeting: int
    revision: int
    reason: Variants | None
    scope: Scope | None
