"""When people are awake: what may wait is not said in their quiet hours."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING, EVENING = time(8), time(21)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Quiet:
    """Hours on a clock in which nothing comes that can wait, over midnight or not; from and until the same: none."""

    since: time = EVENING
    until: time = MORNING

    def holds_at(self, wall: time) -> bool:
        """Whether it is quiet when the clock shows this."""
        if self.since <= self.until:
            return self.since <= wall < self.until
        return wall >= self.since or wall < self.until


NIGHT = Quiet()


def next_waking(moment: datetime, zone: str, quiet: Quiet = NIGHT) -> datetime:
    """This moment (UTC) if it is not quiet on the clock of `zone` (IANA) then, else when the quiet ends (UTC)."""
    wall = moment.astimezone(ZoneInfo(zone))
    return next_end(moment, zone, quiet) if quiet.holds_at(wall.time()) else moment


def next_end(moment: datetime, zone: str, quiet: Quiet = NIGHT) -> datetime:
    """The next time after this moment at which the quiet hours of `zone` end (both UTC)."""
    day = moment.astimezone(ZoneInfo(zone)).date()
    for each in (day, day + DAY, day + 2 * DAY):
        end = datetime.combine(each, quiet.until, ZoneInfo(zone)).astimezone(moment.tzinfo)
        if end > moment:
            return end
    raise AssertionError("the quiet hours end every day")
