"""What is pressed in the calendar and on the clock, and what is typed while they are open."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import TypeVar, assert_never
from zoneinfo import ZoneInfo

from bot.chat.cards import Block
from bot.chat.exchange import Reply
from bot.chat.forms import Moment
from bot.chat.text import _
from bot.dialogs.actions import CheckMoment, LeafMonth, PickDay, PickHour
from bot.dialogs.calendar import fits, month_blocks
from bot.dialogs.cards import open_card, question_card
from bot.dialogs.clock import EPOCH, check_blocks, hour_blocks, lies_ahead, minute_blocks
from bot.dialogs.dialog import Dialog
from bot.errors import Refusal

T = TypeVar("T")
Look = LeafMonth | PickDay | PickHour | CheckMoment


def look(dialog: Dialog, press: Look) -> Reply:
    """What a press in the calendar or on the clock leads to; a question of another kind is shown as it is."""
    asked = dialog.asked
    if asked is None or not isinstance(asked.question, Moment):
        return Reply(show=open_card(dialog))
    return Reply(show=question_card(dialog, asked, _blocks(dialog, asked.question, press)))


def _blocks(dialog: Dialog, question: Moment, press: Look) -> list[Block]:
    match press:
        case LeafMonth(month=month):
            dialog.draft.day = None
            return month_blocks(dialog, question, month)
        case PickDay(day=number, late=late):
            return hour_blocks(dialog, question, _chosen(dialog, question, number), late)
        case PickHour(hour=number):
            day, hour = divmod(number, 24)
            return minute_blocks(dialog, question, _chosen(dialog, question, day), hour)
        case CheckMoment(minute=minute):
            at = EPOCH + timedelta(minutes=minute)
            dialog.draft.day = at.astimezone(ZoneInfo(question.zone)).date()
            return check_blocks(dialog, question, at)
        case _:
            assert_never(press)


def _chosen(dialog: Dialog, question: Moment, number: int) -> date:
    """Keep the day; Refusal when nothing of it is left."""
    day = date.fromordinal(number)
    if not lies_ahead(dialog, question, day):
        raise Refusal(_("This day has passed. Please choose a later one."))
    dialog.draft.day = day
    return day


def typed_time(dialog: Dialog, text: str) -> Reply | None:
    """A typed time for the day that is chosen, or a typed day alone, which opens its clock; None for anything else."""
    asked = dialog.asked
    if asked is None or not isinstance(asked.question, Moment) or not fits(dialog):
        return None
    question = asked.question
    clock = _read(lambda: _time_in(dialog, text)) if dialog.draft.day is not None else None
    day = _read(lambda: _day_in(dialog, question, text)) if clock is None else dialog.draft.day
    if day is None:
        return None
    try:
        blocks = _on_day(dialog, question, day, clock)
    except Refusal as refusal:
        return Reply(show=open_card(dialog, (refusal.words,)))
    return Reply(show=question_card(dialog, asked, blocks))


def _on_day(dialog: Dialog, question: Moment, day: date, clock: time | None) -> list[Block]:
    if clock is None:
        return hour_blocks(dialog, question, _chosen(dialog, question, day.toordinal()))
    from bot.chat.dates import to_instant  # as in reading.py: it brings a large vocabulary along

    at = to_instant(day, clock, question.zone)
    if at <= dialog.writer.now:
        raise Refusal(_("This moment has passed. Please give one in the future."))
    return check_blocks(dialog, question, at)


def _time_in(dialog: Dialog, text: str) -> time:
    from bot.chat.dates import read_clock

    return read_clock(text, dialog.writer.language)


def _day_in(dialog: Dialog, question: Moment, text: str) -> date:
    from bot.chat.dates import read_day

    return read_day(text, dialog.writer.language, dialog.writer.now, question.zone)


def _read(read: Callable[[], T]) -> T | None:
    """What was typed, read in one way; None when it cannot be."""
    try:
        return read()
    except Refusal:
        return None
