"""Meetings of series: made ahead of time, batch by batch, each on a day on which both sides can meet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from bot.chat.text import _
from bot.errors import Refusal
from bot.meetings.changing import changeable
from bot.meetings.holidays import ask_about
from bot.meetings.model import Meeting
from bot.meetings.parties import Present, present_in, rests_at
from bot.meetings.planning import plan
from bot.meetings.rhythm import Fall, Rhythm, fall_on
from bot.meetings.series import OnHoliday, Series, series_of
from bot.meetings.series_answering import answer_new
from bot.meetings.service import BATCH
from bot.membership.model import Member
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.work import Work
from bot.workdays.calendar import common_working_days

HORIZON = timedelta(days=427)
"""How far ahead meetings are made: fourteen months."""

VIEW = "meeting_series"


@dataclass(frozen=True)
class Placed:
    """Where a day of the rule comes to lie; `fall` None: it is left out."""

    day: date
    fall: Fall | None


def repeat(
    work: Work,
    by: Member,
    meeting_id: int,
    revision: int,
    rhythm: Rhythm,
    on_holiday: OnHoliday,
    now: datetime,
) -> Series:
    """Make a meeting the first of a series, and its rooms know. Refusal as `changeable`, and when it is in one already
    or the rule has no second day."""
    meeting, _group = changeable(work, by, meeting_id, revision, now)
    if meeting.series_id is not None:
        raise Refusal(_("This meeting belongs to a series already. Its card shows which."))
    if len(list(islice(rhythm.days(), 2))) < 2:
        raise Refusal(
            _("By this rule there is only one meeting. Please give a later end or a larger number.")
        )
    series = series_of(meeting, rhythm, on_holiday, now)
    work.series.add(series)
    meeting.series_id, meeting.day = series.id, rhythm.first
    make_more(work, series, now)
    work.outbox.refresh("meeting", meeting.id, now)
    outbox.announce(work, series.group_id, Subject(VIEW, series.id), now, expires_at=meeting.ends_at)
    return series


def make_due(work: Work, now: datetime) -> None:
    """Make the next meetings of those series that have fewer than fourteen months of them."""
    for series in work.series.ripe(now, 1):
        make_more(work, series, now)


def make_more(work: Work, series: Series, now: datetime) -> None:
    """Make a batch of meetings, those of days that have passed left out, and note when the next are due."""
    present = present_in(work, series.group_id)
    for day in islice(days_left(series), BATCH):
        if _ripe(series, day) > now:
            series.ripe_at = _ripe(series, day)
            return
        series.made_through = day
        placed = place(series, day, present)
        if placed.fall is not None and placed.fall.starts_at > now:
            make(work, series, placed.fall, day, present, now)
    following = next(days_left(series), None)
    series.ripe_at = None if following is None else _ripe(series, following)


def days_left(series: Series) -> Iterator[date]:
    """The days of the rule for which nothing was made yet."""
    for day in series.rhythm.days():
        if series.ended_before is not None and day >= series.ended_before:
            return
        if day > series.made_through:
            yield day


def make(work: Work, series: Series, fall: Fall, day: date, present: Present, now: datetime) -> Meeting:
    """One meeting, announced when it comes near, with its reminders; a holiday that is to be asked about is asked."""
    meeting = series.meeting(day, fall.starts_at, now)
    set_wall(meeting, series, fall)
    meeting.announce_at = announced_at(series, meeting)
    work.meetings.add(meeting)
    answer_new(work, series, meeting, now)
    plan(work, meeting, now, present)
    ask_about(work, meeting, present.parties, now)
    return meeting


def set_wall(meeting: Meeting, series: Series, fall: Fall) -> None:
    """Keep the wall time that was agreed even where a clock change pushes this one meeting off it."""
    meeting.wall = datetime.combine(fall.day, series.wall)


def announced_at(series: Series, meeting: Meeting) -> datetime:
    """When the rooms hear of it: as its kind says, but not before the one before it is near."""
    return meeting.starts_at - min(series.template.ahead, series.rhythm.gap)


def place(series: Series, day: date, present: Present) -> Placed:
    """Where a day of the rule comes to lie, holidays of both sides considered."""
    fall = fall_on(day, series.wall, series.zone)
    rests = any(rest.off for rest in rests_at(fall.starts_at, present.parties))
    if not rests or series.on_holiday is OnHoliday.ASK:
        return Placed(day, fall)
    if series.on_holiday is OnHoliday.SKIP:
        return Placed(day, None)
    return Placed(day, next_common(series, day, present))


def next_common(series: Series, day: date, present: Present) -> Fall | None:
    """The series' time on the next day on which everybody works, on their own calendar; None beyond a year."""
    return next_common_at(series.wall, series.zone, day, present)


def next_common_at(wall: time, zone: str, day: date, present: Present) -> Fall | None:
    """The same for a wall time on the clock of a zone."""
    for other in common_working_days(day, present.calendars):
        fall = fall_on(other, wall, zone)
        if not any(rest.off for rest in rests_at(fall.starts_at, present.parties)):
            return fall
    return None


def _ripe(series: Series, day: date) -> datetime:
    return datetime.combine(day, series.wall, UTC) - HORIZON
