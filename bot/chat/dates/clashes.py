"""The sentences for dates that contradict themselves, the calendar or the clocks."""

from datetime import date, time

from bot.chat.text import Verbatim, _
from bot.errors import Refusal


def two_days() -> Refusal:
    """Two days that cannot both be meant."""
    return Refusal(_("This names more than one day. Please write only one, for example “1 December, 15:00”."))


def different_days(one: date, other: date) -> Refusal:
    """“Next Tuesday” and a date that is another day."""
    return Refusal(
        _("This names two days, {one} and {other}. Please write only one of them.", one=one, other=other)
    )


def two_times() -> Refusal:
    """Two times of day, or a time of day and a time from now."""
    return Refusal(
        _("This names more than one time. Please write only one, for example “1 December, 15:00”.")
    )


def two_zones() -> Refusal:
    """Two time zones."""
    return Refusal(
        _("This names more than one time zone. Please write only one, for example “15:00 Beijing time”.")
    )


def wrong_weekday(typed: str, day: date) -> Refusal:
    """The weekday does not belong to the date."""
    return Refusal(
        _(
            "“{weekday}” does not fit, because the date is {day}. Please write only the one that you mean.",
            weekday=Verbatim(typed),
            day=day,
        )
    )


def either_day(typed: str, one: date, other: date) -> Refusal:
    """One phrase, two days."""
    first, second = sorted((one, other))
    return Refusal(
        _(
            "“{typed}” can be {one} or {other}. Please write the year first: “{first}” or “{second}”.",
            typed=Verbatim(typed),
            one=first,
            other=second,
            first=Verbatim(first.isoformat()),
            second=Verbatim(second.isoformat()),
        )
    )


def day_or_time(typed: str) -> Refusal:
    """`1.12` can be the first of December or twelve past one."""
    return Refusal(
        _(
            "“{typed}” can be a day or a time of day. "
            "Please write the month as a word or the time with a colon, for example “1 December, 15:00”.",
            typed=Verbatim(typed),
        )
    )


def several_readings(phrase: str) -> Refusal:
    """Two languages read it differently."""
    return Refusal(
        _(
            "“{typed}” can be read in more than one way. Please write it as in “2026-12-01 15:00”.",
            typed=Verbatim(phrase),
        )
    )


def no_such_day(typed: str) -> Refusal:
    """30 February, or month 13."""
    return Refusal(
        _(
            "There is no day {typed} in the calendar. Please check the day and the month, as in “2026-12-01”.",
            typed=Verbatim(typed),
        )
    )


def no_such_week(week: int) -> Refusal:
    """Calendar week 54."""
    return Refusal(
        _(
            "There is no calendar week {week} in that year. Please write the date, for example “1 December”.",
            week=week,
        )
    )


def too_far() -> Refusal:
    """A year that no calendar of ours reaches."""
    return Refusal(_("This is too far away. Please check the year and write it in full, as in “2026-12-01”."))


def day_missing() -> Refusal:
    """A month, a week or a time zone without a day."""
    return Refusal(_("The day is missing. Please add it, for example “1 December, 15:00”."))


def time_missing() -> Refusal:
    """A day alone where a moment is asked for."""
    return Refusal(_("The time is missing. Please add it, for example “1 December, 15:00”."))


def only_day() -> Refusal:
    """A time where only a day is asked for."""
    return Refusal(_("Only a day is asked for here. Please leave out the time, as in “1 December”."))


def only_clock() -> Refusal:
    """A day or a zone where only a time of day is asked for."""
    return Refusal(_("Only a time of day is asked for here. Please write nothing else, as in “15:00”."))


def no_such_time(typed: str) -> Refusal:
    """25:00."""
    return Refusal(
        _(
            "“{typed}” is no time of day. Please write hours from 0 to 23 and minutes from 00 to 59, as in “15:00”.",
            typed=Verbatim(typed),
        )
    )


def seconds() -> Refusal:
    """15:00:30."""
    return Refusal(_("Times are exact to the minute here. Please leave out the seconds, as in “15:00”."))


def halves_clash(typed: str) -> Refusal:
    """15 o’clock in the morning."""
    return Refusal(
        _(
            "The hour does not fit “{part}”. Please write the time on the 24-hour clock, as in “15:00”.",
            part=Verbatim(typed),
        )
    )


def around_midnight(typed: str) -> Refusal:
    """Twelve at night, two at night: it is open which day that belongs to."""
    return Refusal(
        _(
            "At this hour “{part}” can belong to one day or to the next. "
            "Please write the date and the time on the 24-hour clock, for example “1 December, 00:00”.",
            part=Verbatim(typed),
        )
    )


def dialect(typed: str) -> Refusal:
    """Half three, viertel neun."""
    return Refusal(
        _(
            "“{typed}” is understood differently in different places. Please write the time in figures, as in “15:30”.",
            typed=Verbatim(typed),
        )
    )


def no_such_zone(typed: str) -> Refusal:
    """UTC+25."""
    return Refusal(
        _(
            "There is no time zone “{zone}”. Please write the offset as in “15:00 UTC+8”, "
            "or a place as in “15:00 Beijing time”.",
            zone=Verbatim(typed),
        )
    )


def wrong_season(zone: str, day: date) -> Refusal:
    """CET in July: meant is most likely the clock on the wall, which shows CEST."""
    return Refusal(
        _(
            "On {day} clocks in Central Europe do not show {zone}. "
            "Please write the place instead, for example “15:00 Berlin time”.",
            day=day,
            zone=Verbatim(zone),
        )
    )


def days_differ(one: date, other: date) -> Refusal:
    """Tomorrow in Beijing is not tomorrow in Berlin."""
    return Refusal(
        _(
            "On your clock this is {one}, in the time zone that you named it is {other}. "
            "Please write the date instead.",
            one=one,
            other=other,
        )
    )


def gap(day: date, clock: time, zone: str) -> Refusal:
    """The clocks jump over this time."""
    return Refusal(
        _(
            "On {day} there is no {clock} in {zone}: the clocks are put forward then. "
            "Please choose an earlier or a later time.",
            day=day,
            clock=clock,
            zone=Verbatim(zone),
        )
    )


def twice(day: date, clock: time, zone: str, first: str, second: str) -> Refusal:
    """The clocks show this time twice."""
    return Refusal(
        _(
            "On {day} it is {clock} twice in {zone}: the clocks are put back then. "
            "Please add the offset: “{first}” or “{second}”.",
            day=day,
            clock=clock,
            zone=Verbatim(zone),
            first=Verbatim(first),
            second=Verbatim(second),
        )
    )
