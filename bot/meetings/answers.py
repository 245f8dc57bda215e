"""Answer: what a member said to a meeting, and how many people that brings. A place is a person who comes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from bot.chat.text import Verbatim
from bot.meetings.model import Attendance
from bot.membership.roles import Side

COMING = frozenset((Attendance.YES, Attendance.ALTERNATE))
"""Answers that take a place: one's own, or the alternate's."""

LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Mode(StrEnum):
    """How somebody takes part in a meeting that has a room and a web link; the value is stored."""

    ROOM = "room"
    ONLINE = "online"


class Said(StrEnum):
    """What one can say about several meetings at once. NOTHING: what was said is taken back."""

    YES = "yes"
    ROOM = "room"
    ONLINE = "online"
    NO = "no"
    MAYBE = "maybe"
    NOTHING = "nothing"

    @property
    def answer(self) -> "Answer | None":
        """As an answer."""
        match self:
            case Said.NOTHING:
                return None
            case Said.ROOM | Said.ONLINE:
                return Answer(Attendance.YES, Mode(self.value))
            case _:
                return Answer(Attendance(self.value))


@dataclass(frozen=True)
class Answer:
    """An answer, given `at` (UTC). `alternate` is the name of who comes instead, `alternate_id` their number if they
    are a member; both empty: nobody is named yet, or they cannot come. `confirmed`: the alternate has said yes.
    """

    attendance: Attendance
    mode: Mode | None = None
    alternate_id: int | None = None
    alternate: str = ""
    at: datetime = field(default=LONG_AGO, compare=False)
    confirmed: bool = field(default=False, compare=False)

    @property
    def name(self) -> Verbatim:
        """The alternate's name, as words."""
        return Verbatim(self.alternate)


@dataclass(frozen=True)
class Tally:
    """How many people of one side, or of one organisation on it, gave each answer; `silent`: gave none.

    Somebody's alternate who has said yes counts there, and only there.
    """

    side: Side
    organisation: str
    answers: Mapping[Attendance, int]
    silent: int

    @property
    def coming(self) -> int:
        """How many people will come."""
        return sum(self.answers.get(each, 0) for each in COMING)
