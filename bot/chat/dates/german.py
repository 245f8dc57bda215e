"""What may stand together in German dates."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.chat.dates import noting, shifting, timing
from bot.chat.dates.german_words import MORNING
from bot.chat.dates.lexicon import Sense
from bot.chat.dates.said import Said
from bot.chat.dates.shapes import Build


def _tomorrow(said: Said, senses: Sequence[Sense]) -> None:
    """Morgen: the day after today …"""
    said.put(senses[0].typed, day_shift=1)


def _in_the_morning(said: Said, senses: Sequence[Sense]) -> None:
    """… but “am Morgen” is the part of a day."""
    said.parts.append(replace(senses[-1], part=MORNING))


def _weekday_morning(said: Said, senses: Sequence[Sense]) -> None:
    """Dienstag Morgen."""
    shifting.weekday(said, senses)
    _in_the_morning(said, senses)


def _shift_morning(said: Said, senses: Sequence[Sense]) -> None:
    """Heute Morgen."""
    shifting.shift(said, senses)
    _in_the_morning(said, senses)


SHAPES: Mapping[str, Build] = {
    "[on] [the] N . N . N|Y": noting.day_first,
    "[on] N stop N stop Y": noting.day_first,
    "[on] [the] N . N stop [Y]": noting.day_first,
    "[on] N stop N stop": noting.day_first,
    "on|the N . N": noting.day_first,
    "[at] N . N oclock|h": timing.clock,
    "at N . N": timing.clock,
    "N . N": noting.dotted,
    "[on] [the] N stop month [Y]": noting.day_of_month,
    "[on] [the] ORD month [Y]": noting.day_of_month,
    "month [Y]": noting.month_alone,
    "[on] [the] N stop": noting.dom_alone,
    "on ORD": noting.dom_alone,
    "tomorrow": _tomorrow,
    "on tomorrow": _in_the_morning,
    "[on] [the] weekday tomorrow": _weekday_morning,
    "day_shift tomorrow": _shift_morning,
    "[on] [the] end month [Y]": noting.end_of_month,
    "[on] [the] end [of|the] [WHICH] months|days": shifting.end_of_period,
    "[on] [the] end Y": noting.end_of_year,
    "[on] [the] ORD|N~stop|last weekday in month [Y]": noting.weekday_of_named_month,
    "[on] [the] ORD|N~stop|last weekday in|of|the [the] WHICH months": shifting.weekday_of_period,
    "[on] [the] ORD|N~stop|last weekday WHICH months": shifting.weekday_of_period,
    "[on] [the] ORD|N~stop|last weekday in|of months": shifting.weekday_of_this_month,
    "[on] [the] month_end": noting.this_month_end,
    "[on] [the] year_end": noting.this_year_end,
    "[on] [the] year_end Y": noting.end_of_year,
    "[at] a oclock [N|N~minutes]": timing.clock,
    "[at] N part": timing.clock,
    "[in] [the] week N": shifting.calendar_week,
    "[at] half N [oclock]": timing.towards,
    "[at] threequarters N [oclock]": timing.towards,
    "[at] quarter past N [oclock]": timing.past,
    "[at] N [minutes] past N [oclock]": timing.past,
    "[at] quarter to N [oclock]": timing.to,
    "[at] N [minutes] to N [oclock]": timing.to,
    "[at] N [minutes] past half N [oclock]": timing.past_half,
    "[at] N [minutes] to half N [oclock]": timing.to_half,
    "[at] quarter N": timing.dialect,
    "past zone": timing.zone,
}
