"""What is asked on the way to acceptance: sending, accepting, objecting, answering."""

from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.text import Text, _
from bot.context import Context
from bot.membership.policy import get_group
from bot.minutes import accepting, service
from bot.minutes.actions import OpenMinutes
from bot.minutes.agreeing_actions import (
    AnswerObjection,
    AssentMinutes,
    ObjectToMinutes,
    OpenAnswer,
    OpenObject,
    OpenSend,
    SendMinutes,
)
from bot.minutes.agreeing_forms import answer_form, object_form, send_form
from bot.minutes.composing import shown_version
from bot.minutes.entry_cards import objection_card
from bot.minutes.feature import feature
from bot.minutes.model import Minutes, Stage
from bot.minutes.rights import chairing, drafted
from bot.minutes.showing import page_of
from bot.minutes.sight import sight
from bot.minutes.words import stage_words


@feature.on(OpenSend)
def open_send(ctx: Context, asked: OpenSend) -> Reply:
    """How long the co-chairs have, and what is not translated yet."""
    minutes = drafted(ctx.work, ctx.member, asked.minutes)
    accepting.require_sendable(ctx.work, minutes, get_group(ctx.work, minutes.group_id), ctx.now)
    return Reply(ask=Asked(send_form(minutes, len(service.gaps(ctx.work, minutes))), asked))


@feature.on(SendMinutes)
def send_minutes(ctx: Context, filled: SendMinutes) -> Reply:
    """The minutes, on their way."""
    opens = OpenMinutes(drafted(ctx.work, ctx.member, filled.minutes).meeting_id).to_wire()
    minutes = accepting.send(ctx.work, ctx.member, filled.minutes, filled.days, opens, ctx.now)
    assert minutes.due_at is not None, "what is sent has a date"
    words = _(
        "Both co-chairs have it. Without an objection it counts as accepted on {when}.", when=minutes.due_at
    )
    return Reply(toast=words, show=page_of(ctx, minutes.id))


@feature.on(AssentMinutes)
def assent_minutes(ctx: Context, asked: AssentMinutes) -> Reply:
    """Accepted for one side, or with it by both."""
    minutes = accepting.assent(ctx.work, ctx.member, asked.minutes, asked.round, ctx.now)
    return Reply(toast=_accepted(minutes), update=page_of(ctx, minutes.id))


def _accepted(minutes: Minutes) -> Text:
    if minutes.stage is Stage.ACCEPTED:
        return _("Both sides have accepted: the minutes are {stage}.", stage=stage_words(minutes))
    return _("Accepted for your side. The other side is still to answer.")


@feature.on(OpenObject)
def open_object(ctx: Context, asked: OpenObject) -> Reply:
    """The form of an objection."""
    minutes, _side = chairing(ctx.work, ctx.member, asked.minutes, asked.round, ctx.now)
    sheet = shown_version(ctx.work, minutes, ctx.now).sheet
    form = object_form(minutes, asked.round, sheet, get_group(ctx.work, minutes.group_id))
    return Reply(ask=Asked(form, asked))


@feature.on(ObjectToMinutes)
def object_to_minutes(ctx: Context, filled: ObjectToMinutes) -> Reply:
    """The objection goes to the coordinators."""
    accepting.object_to(
        ctx.work, ctx.member, filled.minutes, filled.round, filled.entry or None, filled.reason, ctx.now
    )
    return Reply(
        toast=_("The coordinators have your objection. You get the minutes again with their answer."),
        show=page_of(ctx, filled.minutes),
    )


@feature.on(OpenAnswer)
def open_answer(ctx: Context, asked: OpenAnswer) -> Reply:
    """The form of an answer."""
    objection = accepting.get_objection(ctx.work, ctx.member, asked.objection)
    minutes = drafted(ctx.work, ctx.member, objection.minutes_id)
    return Reply(ask=Asked(answer_form(objection, get_group(ctx.work, minutes.group_id)), asked))


@feature.on(AnswerObjection)
def answer_objection(ctx: Context, filled: AnswerObjection) -> Reply:
    """The objection with its answer."""
    objection = accepting.answer(ctx.work, ctx.member, filled.objection, filled.answer, ctx.now)
    minutes = ctx.work.minutes.find(objection.minutes_id)
    assert minutes is not None, "objections keep their minutes by a foreign key"
    words = _("Your answer is saved. Once every objection is answered, you can send the minutes again.")
    return Reply(toast=words, show=objection_card(sight(ctx.work, minutes, ctx.member, ctx.now), objection))
