"""What a phrase says, before anyone has looked at the calendar: named figures, each at most once."""

from dataclasses import dataclass, field
from datetime import tzinfo
from zoneinfo import ZoneInfo

from bot.chat.dates.clashes import two_days, two_times, two_zones
from bot.chat.dates.lexicon import Part, Sense

TIME = frozenset({"hour", "minute", "elapsed"})
LAST = 1000
"""The day of the month that stands for its last one: no two figures can be it."""

THIS, NEXT, COMING, AFTERNEXT = range(4)
"""Which Tuesday: the `which` of a phrase."""


@dataclass
class Said:
    """The figures by name.

    By date: year, month, dom (day of the month), year_shift, month_shift; one and other (day and month, whichever
    comes first). By week: weekday, which, week_shift, calendar_week; nth (of the weekdays of a month). From today:
    day_shift, days, months; based (days after the day that is named). Time: hour (0 to 24), minute; elapsed
    (minutes from now). Two figures with a dot: left, right, digits, either.
    """

    figures: dict[str, int] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    parts: list[Sense] = field(default_factory=list)
    zone: tzinfo | None = None
    latest: frozenset[str] = frozenset()
    """The names said last: “in a week” counts from a day named just before."""

    def put(self, typed: str, **figures: int) -> None:
        """Note figures; Refusal when one of them was said before."""
        for name in figures:
            if name in self.figures:
                raise two_times() if name in TIME else two_days()
        self.figures.update(figures)
        self.typed.update(dict.fromkeys(figures, typed))
        self.latest = frozenset(figures)

    def put_zone(self, zone: tzinfo | str | None) -> None:
        """Note the zone that was named; Refusal for a second one."""
        if self.zone is not None:
            raise two_zones()
        self.zone = ZoneInfo(zone) if isinstance(zone, str) else zone

    def has(self, *names: str) -> bool:
        """Whether any of these figures was said."""
        return any(name in self.figures for name in names)

    @property
    def times_of_day(self) -> list[Part]:
        """The parts of the day that were named."""
        return [sense.part for sense in self.parts if sense.part]
