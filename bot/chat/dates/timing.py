"""How the stretches that name a time of day or a time zone are noted."""

from collections.abc import Sequence
from datetime import timedelta, timezone

from bot.chat.dates.clashes import dialect as no_dialect
from bot.chat.dates.clashes import no_such_time, no_such_zone, seconds
from bot.chat.dates.lexicon import Sense
from bot.chat.dates.noting import first, numbers, typed, year_first
from bot.chat.dates.refusals import stray, telling
from bot.chat.dates.said import Said

WESTMOST, EASTMOST = -12 * 60, 14 * 60
SPELLED = frozenset({"minutes", "fen"})
AMOUNTS = frozenset({"N", "half", "quarter", "threequarters"})


def clock(said: Said, senses: Sequence[Sense]) -> None:
    """15:00, 15 Uhr 30, 3 点 05 分, 3 pm: hour and minute as they stand."""
    hour, *rest = (sense for sense in senses if sense.kind in ("N", "a"))
    if rest and rest[0].digits < 2 and not any(sense.kind in SPELLED for sense in senses):
        raise no_such_time(typed(senses)) if any(s.kind == ":" for s in senses) else stray(typed(senses))
    if any(sense.n for sense in rest[1:]):
        raise seconds()
    _note(said, senses, hour.n, rest[0].n if rest else 0)
    part_of_day(said, senses)


def joined_figures(said: Said, senses: Sequence[Sense]) -> None:
    """1500 h."""
    _note(said, senses, *divmod(numbers(senses)[0], 100))


def iso_moment(said: Said, senses: Sequence[Sense]) -> None:
    """2026-12-01T15:00."""
    year_first(said, senses[:5])
    clock(said, senses[6:])


def iso_moment_west(said: Said, senses: Sequence[Sense]) -> None:
    """2026-12-01T15:00-05:00; without the T the minus could be a span."""
    iso_moment(said, senses[:-4])
    offset(said, senses[-4:])


def past(said: Said, senses: Sequence[Sense]) -> None:
    """Half past three, ten past three."""
    minutes, hour = _amounts(senses)
    _note(said, senses, hour, minutes)


def to(said: Said, senses: Sequence[Sense]) -> None:
    """Quarter to four, zehn vor acht, 差五分三点."""
    minutes, hour = _amounts(senses)
    _before(said, senses, hour, minutes)


def bare_to(said: Said, senses: Sequence[Sense]) -> None:
    """Ten to twelve; in figures, “10 to 12” may be a span."""
    if any(sense.typed.isdigit() for sense in senses):
        raise telling("span", first(senses, "to").typed)
    to(said, senses)


def hour_past(said: Said, senses: Sequence[Sense]) -> None:
    """三点半, 三点一刻."""
    hour, minutes = _amounts(senses)
    _note(said, senses, hour, minutes)


def hour_to(said: Said, senses: Sequence[Sense]) -> None:
    """三点差五分."""
    hour, minutes = _amounts(senses)
    _before(said, senses, hour, minutes)


def towards(said: Said, senses: Sequence[Sense]) -> None:
    """Halb vier and dreiviertel vier are parts of the hour that ends at four."""
    minutes, hour = _amounts(senses)
    _before(said, senses, hour, 60 - minutes)


def past_half(said: Said, senses: Sequence[Sense]) -> None:
    """Fünf nach halb vier."""
    minutes, half, hour = _amounts(senses)
    _before(said, senses, hour, half - minutes)


def to_half(said: Said, senses: Sequence[Sense]) -> None:
    """Fünf vor halb vier."""
    minutes, half, hour = _amounts(senses)
    _before(said, senses, hour, half + minutes)


def dialect(said: Said, senses: Sequence[Sense]) -> None:
    """Half three, Viertel neun: not the same time everywhere."""
    raise no_dialect(typed(senses))


def part_of_day(said: Said, senses: Sequence[Sense]) -> None:
    """In the afternoon, at noon."""
    said.parts.extend(sense for sense in senses if sense.part)


def twelve(said: Said, senses: Sequence[Sense]) -> None:
    """12 noon."""
    if first(senses, "N").n != 12:
        raise stray(typed(senses))
    part_of_day(said, senses)


def this_part(said: Said, senses: Sequence[Sense]) -> None:
    """This afternoon: today."""
    said.put(typed(senses), day_shift=0)
    part_of_day(said, senses)


def zone(said: Said, senses: Sequence[Sense]) -> None:
    """Berlin time, CET, Europe/Berlin."""
    said.put_zone(senses[-1].zone)


def city(said: Said, senses: Sequence[Sense]) -> None:
    """15:00 Berlin, as the bot itself writes it: only right after the time."""
    if "hour" not in said.latest:
        raise stray(senses[-1].typed)
    said.put_zone(senses[-1].zone)


def offset(said: Said, senses: Sequence[Sense]) -> None:
    """+08:00, +0800, UTC+8."""
    hour, *rest = (sense for sense in senses if sense.kind in ("N", "Y"))
    hours, minutes = divmod(hour.n, 100) if hour.kind == "Y" else (hour.n, rest[0].n if rest else 0)
    total = (hours * 60 + minutes) * (-1 if any(sense.kind == "-" for sense in senses) else 1)
    if minutes > 59 or not WESTMOST <= total <= EASTMOST:
        raise no_such_zone(typed(senses))
    said.put_zone(timezone(timedelta(minutes=total)))


def _amounts(senses: Sequence[Sense]) -> list[int]:
    return [sense.n for sense in senses if sense.kind in AMOUNTS]


def _before(said: Said, senses: Sequence[Sense], hour: int, minutes: int) -> None:
    """So many minutes before an hour of a twelve-hour face: before one comes twelve."""
    if hour > 24 or not 0 < minutes < 60:
        raise no_such_time(typed(senses))
    _note(said, senses, 12 if hour == 1 else (hour - 1) % 24, 60 - minutes)


def _note(said: Said, senses: Sequence[Sense], hour: int, minute: int) -> None:
    """A time that exists; 24:00 is the end of a day."""
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise no_such_time(typed(senses))
    said.put(typed(senses), hour=hour, minute=minute)
