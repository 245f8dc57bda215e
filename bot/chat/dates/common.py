"""Words and shapes that all three languages share: marks, figures, time zones."""

from collections.abc import Mapping

from bot.chat.dates import noting, shifting, timing, waiting
from bot.chat.dates.lexicon import Entries, Part, Sense, kinds, merged, parts
from bot.chat.dates.shapes import Build
from bot.chat.dates.tokens import DECIMAL
from bot.chat.dates.zones import zone_entries

AM, PM = Part(0, 11, twelve=0), Part(12, 23, twelve=12)

MARKS: Entries = merged(
    {(mark,): (Sense(mark),) for mark in (":", "/", "-", "+", ".")},
    {(DECIMAL,): (Sense("decimal"),), ("、",): (Sense("choice"),)},
    kinds({"t": "T", "span": "–, ~", "choice": "&, |"}),
    parts("ampm", {"pm, p.m., p.m": PM}),
)
AM_WORDS: Entries = parts("ampm", {"am, a.m., a.m": AM})
"""Not for German, where “am” is a preposition."""


def common_entries() -> Entries:
    """Marks and time zones."""
    return merged(MARKS, zone_entries())


COMMON: Mapping[str, Build] = {
    "[on] Y - N - N": noting.year_first,
    "[on] Y / N / N": noting.year_first,
    "[on] Y . N . N": noting.year_first,
    "Y - N - N t N : N": timing.iso_moment,
    "Y - N - N t N : N : N": timing.iso_moment,
    "Y - N - N t N : N - N : N": timing.iso_moment_west,
    "Y - N - N t N : N : N - N : N": timing.iso_moment_west,
    "[on] N / N / Y": noting.either_order,
    "[on] N - N - Y": noting.either_order,
    "[on] N / N": noting.either_order,
    "[on] N / N / N": noting.short_year,
    "[on] N - N - N": noting.short_year,
    "[on] [the] weekday": shifting.weekday,
    "[on] [the] WHICH weekday": shifting.which_weekday,
    "[on|in|of] [the] WHICH days|months": shifting.which_period,
    "[on|in|of] [the] week_shift|month_shift|year_shift": shifting.shift,
    "now": waiting.now,
    "[on] day_shift": shifting.shift,
    "[on|at] [the] holiday [Y]": noting.holiday,
    "[at] N : N [oclock|h] [sharp]": timing.clock,
    "[at] N : N : N": timing.clock,
    "[at] N oclock|h [sharp]": timing.clock,
    "[at] N oclock|h N [minutes|fen]": timing.clock,
    "at N": timing.clock,
    "[at] N [:~N] ampm [sharp]": timing.clock,
    "[at] N . N ampm": timing.clock,
    "[at] Y oclock|h": timing.joined_figures,
    "[on|in|at] [the] part|ampm": timing.part_of_day,
    "this part": timing.this_part,
    "[in] zone|utc": timing.zone,
    "city": timing.city,
    "utc +|- N": timing.offset,
    "utc +|- N : N": timing.offset,
    "utc +|- Y": timing.offset,
    "+ N : N": timing.offset,
    "+ N|Y": timing.offset,
    "in COUNT LENGTH": waiting.elapsed,
    "in COUNT LENGTH [and] COUNT [LENGTH]": waiting.elapsed,
    "in half [a] LENGTH": waiting.half,
    "in COUNT half LENGTH": waiting.half,
    "in COUNT and [a] half LENGTH": waiting.and_half,
    "in COUNT LENGTH and [a] half": waiting.and_half,
    "in X LENGTH": waiting.mixed,
    "in N .|decimal N LENGTH": waiting.decimal,
    "in COUNT days|months": shifting.later,
    "in half [a] days|months": shifting.half_period,
    "in COUNT half days|months": shifting.half_period,
}
