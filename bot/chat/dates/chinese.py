"""What may stand together in Chinese dates."""

from collections.abc import Mapping

from bot.chat.dates import noting, shifting, timing, waiting
from bot.chat.dates.shapes import Build

SHAPES: Mapping[str, Build] = {
    "[on] Y|N nian": noting.year_alone,
    "[on] N yue": noting.numbered_month,
    "[on] N ri": noting.dom_alone,
    "[on] N . N . N|Y": noting.either_order,
    "[on] N . N": noting.dotted_either,
    "[on] month_end": noting.this_month_end,
    "[on] year_end": noting.this_year_end,
    "N month_end": noting.end_of_numbered_month,
    "N yue end": noting.end_of_numbered_month,
    "Y year_end": noting.end_of_year,
    "month_shift end|month_end": shifting.end_of_shift,
    "year_shift end|year_end": shifting.end_of_shift,
    "N oclock half|quarter|threequarters": timing.hour_past,
    "N oclock past N fen|minutes": timing.hour_past,
    "N oclock past quarter": timing.hour_past,
    "ordinal N days": shifting.calendar_week,
    "ordinal N ge weekday": noting.weekday_of_month,
    "last ge weekday": noting.weekday_of_month,
    "to N fen|minutes N oclock": timing.to,
    "to quarter N oclock": timing.to,
    "N oclock to N fen|minutes": timing.hour_to,
    "N oclock to quarter": timing.hour_to,
    "COUNT LENGTH hence": waiting.elapsed,
    "past COUNT LENGTH": waiting.elapsed,
    "past COUNT days|months": shifting.later,
    "COUNT LENGTH COUNT LENGTH|fen hence": waiting.elapsed,
    "half LENGTH hence": waiting.half,
    "COUNT gehalf LENGTH hence": waiting.and_half,
    "COUNT LENGTH half hence": waiting.and_half,
    "N . N LENGTH hence": waiting.decimal,
    "COUNT days|months hence": shifting.later,
    "COUNT nian hence": shifting.years_later,
}
