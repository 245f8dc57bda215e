"""A clock made of buttons: hours, quarters of an hour, then the moment on all clocks, to be confirmed.

Hours are those of the question's own zone. What has passed, and what a change of clocks leaves out or repeats, is not
offered; it can be typed, and is then answered in words.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.chat.cards import Block, Button, Buttons, Facts, Paragraph, Style
from bot.chat.cities import BEIJING, BERLIN, CITIES
from bot.chat.forms import Moment
from bot.chat.text import City, Clocks, Text, _
from bot.dialogs.actions import CheckMoment, LeafMonth, PickDay, PickHour, PickMoment
from bot.dialogs.dialog import Dialog

USUAL = range(7, 21)
"""Hours that are offered first."""

IN_ROW = 4
QUARTERS = (0, 15, 30, 45)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def lies_ahead(dialog: Dialog, question: Moment, day: date) -> bool:
    """Whether anything of a day can still be chosen."""
    return any(any(_quarters(dialog, question, day, hour)) for hour in reversed(range(24)))


def hour_blocks(dialog: Dialog, question: Moment, day: date, late: bool = False) -> list[Block]:
    """The hours of a day that still lie ahead: the usual ones, or `late` the others."""
    draft, step = dialog.draft.id, dialog.draft.step
    ahead = [hour for hour in range(24) if any(_quarters(dialog, question, day, hour))]
    usual = [hour for hour in ahead if hour in USUAL]
    late = late or not usual
    shown = [hour for hour in ahead if hour not in USUAL] if late else usual
    hours = (
        Button(_("{time}", time=time(hour)), PickHour(draft, step, 24 * day.toordinal() + hour))
        for hour in shown
    )
    others = Button(
        _("The usual hours") if late else _("Other hours"),
        PickDay(draft, step, day.toordinal(), not late),
    )
    another_day = Button(_("Another day"), LeafMonth.of(draft, step, day))
    return [
        Paragraph(_asked_time(dialog, question, day)),
        Buttons(tuple(hours), columns=IN_ROW),
        Buttons((others, another_day) if usual else (another_day,)),
    ]


def minute_blocks(dialog: Dialog, question: Moment, day: date, hour: int) -> list[Block]:
    """The quarters of an hour that still lie ahead."""
    draft, step = dialog.draft.id, dialog.draft.step
    quarters = (
        Button(_("{time}", time=clock), CheckMoment(draft, step, _minute(at)))
        for clock, at in _quarters(dialog, question, day, hour)
    )
    another_hour = PickDay(draft, step, day.toordinal(), hour not in USUAL)
    return [
        Paragraph(_asked_time(dialog, question, day)),
        Buttons(tuple(quarters), columns=IN_ROW),
        Buttons((Button(_("Another hour"), another_hour),)),
    ]


def check_blocks(dialog: Dialog, question: Moment, at: datetime) -> list[Block]:
    """A moment (UTC) on all clocks, to be confirmed."""
    draft, step = dialog.draft.id, dialog.draft.step
    day = at.astimezone(ZoneInfo(question.zone)).date()
    ways = (
        Button(_("Use this moment"), PickMoment(draft, step, _minute(at)), Style.MAIN),
        Button(_("Another time"), PickDay(draft, step, day.toordinal())),
        Button(_("Another day"), LeafMonth.of(draft, step, day)),
    )
    return [Facts(((_("Your choice"), Clocks(at, (BEIJING, BERLIN))),)), Buttons(ways)]


def _quarters(dialog: Dialog, question: Moment, day: date, hour: int) -> Iterator[tuple[time, datetime]]:
    """The quarters of an hour that can be chosen, with their moments (UTC)."""
    from bot.chat.dates.instants import moments_of  # as in reading.py: it brings a large vocabulary along

    for clock in (time(hour, minute) for minute in QUARTERS):
        moments = moments_of(datetime.combine(day, clock), ZoneInfo(question.zone))
        if len(moments) == 1 and moments[0] > dialog.writer.now:
            yield clock, moments[0]


def _asked_time(dialog: Dialog, question: Moment, day: date) -> Text:
    city = _city(dialog, question.zone)
    if city is None:
        return _("{day}: choose a time, or type it, for example “15:20”.", day=day)
    return _("{day}: choose a time ({city}), or type it, for example “15:20”.", day=day, city=city)


def _city(dialog: Dialog, zone: str) -> City | None:
    """Whose clock it is: the person's own city, if it keeps this time, else a known one."""
    return next((each for each in (dialog.city, BEIJING, *CITIES) if each.zone == zone), None)


def _minute(at: datetime) -> int:
    return (at - EPOCH) // timedelta(minutes=1)
