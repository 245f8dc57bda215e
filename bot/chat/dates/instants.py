"""From a day and a time on a wall clock to the moment that is meant."""

from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

from bot.chat.dates.clashes import gap, too_far, twice


def to_instant(day: date, clock: time, zone: str | tzinfo) -> datetime:
    """The moment (UTC) at which clocks in the zone show this; Refusal when they never do, or twice."""
    place = ZoneInfo(zone) if isinstance(zone, str) else zone
    try:
        moments = moments_of(datetime.combine(day, clock.replace(fold=0)), place)
    except OverflowError:
        raise too_far() from None
    if not moments:
        raise gap(day, clock, str(place))
    if len(moments) == 2:
        first, second = (
            f"{clock:%H:%M} UTC{moment.astimezone(place).isoformat()[-6:]}" for moment in moments
        )
        raise twice(day, clock, str(place), first, second)
    return moments[0]


def moments_of(wall: datetime, place: tzinfo) -> list[datetime]:
    """Every moment (UTC, in order) at which clocks in the place show this wall time: none, one or two."""
    guesses = {wall.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(guess for guess in guesses if guess.astimezone(place).replace(tzinfo=None, fold=0) == wall)
