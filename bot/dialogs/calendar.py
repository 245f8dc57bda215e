"""A calendar made of buttons: a month, its days in weeks that begin on Monday.

Days are those of the question's own zone. What has passed is not offered: a moment in the past would be refused.
"""

from calendar import Calendar
from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

from bot.chat.cards import Block, Button, Buttons, Paragraph, Style
from bot.chat.forms import Moment
from bot.chat.text import Month, Verbatim, Weekday, _
from bot.dialogs.actions import LeafMonth, PickDay, StayHere
from bot.dialogs.clock import lies_ahead
from bot.dialogs.dialog import Dialog

DAYS_IN_WEEK = 7
MONTHS_AHEAD = 24
NOTHING = Verbatim("·")


def fits(dialog: Dialog) -> bool:
    """Whether a week stands in a row where this form is asked; where not, moments are typed."""
    return dialog.columns >= DAYS_IN_WEEK


def month_blocks(dialog: Dialog, question: Moment, month: int | None = None) -> list[Block]:
    """A month to choose a day from (LeafMonth counts them); the present one to begin with."""
    today = dialog.writer.now.astimezone(ZoneInfo(question.zone)).date()
    first = LeafMonth.of(dialog.draft.id, dialog.draft.step, today)
    last = first.month + MONTHS_AHEAD
    number = first.month if month is None else min(max(month, first.month), last)
    stay = StayHere(dialog.draft.id, dialog.draft.step)
    cells = [Button(_("{day}", day=Weekday(each)), stay) for each in range(DAYS_IN_WEEK)]
    for day in Calendar().itermonthdates(number // 12, number % 12 + 1):
        here = day.month == number % 12 + 1 and lies_ahead(dialog, question, day)
        cells.append(_day(dialog, day, today) if here else Button(NOTHING, stay))
    return [
        Paragraph(_("Choose a day in {month}:", month=_month(number))),
        Buttons(tuple(cells), columns=DAYS_IN_WEEK),
        Buttons(tuple(_turning(dialog, number, range(first.month, last + 1)))),
    ]


def _day(dialog: Dialog, day: date, today: date) -> Button:
    pick = PickDay(dialog.draft.id, dialog.draft.step, day.toordinal())
    if day == today:
        return Button(_("[{day}]", day=day.day), pick, Style.MAIN)
    return Button(_("{day}", day=day.day), pick)


def _turning(dialog: Dialog, number: int, months: range) -> Iterator[Button]:
    draft, step = dialog.draft.id, dialog.draft.step
    if number - 1 in months:
        yield Button(_("‹ {month}", month=_month(number - 1)), LeafMonth(draft, step, number - 1))
    if number + 1 in months:
        yield Button(_("{month} ›", month=_month(number + 1)), LeafMonth(draft, step, number + 1))


def _month(number: int) -> Month:
    return Month(number // 12, number % 12 + 1)
