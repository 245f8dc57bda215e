"""What may stand together in English dates."""

from collections.abc import Mapping

from bot.chat.dates import noting, shifting, timing, waiting
from bot.chat.dates.shapes import Build

SHAPES: Mapping[str, Build] = {
    "[on] N . N . N|Y": noting.either_order,
    "[on] N . N": noting.dotted_either,
    "[on] [the] DAY [of] month [Y]": noting.day_of_month,
    "[on] N stop month [Y]": noting.day_of_month,
    "[on] [the] month [the] DAY [Y]": noting.day_of_month,
    "month [Y]": noting.month_alone,
    "on|the|on~the ORD": noting.dom_alone,
    "[on] [the] N~th": noting.dom_alone,
    "[on] [the] weekday after_next": shifting.weekday_after_next,
    "weekday days": shifting.week_later,
    "COUNT days on weekday": shifting.week_later,
    "COUNT days from|after": shifting.later_than,
    "COUNT days|months hence": shifting.later,
    "COUNT LENGTH hence": waiting.elapsed,
    "COUNT LENGTH [and] COUNT [LENGTH] hence": waiting.elapsed,
    "half [a] LENGTH hence": waiting.half,
    "[at] [the] end of [the] month [Y]": noting.end_of_month,
    "[at] [the] end of [the] [WHICH] days|months": shifting.end_of_period,
    "[at] [the] end of month_shift|year_shift": shifting.end_of_shift,
    "[at] [the] end of Y": noting.end_of_year,
    "[on] [the] ORD|N~th|last weekday of|in month [Y]": noting.weekday_of_named_month,
    "[on] [the] ORD|N~th|last weekday of|in [the] WHICH months": shifting.weekday_of_period,
    "[on] [the] ORD|N~th|last weekday of|in the months": shifting.weekday_of_this_month,
    "[at] [the] month_end": noting.this_month_end,
    "[at] [the] year_end": noting.this_year_end,
    "at N . N": timing.clock,
    "[at] N N ampm": timing.clock,
    "[at] half past N": timing.past,
    "[at] [a] quarter past N": timing.past,
    "[at] N [minutes] past N": timing.past,
    "[at] [a] quarter to N": timing.to,
    "[at] N minutes to N": timing.to,
    "[at] N to N": timing.bare_to,
    "[at] half|quarter N": timing.dialect,
    "[at|on|in] [the] noon": timing.part_of_day,
    "week N": shifting.calendar_week,
    "[at] N noon": timing.twelve,
    "[at] N in|at [the] part": timing.clock,
}
