"""What coordinators ask: schedule, reschedule, cancel."""

from dataclasses import replace

from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.languages import Language
from bot.chat.reading import Writer, read_moment
from bot.chat.text import Text, _
from bot.errors import Refusal
from bot.feature import Command, Context, For
from bot.meetings import service
from bot.meetings.actions import (
    AskCancel,
    CancelMeeting,
    CancelWithReason,
    KeepMeeting,
    MoveMeeting,
    OpenCancel,
    OpenMove,
    OpenSchedule,
    ScheduleMeeting,
)
from bot.meetings.cards import ask_cancel_card
from bot.meetings.feature import feature
from bot.meetings.forms import cancel_form, move_form, schedule_form
from bot.meetings.model import Meeting, moment_of, stamp
from bot.meetings.places import faults_of
from bot.meetings.showing import personal_card, seen_by
from bot.meetings.words import cancelled, moved, scheduled
from bot.membership.picking import group_for
from bot.membership.policy import require_coordinator

MEET = Command(
    "meet",
    _("Schedule a meeting of the group"),
    For.COORDINATORS,
    {Language.EN: ("session",), Language.DE: ("sitzung", "termin"), Language.ZH: ("安排会议",)},
)


@feature.command(MEET)
def meet(ctx: Context, rest: str) -> Reply:
    """Begin to schedule; a day and time typed after the word stands in the form already."""
    at, why_not = _typed_moment(ctx, rest)
    found = group_for(ctx, lambda group: OpenSchedule(group.id, at), coordinated=True)
    if isinstance(found, Reply):
        return replace(found, toast=why_not)
    return _ask_schedule(ctx, OpenSchedule(found.id, at), why_not)


@feature.on(OpenSchedule)
def open_schedule(ctx: Context, asked: OpenSchedule) -> Reply:
    """The form, for the group that was picked."""
    return _ask_schedule(ctx, asked, None)


def _ask_schedule(ctx: Context, asked: OpenSchedule, why_not: Text | None) -> Reply:
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    at = None if asked.at is None else moment_of(asked.at)
    return Reply(ask=Asked(schedule_form(group, ctx.member.city, at, why_not), asked))


@feature.on(ScheduleMeeting)
def schedule(ctx: Context, filled: ScheduleMeeting) -> Reply:
    """The new meeting; what is wrong with place and link is said beside them."""
    if faults := faults_of(filled.place, filled.link):
        return Reply(errors=faults)
    meeting = Meeting(
        filled.group,
        filled.title,
        filled.starts_at,
        ctx.member.city.zone,
        filled.minutes,
        filled.place,
        filled.link,
        ctx.member.id,
        ctx.now,
    )
    service.schedule(ctx.work, ctx.member, meeting, ctx.now)
    return Reply(toast=scheduled(ctx.work, meeting), show=personal_card(ctx, meeting))


def _typed_moment(ctx: Context, typed: str) -> tuple[int | None, Text | None]:
    """The stamp of the moment that was typed, on the person's clock, or the sentence that says why there is none."""
    if not typed.strip():
        return None, None
    try:
        at = read_moment(typed, ctx.member.city.zone, Writer(ctx.member.language, ctx.now))
    except Refusal as refusal:
        return None, refusal.words
    return stamp(at), None


@feature.on(OpenMove)
def open_move(ctx: Context, asked: OpenMove) -> Reply:
    """The form stands on the revision it was first shown with, so that two who move at once do not overrule blindly."""
    meeting, _group = service.changeable(ctx.work, ctx.member, asked.meeting, asked.revision, ctx.now)
    form = move_form(meeting, meeting.revision, ctx.member.city)
    return Reply(ask=Asked(form, OpenMove(meeting.id, meeting.revision)))


@feature.on(MoveMeeting)
def move_meeting(ctx: Context, filled: MoveMeeting) -> Reply:
    """The meeting at its new time."""
    meeting = service.move(ctx.work, ctx.member, filled.meeting, filled.revision, filled.starts_at, ctx.now)
    return Reply(toast=moved(meeting), show=personal_card(ctx, meeting))


@feature.on(AskCancel)
def ask_cancel(ctx: Context, asked: AskCancel) -> Reply:
    """The question, with what will happen."""
    meeting, _group = service.changeable(ctx.work, ctx.member, asked.meeting, None, ctx.now)
    return Reply(show=ask_cancel_card(seen_by(ctx, meeting)))


@feature.on(KeepMeeting)
def keep_meeting(ctx: Context, asked: KeepMeeting) -> Reply:
    """The meeting as it was."""
    meeting = service.get_meeting(ctx.work, ctx.member, asked.meeting)
    return Reply(toast=_("Nothing was changed."), update=personal_card(ctx, meeting))


@feature.on(OpenCancel)
def open_cancel(ctx: Context, asked: OpenCancel) -> Reply:
    """The form with the reason."""
    meeting, group = service.changeable(ctx.work, ctx.member, asked.meeting, asked.revision, ctx.now)
    return Reply(ask=Asked(cancel_form(meeting, asked.revision, group), asked))


@feature.on(CancelMeeting)
def cancel_meeting(ctx: Context, asked: CancelMeeting) -> Reply:
    """The question turns into the cancelled meeting."""
    meeting = service.cancel(ctx.work, ctx.member, asked.meeting, asked.revision, None, ctx.now)
    return Reply(toast=cancelled(meeting), update=personal_card(ctx, meeting))


@feature.on(CancelWithReason)
def cancel_with_reason(ctx: Context, filled: CancelWithReason) -> Reply:
    """The cancelled meeting with its reason."""
    reason = filled.reason
    meeting = service.cancel(ctx.work, ctx.member, filled.meeting, filled.revision, reason, ctx.now)
    return Reply(toast=cancelled(meeting), show=personal_card(ctx, meeting))
