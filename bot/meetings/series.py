"""Series: meetings that come back by a rule, at one wall time of one zone."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from bot.chat.text import Variants
from bot.meetings.kinds import TEMPLATES, Kind, Template
from bot.meetings.model import Meeting
from bot.meetings.rhythm import Every, Rhythm


class OnHoliday(StrEnum):
    """What becomes of a meeting that falls on a day on which one side does not work; the value is stored."""

    ASK = "ask"
    SKIP = "skip"
    NEXT_WORKING_DAY = "next"


class Scope(StrEnum):
    """Of which meetings of a series a change or an answer speaks; only answers are given for ALL."""

    THIS = "this"
    FOLLOWING = "following"
    ALL = "all"


@dataclass(eq=False)
class Series:
    """A rule, and what its meetings have in common. `wall` is the time on the clock of `zone` (IANA).

    Its meetings are made ahead, batch by batch: up to the day `made_through` they are there; `ripe_at` says when the
    next ones are due (UTC; None: the rule has ended). `ended_before`: it was ended, or went over into another series,
    before this day.
    """

    group_id: int
    title: Variants
    kind: Kind
    wall: time
    zone: str
    minutes: int
    every: Every
    first: date
    step: int
    until: date | None
    count: int | None
    on_holiday: OnHoliday
    place: str
    link: str
    link_cn: str
    speakers: str
    capacity: int | None
    created_by: int | None
    created_at: datetime
    made_through: date
    ripe_at: datetime | None = None
    ended_before: date | None = None
    id: int = field(default=0, init=False)

    @property
    def rhythm(self) -> Rhythm:
        """The rule alone."""
        return Rhythm(self.every, self.first, self.step, self.until, self.count)

    @property
    def template(self) -> Template:
        """What its kind brings along."""
        return TEMPLATES[self.kind]

    def meeting(self, day: date, starts_at: datetime, now: datetime) -> Meeting:
        """One meeting of the series: for this day of the rule, at this moment (UTC)."""
        return Meeting(
            self.group_id,
            self.title,
            starts_at,
            self.zone,
            self.minutes,
            self.place,
            self.link,
            self.created_by,
            now,
            kind=self.kind,
            link_cn=self.link_cn,
            speakers=self.speakers,
            capacity=self.capacity,
            series_id=self.id,
            day=day,
        )


def series_of(meeting: Meeting, rhythm: Rhythm, on_holiday: OnHoliday, now: datetime) -> Series:
    """A series that begins with this meeting, at its wall time."""
    return Series(
        meeting.group_id,
        meeting.title,
        meeting.kind,
        meeting.wall.time(),
        meeting.zone,
        meeting.minutes,
        rhythm.every,
        rhythm.first,
        rhythm.step,
        rhythm.until,
        rhythm.count,
        on_holiday,
        meeting.place,
        meeting.link,
        meeting.link_cn,
        meeting.speakers,
        meeting.capacity,
        meeting.created_by,
        now,
        made_through=rhythm.first,
    )


def copy_of(series: Series, rhythm: Rhythm, wall: time, zone: str, now: datetime) -> Series:
    """A series with the same meetings by another rule, at another time of day."""
    return Series(
        series.group_id,
        series.title,
        series.kind,
        wall,
        zone,
        series.minutes,
        rhythm.every,
        rhythm.first,
        rhythm.step,
        rhythm.until,
        rhythm.count,
        series.on_holiday,
        series.place,
        series.link,
        series.link_cn,
        series.speakers,
        series.capacity,
        series.created_by,
        now,
        made_through=rhythm.first,
    )
