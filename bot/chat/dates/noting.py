"""How the stretches that name a day by its date are noted."""

from collections.abc import Sequence

from bot.chat.dates.clashes import no_such_day, several_readings
from bot.chat.dates.lexicon import Sense
from bot.chat.dates.said import LAST, Said

NUMBERS = frozenset({"N", "L", "Y", "ORD", "a"})
DECEMBER = 12


def numbers(senses: Sequence[Sense]) -> list[int]:
    """The numbers of a stretch, in order."""
    return [sense.n for sense in senses if sense.kind in NUMBERS]


def typed(senses: Sequence[Sense]) -> str:
    """A stretch as it was typed."""
    words = {sense.start: f" {sense.typed}" if sense.spaced else sense.typed for sense in senses}
    return "".join(words.values()).strip()


def first(senses: Sequence[Sense], *kinds: str) -> Sense:
    """The first sense of one of these kinds, which the shape guarantees."""
    return next(sense for sense in senses if sense.kind in kinds)


def full_year(sense: Sense) -> int:
    """A year of two figures lies in this century."""
    return sense.n if sense.digits > 2 else 2000 + sense.n


def put_year(said: Said, senses: Sequence[Sense], years: Sequence[Sense]) -> None:
    """Note the year, where the stretch has one."""
    if years:
        said.put(typed(senses), year=full_year(years[0]))


def year_first(said: Said, senses: Sequence[Sense]) -> None:
    """2026-12-01: this order has one reading only."""
    year, month, dom = numbers(senses)
    said.put(typed(senses), year=year, month=month, dom=dom)


def either_order(said: Said, senses: Sequence[Sense]) -> None:
    """12/24/2026: fine when the other order is impossible."""
    one, other, *years = (sense for sense in senses if sense.kind in NUMBERS)
    in_either_order(said, typed(senses), one.n, other.n)
    put_year(said, senses, years)


def short_year(said: Said, senses: Sequence[Sense]) -> None:
    """1/2/27: three orders are in use."""
    raise several_readings(typed(senses))


def in_either_order(said: Said, typed: str, one: int, other: int) -> None:
    """Note a day and a month, whichever comes first."""
    orders = {(month, dom) for month, dom in ((one, other), (other, one)) if possible(month, dom)}
    if not orders:
        raise no_such_day(typed)
    if len(orders) > 1:
        said.put(typed, one=one, other=other)
    else:
        said.put(typed, **dict(zip(("month", "dom"), orders.pop(), strict=True)))


def possible(month: int, dom: int) -> bool:
    """Whether these can be a month and a day of it."""
    return 1 <= month <= 12 and 1 <= dom <= 31


def day_first(said: Said, senses: Sequence[Sense]) -> None:
    """1.12.2026, as German writes it."""
    dom, month, *years = (sense for sense in senses if sense.kind in NUMBERS)
    said.put(typed(senses), dom=dom.n, month=month.n)
    put_year(said, senses, years)


def dotted(said: Said, senses: Sequence[Sense]) -> None:
    """1.12 or 15.30: a day or a time, to be settled by the rest of the phrase."""
    left, right = (sense for sense in senses if sense.kind == "N")
    said.put(typed(senses), left=left.n, right=right.n, digits=right.digits)


def dotted_either(said: Said, senses: Sequence[Sense]) -> None:
    """The same where the month may come first."""
    dotted(said, senses)
    said.put(typed(senses), either=1)


def day_of_month(said: Said, senses: Sequence[Sense]) -> None:
    """1 December 2026, December 1st."""
    dom, *years = (sense for sense in senses if sense.kind in NUMBERS)
    said.put(typed(senses), month=first(senses, "month").n, dom=dom.n)
    put_year(said, senses, years)


def month_alone(said: Said, senses: Sequence[Sense]) -> None:
    """December 2026: known, but no day."""
    said.put(typed(senses), month=first(senses, "month").n)
    put_year(said, senses, [sense for sense in senses if sense.kind in NUMBERS])


def numbered_month(said: Said, senses: Sequence[Sense]) -> None:
    """12月."""
    said.put(typed(senses), month=numbers(senses)[0])


def year_alone(said: Said, senses: Sequence[Sense]) -> None:
    """2026年."""
    put_year(said, senses, [first(senses, "N", "Y")])


def dom_alone(said: Said, senses: Sequence[Sense]) -> None:
    """The 15th."""
    said.put(typed(senses), dom=numbers(senses)[0])


def holiday(said: Said, senses: Sequence[Sense]) -> None:
    """A day of fixed date; its number is month and day as 1224."""
    month, dom = divmod(first(senses, "holiday").n, 100)
    said.put(typed(senses), month=month, dom=dom)
    put_year(said, senses, [sense for sense in senses if sense.kind == "Y"])


def end_of_month(said: Said, senses: Sequence[Sense]) -> None:
    """End of November: the last day of it."""
    month_alone(said, senses)
    said.put(typed(senses), dom=LAST)


def end_of_numbered_month(said: Said, senses: Sequence[Sense]) -> None:
    """12月底."""
    said.put(typed(senses), month=numbers(senses)[0], dom=LAST)


def weekday_of_month(said: Said, senses: Sequence[Sense]) -> None:
    """The first Tuesday in December, the last Friday of next month: the month is noted by itself."""
    place = next(at for at, sense in enumerate(senses) if sense.kind == "weekday")
    counted, named = first(senses, "ORD", "N", "last"), senses[place]
    said.put(typed(senses[: place + 1]), nth=LAST if counted.kind == "last" else counted.n)
    said.put(named.typed, weekday=named.n)


def weekday_of_named_month(said: Said, senses: Sequence[Sense]) -> None:
    """The first Tuesday in December 2026."""
    at = next(place for place, sense in enumerate(senses) if sense.kind == "month")
    weekday_of_month(said, senses[:at])
    month_alone(said, senses[at:])


def end_of_year(said: Said, senses: Sequence[Sense]) -> None:
    """End of 2027, 2026年底."""
    said.put(typed(senses), year=first(senses, "Y").n, month=DECEMBER, dom=LAST)


def this_month_end(said: Said, senses: Sequence[Sense]) -> None:
    """The last day of the current month."""
    said.put(typed(senses), month_shift=0, dom=LAST)


def this_year_end(said: Said, senses: Sequence[Sense]) -> None:
    """The last day of the current year."""
    said.put(typed(senses), year_shift=0, month=DECEMBER, dom=LAST)
