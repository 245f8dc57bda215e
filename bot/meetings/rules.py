"""The rule of a series in words."""

from bot.chat.text import Text, _, _n
from bot.meetings.rhythm import LAST, SHORTEST_MONTH, Every, Rhythm
from bot.meetings.series import OnHoliday

PLACES = {1: _("first"), 2: _("second"), 3: _("third"), 4: _("fourth"), LAST: _("last")}
WEEKDAYS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)
ON_HOLIDAY = {
    OnHoliday.ASK: _("ask the coordinators"),
    OnHoliday.SKIP: _("leave it out"),
    OnHoliday.NEXT_WORKING_DAY: _("on the next common working day"),
}


def rule_words(rhythm: Rhythm) -> Text:
    """For example “every second Tuesday of the month, until 31 December”; the time of day is said elsewhere."""
    rule = _beat(rhythm)
    if rhythm.count is not None:
        return _n("{rule}, {n} meeting in all", "{rule}, {n} meetings in all", rhythm.count, rule=rule)
    return rule if rhythm.until is None else _("{rule}, until {day}", rule=rule, day=rhythm.until)


def _beat(rhythm: Rhythm) -> Text:
    weekday, n = WEEKDAYS[rhythm.first.weekday()], rhythm.step
    match rhythm.every:
        case Every.WEEKS if n == 1:
            return _("every week on {weekday}", weekday=weekday)
        case Every.WEEKS:
            return _("every {n} weeks on {weekday}", n=n, weekday=weekday)
        case Every.MONTHLY_WEEKDAY:
            rule = _("on the {place} {weekday}", place=PLACES[rhythm.place], weekday=weekday)
            return _monthly(n, rule)
        case Every.MONTHLY_DAY if rhythm.first.day > SHORTEST_MONTH:
            return _monthly(n, _("on day {day}, in shorter months on the last day", day=rhythm.first.day))
        case Every.MONTHLY_DAY:
            return _monthly(n, _("on day {day}", day=rhythm.first.day))


def _monthly(n: int, rule: Text) -> Text:
    return _("every month {rule}", rule=rule) if n == 1 else _("every {n} months {rule}", n=n, rule=rule)
