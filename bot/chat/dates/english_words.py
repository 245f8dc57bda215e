"""The words of English dates."""

from collections.abc import Mapping

from bot.chat.dates.common import AM_WORDS
from bot.chat.dates.lexicon import Entries, Part, Sense, kinds, mean, merged, number, numbered, parts, split

UNITS = split(
    "one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, "
    "fifteen, sixteen, seventeen, eighteen, nineteen"
)
TENS = dict(
    zip(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        range(20, 100, 10),
        strict=True,
    )
)
ORDINALS = split(
    "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, "
    "thirteenth, fourteenth, fifteenth, sixteenth, seventeenth, eighteenth, nineteenth"
)
TENTHS = {"twentieth": 20, "thirtieth": 30}


def _counting(kind: str, units: list[str]) -> Entries:
    """Numbers in words, alone and after the tens."""
    small = {word: n for n, word in enumerate(units, 1)}
    large = {
        f"{ten}{gap}{units[n - 1]}": tens + n
        for ten, tens in TENS.items()
        for n in range(1, 10)
        for gap in " -"
    }
    return merged(*(mean(number(kind, n), [word]) for word, n in (small | large).items()))


WORDS: Mapping[str, str] = {
    "at": "at, @",
    "on": "on",
    "the": "the",
    "of": "of",
    "in": "in",
    "and": "and",
    "th": "st, nd, rd, th",
    "this": "this",
    "next": "next",
    "coming": "coming, upcoming, this coming",
    "after_next": "after next",
    "past": "past",
    "to": "to, till, til",
    "from": "from",
    "after": "after",
    "oclock": "o'clock, oclock, hrs",
    "sharp": "sharp",
    "now": "now, right now",
    "hence": "from now, later, from today",
    "week": "CW, calendar week, KW",
    "end": "end, last day",
    "month_end": "month end, month-end, end of month",
    "year_end": "year end, year-end, end of year",
    "choice": "or, either, versus, vs",
    "span": "until, through, thru, between, by, before, since, within, starting, onwards",
    "repeats": "every, each, daily, weekly, monthly, mondays, tuesdays, wednesdays, thursdays, fridays, saturdays, "
    "sundays, biweekly, fortnightly",
    "gone": "ago, previous",
    "last": "last",
    "vague": "weekend, weekends, soon, asap, as soon as possible, sometime, someday, early, mid, late, beginning, "
    "start, middle, around, about, approximately, approx, roughly, ca, circa, couple, few, several, spring, summer, "
    "autumn, winter, eod, cob, lunchtime, end of day, end of business, next few, new year",
    "lunar": "lunar",
    "moves": "Advent, Chinese New Year, Lunar New Year, Spring Festival, Dragon Boat Festival, Mid-Autumn Festival, "
    "Lantern Festival, Qingming, Easter, Easter Sunday, Easter Monday, Good Friday, Whit Monday, Whitsun, Pentecost, "
    "Ascension, Ascension Day, Corpus Christi, Thanksgiving, Carnival, Eid, Diwali",
    "varies": "Labour Day, Labor Day, National Day, Mother's Day, Father's Day, bank holiday",
}

NUMBERED: Mapping[str, Mapping[int, str]] = {
    "weekday": {
        0: "Monday, Mon",
        1: "Tuesday, Tue, Tues",
        2: "Wednesday, Wed, Weds",
        3: "Thursday, Thu, Thur, Thurs",
        4: "Friday, Fri",
        5: "Saturday, Sat",
        6: "Sunday, Sun",
    },
    "month": {
        1: "January, Jan",
        2: "February, Feb",
        3: "March, Mar",
        4: "April, Apr",
        5: "May",
        6: "June, Jun",
        7: "July, Jul",
        8: "August, Aug",
        9: "September, Sep, Sept",
        10: "October, Oct",
        11: "November, Nov",
        12: "December, Dec",
    },
    "day_shift": {
        -2: "day before yesterday, the day before yesterday",
        -1: "yesterday",
        0: "today",
        1: "tomorrow, tmrw, tmr, tomorow, tommorow, tommorrow",
        2: "day after tomorrow, the day after tomorrow, overmorrow",
    },
    "week_shift": {2: "week after next, the week after next"},
    "month_shift": {2: "month after next, the month after next"},
    "year_shift": {2: "year after next, the year after next"},
    "a": {1: "a, an"},
    "minutes": {
        1: "minute, minutes, min, mins",
        60: "hour, hours, hr, hour's time, hours' time, hours time",
        15: "quarter of an hour, quarter hour",
    },
    "h": {60: "h"},
    "days": {
        1: "day, days, days' time, days time, day's time",
        7: "week, weeks, wk, wks, week's time, weeks' time, weeks time",
        14: "fortnight",
    },
    "months": {1: "month, months, month's time, months' time, months time", 12: "year, years"},
    "half": {30: "half"},
    "quarter": {15: "quarter"},
    "holiday": {
        101: "New Year's Day, New Years Day",
        214: "Valentine's Day",
        501: "May Day",
        1003: "German Unity Day, Day of German Unity",
        1031: "Halloween",
        1224: "Christmas Eve, Xmas Eve",
        1225: "Christmas, Christmas Day, Xmas, Xmas Day",
        1226: "Boxing Day",
        1231: "New Year's Eve, New Years Eve",
    },
}

PARTS = {
    "morning": Part(1, 11),
    "afternoon": Part(12, 19, twelve=12),
    "evening": Part(16, 24),
    "night": Part(18, 24),
}
ALONE = {"noon, midday": Part(12, 12, 12, 12), "midnight": Part(24, 24, 24, 24)}

ENTRIES = merged(
    kinds(WORDS),
    *(numbered(kind, table) for kind, table in NUMBERED.items()),
    parts("part", PARTS),
    parts("noon", ALONE),
    AM_WORDS,
    _counting("N", UNITS),
    _counting("ORD", ORDINALS),
    *(mean(number("N", n), [word]) for word, n in TENS.items()),
    *(mean(number("ORD", n), [word]) for word, n in TENTHS.items()),
    mean((Sense("day_shift", 0), Sense("part", part=PARTS["night"])), ["tonight"]),
)
