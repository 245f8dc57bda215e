"""Asking a form one question at a time. Every answer is checked at once; a restart forgets nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from bot.chat.actions import UnreadableAction, from_wire
from bot.chat.cities import BEIJING, BERLIN
from bot.chat.exchange import Reply
from bot.chat.forms import Asked, Form, Moment
from bot.chat.labels import understood
from bot.chat.reading import Writer
from bot.chat.text import Words, _
from bot.context import Context
from bot.dialogs.actions import Move, OfQuestion
from bot.dialogs.cards import closed_card, open_card
from bot.dialogs.dialog import Dialog
from bot.dialogs.inputs import Input, Raw
from bot.dialogs.model import Draft
from bot.dialogs.picking import typed_time
from bot.dialogs.typed import typed_answer, typed_move
from bot.errors import Refusal
from bot.submission import answer, submit

FORGOTTEN = timedelta(days=7)


def begin(ctx: Context, asked: Asked) -> Reply:
    """Ask the first question of a form; a form that was not finished here is dropped, and that is said."""
    earlier = unfinished(ctx)
    draft = Draft(ctx.account.key, ctx.room.key, asked.opener.to_wire(), ctx.now)
    dialog = _dialog(ctx, draft, asked.form)
    dialog.say_first(asked.said)
    ctx.work.drafts.keep(draft)
    if earlier is not None and earlier.answers:
        return again(dialog, _("The form that you had not finished here is dropped. This is a new one."))
    return again(dialog)


def unfinished(ctx: Context) -> Draft | None:
    """The form this person is in the middle of, here. One left for a week is forgotten: what is said then is no
    answer to it any more."""
    draft = ctx.work.drafts.find(ctx.account, ctx.room)
    if draft is not None and ctx.now - draft.started_at > FORGOTTEN:
        ctx.work.drafts.drop(draft)
        return None
    return draft


def hear(ctx: Context, draft: Draft, text: str) -> Reply:
    """Take what was typed: a way through the form, or the answer to the question that stands open."""
    dialog = resume(ctx, draft)
    if isinstance(dialog, Reply):
        return dialog
    move = typed_move(text)
    if move is not None:
        return turn(ctx, dialog, move)
    if dialog.asked is None:
        return again(dialog, _("All questions are answered. Please press one of the buttons."))
    return typed_time(dialog, text) or take(dialog, dialog.asked, typed_answer(dialog.asked, text))


def find_open(ctx: Context, button: OfQuestion) -> Dialog | Reply:
    """The dialog whose open question a button belongs to; Refusal for a button of another question or form."""
    draft = unfinished(ctx)
    if draft is None or draft.id != button.draft:
        raise Refusal(_("This form is closed. /help shows what you can do."))
    if draft.step != button.step:
        raise Refusal(
            _(
                "This question was already answered. Please answer the newest one, or go back to this one with /back."
            )
        )
    return resume(ctx, draft)


def resume(ctx: Context, draft: Draft) -> Dialog | Reply:
    """The dialog with its form built anew; a form that can no longer be asked is dropped, and that is said."""
    try:
        asking = answer(ctx, from_wire(draft.opener))
    except UnreadableAction:
        asking = Reply(toast=_("This form has changed in the meantime. Please begin it anew."))
    except Refusal as refusal:
        asking = Reply(toast=_("{reason} The form that you had begun is closed.", reason=refusal.words))
    if asking.ask is None:
        ctx.work.drafts.drop(draft)
        return asking
    return _dialog(ctx, draft, asking.ask.form)


def take(dialog: Dialog, asked: Input, raw: Raw) -> Reply:
    """Answer the open question; a wrong answer asks it again, a moment is said back as it was understood."""
    try:
        dialog.answer(asked, raw)
    except Refusal as refusal:
        return again(dialog, refusal.words)
    kept = dialog.draft.answers[asked.name]
    if isinstance(asked.question, Moment) and isinstance(kept, str) and kept:
        at = datetime.fromisoformat(kept)
        return again(dialog, understood(at, (BEIJING, BERLIN)))
    return again(dialog)


def turn(ctx: Context, dialog: Dialog, move: Move) -> Reply:
    """Go back or on, finish or stop."""
    match move:
        case Move.CANCEL:
            ctx.work.drafts.drop(dialog.draft)
            return Reply(show=closed_card(dialog.form.title, _("You stopped here. Nothing was sent.")))
        case Move.SUBMIT if dialog.asked is None:
            return _send(ctx, dialog)
        case Move.BACK:
            return _stepped(dialog, dialog.back)
        case Move.KEEP if dialog.asked is not None:
            return take(dialog, dialog.asked, dialog.so_far(dialog.asked) or "")
        case Move.DONE if dialog.asked is not None:
            return take(dialog, dialog.asked, dialog.chosen(dialog.asked))
        case Move.SKIP if dialog.asked is not None:
            return _stepped(dialog, partial(dialog.skip, dialog.asked))
        case _:
            return again(dialog)


def again(dialog: Dialog, *notes: Words) -> Reply:
    """Show what is open, with these notes above it."""
    return Reply(show=open_card(dialog, notes))


def _stepped(dialog: Dialog, step: Callable[[], None]) -> Reply:
    try:
        step()
    except Refusal as refusal:
        return again(dialog, refusal.words)
    return again(dialog)


def _send(ctx: Context, dialog: Dialog) -> Reply:
    """Submit. The draft goes only with success: a Refusal undoes the whole transaction, and says so."""
    draft = dialog.draft
    try:
        reply = submit(ctx, from_wire(draft.opener), draft.answers)
    except Refusal as refusal:
        raise Refusal(
            _("{reason} Your answers are kept: /back changes them, /cancel drops them.", reason=refusal.words)
        ) from refusal
    if reply.errors:
        return _wrong(dialog, reply)
    ctx.work.drafts.drop(draft)
    if reply.ask is not None:
        return replace(begin(ctx, reply.ask), toast=reply.toast)
    sent = closed_card(dialog.form.title, _("Your answers were sent."))
    return replace(reply, update=reply.update or sent)


def _wrong(dialog: Dialog, reply: Reply) -> Reply:
    """Lead back to the first question with an error; what is wrong with the form as a whole stands by the summary."""
    for question in dialog.form.fields:
        if question.name in reply.errors:
            dialog.open(question.name)
            return again(dialog, reply.errors[question.name])
    return again(dialog, *reply.errors.values())


def _dialog(ctx: Context, draft: Draft, form: Form) -> Dialog:
    return Dialog(draft, form, Writer(ctx.member.language, ctx.now), ctx.member.city, ctx.columns)
