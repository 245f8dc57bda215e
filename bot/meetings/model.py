"""Meeting: a group comes together at one moment, in a room, on line or both; and who will attend."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from uuid import uuid4
from zoneinfo import ZoneInfo

from bot.chat.text import City, Variants
from bot.meetings.kinds import TEMPLATES, Kind, Template
from bot.meetings.zones import version_of

MAINLAND = frozenset(("Asia/Shanghai", "Asia/Urumqi"))
"""The clocks of mainland China, where not every web address opens."""


class Attendance(StrEnum):
    """A member's answer to a meeting. ALTERNATE: somebody else comes instead. WAITING: would come, or send somebody,
    and every place is taken; given by the bot, not chosen."""

    YES = "yes"
    ALTERNATE = "alternate"
    NO = "no"
    MAYBE = "maybe"
    WAITING = "waiting"


class Part(StrEnum):
    """What can change about a meeting; the value is stored."""

    TIME = "time"
    TITLE = "title"
    KIND = "kind"
    LENGTH = "minutes"
    PLACE = "place"
    LINK = "link"
    LINK_CN = "link_cn"
    SPEAKERS = "speakers"
    CAPACITY = "capacity"
    REGISTER_UNTIL = "register_until"
    STATE = "state"


class State(StrEnum):
    """Where a meeting stands. As stored: as its cards were last drawn; `Meeting.state_at` says it for a moment."""

    PLANNED = "planned"
    RUNNING = "running"
    OVER = "over"
    CANCELLED = "cancelled"


@dataclass(eq=False)
class Meeting:
    """One meeting of a group. Moments are UTC; `zone` (IANA) is the clock on which its time was agreed.

    At least one of `place` and a link is given; `link_cn` is the one that opens in mainland China, where `link` may
    not. `capacity`: how many can come. `register_until`: until when one can say yes (UTC).

    `wall` is what the clock of `zone` shall show when it begins, and `derived_with` the rules of that zone (zones.py)
    by which `starts_at` was worked out from it; `moved_at`: when that changed last. `series_id` and `day`: whose
    meeting it is, and the day of the rule, which stays when this one alone is moved. `announce_at`: when the rooms
    will hear of it; None: they have.

    `changes` holds for each change what it was about; `changed_at` and `changed_by` say when and by whom the last one
    was made. `uid` names the meeting in people's calendars and says nothing else.
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
    reason: Variants | None = None
    kind: Kind = Kind.EXPERT_GROUP
    link_cn: str = ""
    speakers: str = ""
    capacity: int | None = None
    register_until: datetime | None = None
    series_id: int | None = None
    day: date | None = None
    announce_at: datetime | None = None
    uid: str = field(default_factory=lambda: str(uuid4()))
    wall: datetime = field(init=False)
    derived_with: str = field(init=False)
    changes: tuple[frozenset[Part], ...] = ()
    changed_at: datetime = field(init=False)
    changed_by: int | None = None
    moved_at: datetime | None = None
    id: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.changed_at = self.created_at
        self._set_time(self.starts_at, self.zone)

    @property
    def revision(self) -> int:
        """How many changes were made."""
        return len(self.changes)

    @property
    def hybrid(self) -> bool:
        """Whether one can come to a room or join on line."""
        return bool(self.place) and bool(self.link or self.link_cn)

    @property
    def template(self) -> Template:
        """What its kind brings along."""
        return TEMPLATES[self.kind]

    def links_for(self, city: City | None) -> tuple[str, ...]:
        """The ways in, first the one that opens where the reader lives; for a room, as they were given."""
        both = (self.link_cn, self.link) if city and city.zone in MAINLAND else (self.link, self.link_cn)
        return tuple(dict.fromkeys(link for link in both if link))

    def state_at(self, now: datetime) -> State:
        """Where the meeting stands at this moment, whatever was drawn last."""
        if self.state is State.CANCELLED:
            return State.CANCELLED
        if now < self.starts_at:
            return State.PLANNED
        return State.RUNNING if now < self.ends_at else State.OVER

    def move(self, starts_at: datetime, zone: str, now: datetime, by: int | None = None) -> None:
        """Give it another moment (UTC), agreed on the clock of `zone`; its length stays."""
        self._set_time(starts_at, zone)
        self.moved_at = now
        self.note(frozenset((Part.TIME,)), now, by)

    def rederive(self, starts_at: datetime, version: str, now: datetime) -> bool:
        """The rules of its zone are new: its moment, worked out anew from the same wall time. Whether it moved."""
        self.derived_with = version
        if starts_at == self.starts_at:
            return False
        self.starts_at, self.ends_at = starts_at, starts_at + timedelta(minutes=self.minutes)
        self.moved_at = now
        self.note(frozenset((Part.TIME,)), now, None)
        return True

    def cancel(self, reason: Variants | None, now: datetime, by: int | None = None) -> None:
        """It will not take place."""
        self.state, self.reason = State.CANCELLED, reason
        self.note(frozenset((Part.STATE,)), now, by)

    def note(self, parts: frozenset[Part], now: datetime, by: int | None) -> None:
        """Remember that these parts were changed, when and by whom."""
        self.changes = (*self.changes, parts)
        self.changed_at, self.changed_by = now, by

    def set_minutes(self, minutes: int) -> None:
        """Give it another length."""
        self.minutes, self.ends_at = minutes, self.starts_at + timedelta(minutes=minutes)

    def _set_time(self, starts_at: datetime, zone: str) -> None:
        self.starts_at, self.zone = starts_at, zone
        self.ends_at = starts_at + timedelta(minutes=self.minutes)
        self.derived_with = version_of(zone)
        self.wall = starts_at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def stamp(at: datetime) -> int:
    """A moment as whole minutes since 1970 (UTC): short enough for a button or a message's detail."""
    return int(at.timestamp()) // 60


def moment_of(minutes: int) -> datetime:
    """The moment (UTC) of such a stamp."""
    return datetime.fromtimestamp(minutes * 60, UTC)


def wall_stamp(meeting: Meeting) -> int:
    """Its wall time as such a stamp: what stays when new rules of a zone move the moment."""
    return stamp(meeting.wall.replace(tzinfo=UTC))
