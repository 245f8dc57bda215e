"""What people press and type in the middle of a form that is asked one question at a time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.chat.exchange import Reply
from bot.chat.text import _
from bot.context import Context
from bot.dialogs import service
from bot.dialogs.actions import (
    CheckMoment,
    LeafMonth,
    LeafOptions,
    Move,
    OfQuestion,
    PickDay,
    PickHour,
    PickMoment,
    PickOption,
    StayHere,
    TickOption,
    Turn,
)
from bot.dialogs.cards import open_card
from bot.dialogs.clock import EPOCH
from bot.dialogs.dialog import Dialog
from bot.dialogs.inputs import PAGE, Input
from bot.dialogs.picking import Look, look
from bot.dialogs.typed import COMMANDS
from bot.errors import Refusal
from bot.feature import Feature

feature = Feature("dialogs")


@feature.on(Turn)
def turn(ctx: Context, press: Turn) -> Reply:
    """Go back or on, finish or stop."""
    dialog = service.find_open(ctx, press)
    return _in_place(dialog if isinstance(dialog, Reply) else service.turn(ctx, dialog, press.move))


@feature.on(PickOption)
def pick_option(ctx: Context, press: PickOption) -> Reply:
    """Answer with one option."""
    return _answered(
        ctx, press, lambda dialog, asked: service.take(dialog, asked, _value(asked, press.option))
    )


@feature.on(PickMoment)
def pick_moment(ctx: Context, press: PickMoment) -> Reply:
    """Answer with an offered moment."""
    raw = (EPOCH + timedelta(minutes=press.minute)).isoformat(timespec="minutes")
    return _answered(ctx, press, lambda dialog, asked: service.take(dialog, asked, raw))


@feature.on(TickOption)
def tick_option(ctx: Context, press: TickOption) -> Reply:
    """Choose one of several options or take it back."""

    def ticked(dialog: Dialog, asked: Input) -> Reply:
        dialog.tick(asked, _value(asked, press.option), press.on)
        return Reply(show=open_card(dialog, page=press.option // PAGE))

    return _answered(ctx, press, ticked)


def _look(kind: type[Look]) -> None:
    """Declare one kind of press in the calendar or on the clock."""

    @feature.on(kind)
    def pressed(ctx: Context, press: Look) -> Reply:
        dialog = service.find_open(ctx, press)
        return _in_place(dialog if isinstance(dialog, Reply) else look(dialog, press))


for every in (LeafMonth, PickDay, PickHour, CheckMoment):
    _look(every)


@feature.on(StayHere)
def stay_here(ctx: Context, press: StayHere) -> Reply:
    """Say what in a calendar can be chosen."""
    return Reply(toast=_("Please choose a day by its number; days that have passed cannot be chosen."))


@feature.on(LeafOptions)
def leaf_options(ctx: Context, press: LeafOptions) -> Reply:
    """Look at another page of the options."""
    return _answered(ctx, press, lambda dialog, asked: Reply(show=open_card(dialog, page=press.page)))


def _answered(ctx: Context, press: OfQuestion, then: Callable[[Dialog, Input], Reply]) -> Reply:
    dialog = service.find_open(ctx, press)
    if isinstance(dialog, Reply):
        return _in_place(dialog)
    if dialog.asked is None:  # the form asks less than it did when the button was shown
        return _in_place(service.again(dialog))
    return _in_place(then(dialog, dialog.asked))


def _value(asked: Input, place: int) -> str:
    """The option's value; Refusal when the options are no longer those that were shown."""
    if not 0 <= place < len(asked.options):
        raise Refusal(_("This option is no longer offered. Please choose another one."))
    return asked.options[place].value


def _in_place(reply: Reply) -> Reply:
    """A pressed card becomes the next question; a typed answer gets a new card below it."""
    return reply if reply.update else replace(reply, show=None, update=reply.show)


def _by_word(move: Move) -> None:
    @feature.command(COMMANDS[move])
    def by_word(ctx: Context, _rest: str) -> Reply:
        draft = ctx.work.drafts.find(ctx.account, ctx.room)
        if draft is None:
            raise Refusal(_("No form is open here. /help shows what you can do."))
        dialog = service.resume(ctx, draft)
        return dialog if isinstance(dialog, Reply) else service.turn(ctx, dialog, move)


for each in COMMANDS:
    _by_word(each)
