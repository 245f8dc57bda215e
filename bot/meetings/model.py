"""Meeting: a group comes together at one moment, in a room, on line or both; and who will attend."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import uuid4

from bot.chat.text import Variants


class Attendance(StrEnum):
    """A member's answer to a meeting."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


class State(StrEnum):
    """Where a meeting stands. As stored: as its cards were last drawn; `Meeting.state_at` says it for a moment."""

    PLANNED = "planned"
    RUNNING = "running"
    OVER = "over"
    CANCELLED = "cancelled"


@dataclass(eq=False)
class Meeting:
    """One meeting of a group. Moments are UTC; `zone` (IANA) is the clock on which its time was agreed.

    At least one of `place` and `link` is given. `revision` counts its changes: moved, cancelled; `changed_at` is when
    the last one was made. `uid` names the meeting in people's calendars and says nothing else.
    """

    group_id: int
    title: Variants
    starts_at: datetime
    zone: str
    minutes: int
    place: str
    link: str
    created_by: int | None
    created_at: datetime
    ends_at: datetime = field(init=False)
    state: State = State.PLANNED
    revision: int = 0
    reason: Variants | None = None
    uid: str = field(default_factory=lambda: str(uuid4()))
    changed_at: datetime = field(init=False)
    id: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.changed_at = self.created_at
        self.ends_at = self.starts_at + timedelta(minutes=self.minutes)

    def state_at(self, now: datetime) -> State:
        """Where the meeting stands at this moment, whatever was drawn last."""
        if self.state is State.CANCELLED:
            return State.CANCELLED
        if now < self.starts_at:
            return State.PLANNED
        return State.RUNNING if now < self.ends_at else State.OVER

    def move(self, starts_at: datetime, zone: str, now: datetime) -> None:
        """Give it another moment (UTC), agreed on the clock of `zone`; its length stays."""
        self.starts_at, self.zone = starts_at, zone
        self.ends_at = starts_at + timedelta(minutes=self.minutes)
        self._change(now)

    def cancel(self, reason: Variants | None, now: datetime) -> None:
        """It will not take place."""
        self.state, self.reason = State.CANCELLED, reason
        self._change(now)

    def _change(self, now: datetime) -> None:
        self.revision += 1
        self.changed_at = now


def stamp(at: datetime) -> int:
    """A moment as whole minutes since 1970 (UTC): short enough for a button or a message's detail."""
    return int(at.timestamp()) // 60


def moment_of(minutes: int) -> datetime:
    """The moment (UTC) of such a stamp."""
    return datetime.fromtimestamp(minutes * 60, UTC)
