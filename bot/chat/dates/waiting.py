"""How the stretches that count minutes and hours from now are noted."""

from collections.abc import Sequence

from bot.chat.dates.lexicon import Sense
from bot.chat.dates.noting import first, typed
from bot.chat.dates.refusals import stray
from bot.chat.dates.said import Said

COUNTS = frozenset({"N", "L", "Y", "a"})


def now(said: Said, senses: Sequence[Sense]) -> None:
    """This very minute."""
    said.put(typed(senses), elapsed=0)


def elapsed(said: Said, senses: Sequence[Sense]) -> None:
    """In two hours, in 2 hours 30 minutes, in 2h30: a last count without a unit is minutes."""
    units = _units(senses)
    counts = [sense.n for sense in senses if sense.kind in COUNTS]
    if len(counts) > 1 and (units[0] != 60 or units[1:] not in ([], [1])):
        raise stray(typed(senses))
    said.put(
        typed(senses), elapsed=sum(count * unit for count, unit in zip(counts, [*units, 1], strict=False))
    )


def half(said: Said, senses: Sequence[Sense]) -> None:
    """In half an hour, in einer halben Stunde, 半小时后."""
    if any(sense.n != 1 for sense in senses if sense.kind in COUNTS):
        raise stray(typed(senses))
    _note(said, senses, 1)


def and_half(said: Said, senses: Sequence[Sense]) -> None:
    """In two and a half hours, in an hour and a half, 两个半小时后."""
    count = next(sense.n for sense in senses if sense.kind in COUNTS)
    _note(said, senses, 2 * count + 1)


def mixed(said: Said, senses: Sequence[Sense]) -> None:
    """In anderthalb Stunden: the word carries its halves."""
    _note(said, senses, first(senses, "X").n)


def decimal(said: Said, senses: Sequence[Sense]) -> None:
    """In 1.5 hours, in 1,5 Stunden: halves only."""
    whole, fraction = (sense for sense in senses if sense.kind == "N")
    if (fraction.n, fraction.digits) not in ((5, 1), (50, 2), (0, 1)):
        raise stray(typed(senses))
    _note(said, senses, 2 * whole.n + bool(fraction.n))


def _note(said: Said, senses: Sequence[Sense], halves: int) -> None:
    """So many halves of an hour; half a minute is nothing to plan with."""
    unit = _units(senses)[0]
    if unit < 2:
        raise stray(typed(senses))
    said.put(typed(senses), elapsed=halves * unit // 2)


def _units(senses: Sequence[Sense]) -> list[int]:
    return [sense.n for sense in senses if sense.kind in ("minutes", "h")]
