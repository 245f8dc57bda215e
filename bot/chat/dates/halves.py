"""Which half of the day is meant: “3” in the afternoon is 15:00, and without such a word 03:00."""

from bot.chat.dates.clashes import around_midnight, halves_clash
from bot.chat.dates.lexicon import Part, Sense
from bot.chat.dates.said import Said

EVENING = 21


def hour_and_minute(said: Said) -> tuple[int, int] | None:
    """The time of day on the 24-hour clock, 24:00 for the end of the day; None when none was named.

    A bare hour is read as it stands: most of our people write times on the 24-hour clock, and the bot
    says back what it understood.
    """
    if not said.has("hour"):
        return _named(said)
    return _hour(said.figures["hour"], said.parts), said.figures["minute"]


def _named(said: Said) -> tuple[int, int] | None:
    """Noon and midnight are times by themselves."""
    named = {part.alone for part in said.times_of_day if part.alone is not None}
    if not named:
        return None
    hour = min(named)
    return _fitting([hour], said.parts), 0


def _hour(hour: int, named: list[Sense]) -> int:
    if not named:
        return hour
    if hour != 12:
        return _fitting([hour, hour + 12] if 1 <= hour < 12 else [hour], named)
    meanings = {part.twelve for part in _parts(named)}
    if len(meanings) > 1 or None in meanings:
        raise _clash(named)
    return meanings.pop() or 0


def _fitting(hours: list[int], named: list[Sense]) -> int:
    """The one hour within every part of the day that was named."""
    fitting = [hour for hour in hours if all(part.first <= hour <= part.last for part in _parts(named))]
    if len(fitting) != 1:
        raise _clash(named)
    return fitting[0]


def _clash(named: list[Sense]) -> Exception:
    last = named[-1]
    late = any(part.last > EVENING and part.twelve is None for part in _parts(named))
    return around_midnight(last.typed) if late else halves_clash(last.typed)


def _parts(named: list[Sense]) -> list[Part]:
    return [sense.part for sense in named if sense.part]
