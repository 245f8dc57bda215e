"""This meeting of a series and all later ones: moved, changed or cancelled together. Every moment is UTC."""

from dataclasses import replace
from datetime import date, datetime
from itertools import islice, zip_longest
from zoneinfo import ZoneInfo

from bot.chat.text import Variants, _
from bot.errors import Refusal
from bot.meetings import recurring
from bot.meetings.changing import Details, call_off, changeable, shift, write
from bot.meetings.holidays import VIEW as HOLIDAY
from bot.meetings.holidays import ask_about
from bot.meetings.model import Meeting, Part, State
from bot.meetings.parties import Present, present_in
from bot.meetings.rhythm import Fall
from bot.meetings.series import Series, copy_of
from bot.meetings.series_answering import pass_on
from bot.meetings.service import require_future
from bot.membership.model import Member
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.work import Work

ENDED = "series_ended"


def move_following(
    work: Work, by: Member, meeting_id: int, revision: int, starts_at: datetime, now: datetime
) -> Meeting:
    """Let the series go on from this meeting at another time, on the clock of whoever moves it; the rooms are told.

    The meetings so far stay with the old series; the later ones go over into a new one of the same rule. Those that
    were moved alone keep their own time. Refusal as `changeable`, and for a moment that has passed or the present one.
    """
    meeting, series = _later(work, by, meeting_id, revision, now)
    require_future(starts_at, now)
    if starts_at == meeting.starts_at:
        raise Refusal(_("The meeting is already planned for this time. Please give another one."))
    meeting_day = meeting.day or meeting.wall.date()
    fresh = _continued(work, series, meeting, starts_at, by.city.zone, now)
    _take_over(work, series, fresh, meeting, starts_at, by, now)
    _end(series, meeting_day)
    recurring.make_more(work, fresh, now)
    outbox.announce(work, fresh.group_id, Subject(recurring.VIEW, fresh.id), now, expires_at=meeting.ends_at)
    work.outbox.refresh(recurring.VIEW, series.id, now)
    return meeting


def _take_over(
    work: Work, series: Series, fresh: Series, first: Meeting, starts_at: datetime, by: Member, now: datetime
) -> None:
    """Every later meeting takes the day of the new rule that stands in its place; where there is none, it is off."""
    since = first.day or first.wall.date()
    present = present_in(work, series.group_id)
    rows = {each.day: each for each in work.meetings.of_series(series.id, since)}
    old = [day for day in series.rhythm.days() if since <= day <= series.made_through]
    new = list(islice(fresh.rhythm.days(), len(old)))
    fresh.made_through = new[-1]
    for old_day, new_day in zip_longest(old, new):
        meeting = rows.get(old_day)
        fall = None if new_day is None else recurring.place(fresh, new_day, present).fall
        if meeting is first:
            _go_over(work, meeting, fresh, new_day, Fall(new_day, starts_at), by, now)
        elif meeting is None:
            if new_day is not None and fall is not None and fall.starts_at > now:
                recurring.make(work, fresh, fall, new_day, present, now)
        elif meeting.state_at(now) is not State.PLANNED or _moved_alone(meeting, series, present):
            meeting.series_id, meeting.day = fresh.id, new_day
        else:
            _go_over(work, meeting, fresh, new_day, fall, by, now)
            ask_about(work, meeting, present.parties, now)


def _moved_alone(meeting: Meeting, series: Series, present: Present) -> bool:
    fall = None if meeting.day is None else recurring.place(series, meeting.day, present).fall
    return fall is None or meeting.wall != datetime.combine(fall.day, series.wall)


def _go_over(
    work: Work,
    meeting: Meeting,
    fresh: Series,
    day: date | None,
    fall: Fall | None,
    by: Member,
    now: datetime,
) -> None:
    meeting.series_id, meeting.day = fresh.id, day
    work.reminders.forget(HOLIDAY, meeting.id)
    if fall is None or fall.starts_at <= now:
        call_off(work, meeting, by, None, now)
        meeting.announce_at = None
        return
    shift(work, meeting, fall.starts_at, fresh.zone, by, now)
    recurring.set_wall(meeting, fresh, fall)
    if meeting.announce_at is not None:
        meeting.announce_at = recurring.announced_at(fresh, meeting)


def edit_following(
    work: Work, by: Member, meeting_id: int, revision: int, details: Details, now: datetime
) -> frozenset[Part]:
    """Change this meeting and all later ones, and what is still to be made. Refusal as `changing.edit`."""
    meeting, series = _later(work, by, meeting_id, revision, now)
    before = Details.of(meeting)
    parts = write(work, meeting, details, by, now)
    changed = {part.value: getattr(details, part.value) for part in parts - {Part.REGISTER_UNTIL}}
    for each in work.meetings.of_series(series.id, meeting.day or meeting.wall.date()):
        if each is not meeting and each.state is State.PLANNED:
            write(work, each, replace(Details.of(each), **changed), by, now)
    for name, value in changed.items():
        setattr(series, name, value)
    work.outbox.refresh(recurring.VIEW, series.id, now)
    return parts if before != details else frozenset()


def cancel_following(
    work: Work, by: Member, meeting_id: int, revision: int, reason: Variants | None, now: datetime
) -> Meeting:
    """Cancel this meeting and all later ones; the series has ended. Refusal as `changeable`."""
    meeting, series = _later(work, by, meeting_id, revision, now)
    day = meeting.day or meeting.wall.date()
    for each in work.meetings.of_series(series.id, day):
        if each.state is State.PLANNED:
            call_off(work, each, by, reason, now)
            work.reminders.forget(HOLIDAY, each.id)
            each.announce_at = None
    _end(series, day)
    work.outbox.refresh(recurring.VIEW, series.id, now)
    outbox.announce(work, series.group_id, Subject(ENDED, series.id), now)
    return meeting


def _later(work: Work, by: Member, meeting_id: int, revision: int, now: datetime) -> tuple[Meeting, Series]:
    meeting, group = changeable(work, by, meeting_id, revision, now)
    work.groups.lock(group.id)
    series = None if meeting.series_id is None else work.series.hold(meeting.series_id)
    if series is None:
        raise Refusal(_("This meeting belongs to no series, so there are no later ones."))
    return meeting, series


def _end(series: Series, day: date) -> None:
    series.ended_before, series.ripe_at = day, None


def _continued(
    work: Work, series: Series, meeting: Meeting, starts_at: datetime, zone: str, now: datetime
) -> Series:
    """The same rule from the new day on; a number of meetings is reduced by those before.

    Refusal when the new day lies behind the end of the series.
    """
    wall = starts_at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    if series.until is not None and wall.date() > series.until:
        raise Refusal(
            _("The series ends on {day}, before this. Please give an earlier time.", day=series.until)
        )
    earlier = sum(each < (meeting.day or each) for each in series.rhythm.days())
    count = None if series.count is None else max(1, series.count - earlier)
    rhythm = replace(series.rhythm, first=wall.date(), count=count)
    fresh = copy_of(series, rhythm, wall.time(), zone, now)
    work.series.add(fresh)
    pass_on(work, series, fresh)
    return fresh
