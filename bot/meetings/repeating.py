"""What people ask of series: make one, look at it, and decide about a meeting that falls on a holiday."""

from collections.abc import Iterable
from datetime import datetime

from bot.chat.cards import Card
from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.text import _
from bot.context import Context, Viewing
from bot.errors import Refusal
from bot.meetings import changing, following, holidays, recurring, rederiving
from bot.meetings.deciding_cards import holiday_card
from bot.meetings.feature import feature
from bot.meetings.glance import glance
from bot.meetings.model import Meeting
from bot.meetings.parties import Present, present_in
from bot.meetings.series import Series
from bot.meetings.series_actions import MoveToCommonDay, OpenRepeat, RepeatMeeting, ShowSeries
from bot.meetings.series_cards import SHOWN, ended_card, series_card
from bot.meetings.series_forms import repeat_form, rhythm_from
from bot.meetings.shifts import coming_shift_words
from bot.meetings.showing import personal_card
from bot.meetings.words import moved, repeated
from bot.membership.model import Member
from bot.membership.policy import get_group, require_reader
from bot.work import Work
from bot.workdays.calendar import is_provisional


@feature.on(OpenRepeat)
def open_repeat(ctx: Context, asked: OpenRepeat) -> Reply:
    """The form; it stands on the revision it was first shown with."""
    meeting, _group = changing.changeable(ctx.work, ctx.member, asked.meeting, asked.revision, ctx.now)
    form = repeat_form(meeting, meeting.revision)
    return Reply(ask=Asked(form, OpenRepeat(meeting.id, meeting.revision)))


@feature.on(RepeatMeeting)
def repeat(ctx: Context, filled: RepeatMeeting) -> Reply:
    """The series; what cannot be read of its end is said beside it."""
    meeting, _group = changing.changeable(ctx.work, ctx.member, filled.meeting, filled.revision, ctx.now)
    try:
        rhythm = rhythm_from(ctx, filled, meeting.wall.date())
    except Refusal as refusal:
        return Reply(errors={"ends": refusal.words})
    series = recurring.repeat(
        ctx.work, ctx.member, filled.meeting, filled.revision, rhythm, filled.on_holiday, ctx.now
    )
    return Reply(toast=repeated(series), show=_card(ctx.work, series, ctx.member, ctx.now))


@feature.on(ShowSeries)
def show_series(ctx: Context, asked: ShowSeries) -> Reply:
    """A series, for those who may read about it."""
    series = ctx.work.series.find(asked.series)
    if series is None:
        raise Refusal(_("There is no such series any more. /meetings shows what is coming."))
    require_reader(ctx.work, ctx.member, series.group_id)
    return Reply(show=_card(ctx.work, series, ctx.member, ctx.now))


@feature.on(MoveToCommonDay)
def move_to_common_day(ctx: Context, asked: MoveToCommonDay) -> Reply:
    """The meeting on the next day on which both sides work, at the same time of day."""
    meeting, _group = changing.changeable(ctx.work, ctx.member, asked.meeting, asked.revision, ctx.now)
    series = None if meeting.series_id is None else ctx.work.series.find(meeting.series_id)
    present = present_in(ctx.work, meeting.group_id)
    wall, zone = (series.wall, series.zone) if series else (meeting.wall.time(), meeting.zone)
    fall = recurring.next_common_at(wall, zone, meeting.wall.date(), present)
    if fall is None:
        raise Refusal(_("No common working day was found. Please give another time with “Reschedule”."))
    changing.move(ctx.work, ctx.member, meeting.id, asked.revision, fall.starts_at, ctx.now)
    return Reply(toast=moved(meeting), update=personal_card(ctx, meeting))


@feature.view(recurring.VIEW)
def view_series(viewing: Viewing, series_id: int) -> Card | None:
    """The series as it stands."""
    series = viewing.work.series.find(series_id)
    if series is None or (viewing.bound and viewing.bound.group_id != series.group_id):
        return None
    return _card(viewing.work, series, viewing.member, viewing.now)


@feature.view(following.ENDED)
def view_ended(viewing: Viewing, series_id: int) -> Card | None:
    """The notice that a series has ended."""
    series = viewing.work.series.find(series_id)
    return None if series is None else ended_card(series)


@feature.view(holidays.VIEW)
def view_holiday(viewing: Viewing, meeting_id: int) -> Card | None:
    """The question what shall become of a meeting on a holiday; None once it is moved, cancelled or begun."""
    meeting = viewing.work.meetings.find(meeting_id)
    if meeting is None or viewing.member is None:
        return None
    rests = holidays.resting(viewing.work, meeting, viewing.detail, viewing.now)
    if not rests:
        return None
    seen = glance(viewing.work, meeting, viewing.member, viewing.now)
    present = present_in(viewing.work, meeting.group_id)
    return holiday_card(seen, rests, provisional=_provisional([meeting], present))


@feature.reminds(holidays.VIEW)
def asked_about_holiday(work: Work, meeting_id: int, detail: str, now: datetime) -> Iterable[Member]:
    """Whom the question about a holiday is put to."""
    meeting = work.meetings.find(meeting_id)
    if meeting is None or not holidays.resting(work, meeting, detail, now):
        return ()
    return holidays.deciding(work, meeting)


@feature.tick
def make_due(work: Work, now: datetime) -> None:
    """Meetings of series are made ahead."""
    recurring.make_due(work, now)


@feature.tick
def rederive(work: Work, now: datetime) -> None:
    """New rules of a zone move what is agreed on its clock."""
    rederiving.rederive(work, now)


def _card(work: Work, series: Series, member: Member | None, now: datetime) -> Card:
    coming = work.meetings.coming_of_series(series.id, now, SHOWN)
    present = present_in(work, series.group_id)
    return series_card(
        series,
        get_group(work, series.group_id),
        coming,
        tuple(coming_shift_words(series, now, present.cities)),
        personal=member is not None,
        provisional=_provisional(coming, present),
    )


def _provisional(coming: Iterable[Meeting], present: Present) -> bool:
    return is_provisional((each.wall.date() for each in coming), present.calendars)
