"""What coordinators ask of a meeting: reschedule, change, cancel; of a series this one, or all that follow, too."""

from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.text import Text, Variants, _
from bot.context import Context
from bot.meetings import changing, following, service
from bot.meetings.actions import (
    AskCancel,
    CancelMeeting,
    CancelWithReason,
    EditMeeting,
    KeepMeeting,
    MoveMeeting,
    OpenCancel,
    OpenEdit,
    OpenMove,
)
from bot.meetings.changing import Details
from bot.meetings.deciding_cards import ask_cancel_card
from bot.meetings.feature import feature
from bot.meetings.forms import cancel_form, edit_form, move_form
from bot.meetings.model import Meeting, Part
from bot.meetings.places import faults_of
from bot.meetings.series import Scope
from bot.meetings.showing import personal_card, seen_by
from bot.meetings.words import cancelled, moved


@feature.on(OpenMove)
def open_move(ctx: Context, asked: OpenMove) -> Reply:
    """The form stands on the revision it was first shown with, so that two who move at once do not overrule blindly."""
    meeting, _group = changing.changeable(ctx.work, ctx.member, asked.meeting, asked.revision, ctx.now)
    form = move_form(meeting, meeting.revision, ctx.member.city)
    return Reply(ask=Asked(form, OpenMove(meeting.id, meeting.revision)))


@feature.on(MoveMeeting)
def move_meeting(ctx: Context, filled: MoveMeeting) -> Reply:
    """The meeting at its new time."""
    move = following.move_following if filled.scope is Scope.FOLLOWING else changing.move
    meeting = move(ctx.work, ctx.member, filled.meeting, filled.revision, filled.starts_at, ctx.now)
    return Reply(toast=moved(meeting), show=personal_card(ctx, meeting))


@feature.on(OpenEdit)
def open_edit(ctx: Context, asked: OpenEdit) -> Reply:
    """The form stands on its revision, as that for moving does."""
    meeting, group = changing.changeable(ctx.work, ctx.member, asked.meeting, asked.revision, ctx.now)
    form = edit_form(meeting, meeting.revision, group, ctx.member.city)
    return Reply(ask=Asked(form, OpenEdit(meeting.id, meeting.revision)))


@feature.on(EditMeeting)
def edit_meeting(ctx: Context, filled: EditMeeting) -> Reply:
    """The meeting as it is now; what is wrong with place and links is said beside them."""
    if faults := faults_of(filled.place, filled.link, filled.link_cn):
        return Reply(errors=faults)
    details = Details(
        filled.title,
        filled.kind,
        filled.minutes,
        filled.place,
        filled.link,
        filled.link_cn,
        filled.speakers,
        filled.capacity,
        filled.register_until,
    )
    edit = following.edit_following if filled.scope is Scope.FOLLOWING else changing.edit
    parts = edit(ctx.work, ctx.member, filled.meeting, filled.revision, details, ctx.now)
    meeting = service.get_meeting(ctx.work, ctx.member, filled.meeting)
    return Reply(toast=_edited(parts), show=personal_card(ctx, meeting))


def _edited(parts: frozenset[Part]) -> Text:
    if not parts:
        return _("Nothing was changed.")
    return _("Changed: {what}.", what=changing.parts_words(parts))


@feature.on(AskCancel)
def ask_cancel(ctx: Context, asked: AskCancel) -> Reply:
    """The question, with what will happen."""
    meeting, _group = changing.changeable(ctx.work, ctx.member, asked.meeting, None, ctx.now)
    return Reply(show=ask_cancel_card(seen_by(ctx, meeting)))


@feature.on(KeepMeeting)
def keep_meeting(ctx: Context, asked: KeepMeeting) -> Reply:
    """The meeting as it was."""
    meeting = service.get_meeting(ctx.work, ctx.member, asked.meeting)
    return Reply(toast=_("Nothing was changed."), update=personal_card(ctx, meeting))


@feature.on(OpenCancel)
def open_cancel(ctx: Context, asked: OpenCancel) -> Reply:
    """The form with the reason."""
    meeting, group = changing.changeable(ctx.work, ctx.member, asked.meeting, asked.revision, ctx.now)
    return Reply(ask=Asked(cancel_form(meeting, asked.revision, group), asked))


@feature.on(CancelMeeting)
def cancel_meeting(ctx: Context, asked: CancelMeeting) -> Reply:
    """The question turns into the cancelled meeting."""
    scope = Scope.FOLLOWING if asked.following else Scope.THIS
    meeting = _cancel(ctx, asked.meeting, asked.revision, None, scope)
    return Reply(toast=cancelled(meeting), update=personal_card(ctx, meeting))


@feature.on(CancelWithReason)
def cancel_with_reason(ctx: Context, filled: CancelWithReason) -> Reply:
    """The cancelled meeting with its reason."""
    meeting = _cancel(ctx, filled.meeting, filled.revision, filled.reason, filled.scope)
    return Reply(toast=cancelled(meeting), show=personal_card(ctx, meeting))


def _cancel(
    ctx: Context, meeting_id: int, revision: int, reason: Variants | None, scope: Scope | None
) -> Meeting:
    cancel = following.cancel_following if scope is Scope.FOLLOWING else changing.cancel
    return cancel(ctx.work, ctx.member, meeting_id, revision, reason, ctx.now)
