"""What people can ask about meetings."""

from dataclasses import dataclass
from datetime import datetime

from bot.chat.actions import Action, FormAction
from bot.chat.text import Variants
from bot.meetings.answers import Mode
from bot.meetings.kinds import Kind
from bot.meetings.model import Attendance
from bot.meetings.series import Scope


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
