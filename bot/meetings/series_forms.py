"""The form that makes a meeting the first of a series, and reading when it ends."""

from datetime import date

from bot.chat.dates import read_day
from bot.chat.forms import Choice, Form, Line, Number, Option
from bot.chat.text import _
from bot.context import Context
from bot.errors import Refusal
from bot.meetings.model import Meeting
from bot.meetings.rhythm import MOST, Every, Rhythm
from bot.meetings.rules import ON_HOLIDAY
from bot.meetings.series import OnHoliday
from bot.meetings.series_actions import RepeatMeeting

LONGEST_STEP = 52
EVERY = {
    Every.WEEKS: _("by weeks, on the same weekday"),
    Every.MONTHLY_WEEKDAY: _("by months, on the same weekday (such as the second Tuesday)"),
    Every.MONTHLY_DAY: _("by months, on the same date (such as the 15th)"),
}


def repeat_form(meeting: Meeting, revision: int) -> Form:
    """How a meeting comes back, until when, and what becomes of it on a holiday."""
    return Form(
        _("Repeat the meeting"),
        RepeatMeeting,
        (
            Choice(
                "every",
                _("How does it come back?"),
                options=tuple(Option(each.value, words) for each, words in EVERY.items()),
                given=Every.MONTHLY_WEEKDAY.value,
            ),
            Number(
                "step",
                _("Every how many weeks or months?"),
                _("1 means every week or every month."),
                most=LONGEST_STEP,
                given=1,
            ),
            Line(
                "ends",
                _("Until when?"),
                _(
                    "A day, for example 2027-12-31, or how many meetings, for example 12. Empty: until it is cancelled."
                ),
                optional=True,
                longest=80,
            ),
            Choice(
                "on_holiday",
                _("What if a side has a holiday?"),
                options=tuple(Option(each.value, words) for each, words in ON_HOLIDAY.items()),
                given=OnHoliday.ASK.value,
            ),
        ),
        _("Repeat"),
        {"meeting": meeting.id, "revision": revision},
        _("“{title}” is planned for {when}.", title=meeting.title, when=meeting.starts_at),
    )


def rhythm_from(ctx: Context, filled: RepeatMeeting, first: date) -> Rhythm:
    """The rule that was asked for. Refusal when it is not clear when it ends, or when it ends before it begins."""
    until, count = _end(ctx, filled.ends)
    if until is not None and until <= first:
        raise Refusal(_("The series would end before its second meeting. Please give a later day."))
    return Rhythm(filled.every, first, filled.step, until, count)


def _end(ctx: Context, typed: str) -> tuple[date | None, int | None]:
    """A day, or a number of meetings, as typed."""
    text = typed.strip()
    if not text:
        return None, None
    if text.isdecimal() and len(text) < 5:
        if not 2 <= int(text) <= MOST:
            raise Refusal(_("A series has from 2 to {most} meetings.", most=MOST))
        return None, int(text)
    return read_day(text, ctx.member.language, ctx.now, ctx.member.city.zone), None
