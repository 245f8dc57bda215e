"""When people are awake: what may wait is not said at night."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING, EVENING = time(8), time(21)


def next_waking(moment: datetime, zone: str) -> datetime:
    """This moment (UTC) if the clock of `zone` (IANA) then shows 08:00 to 21:00, else the next 08:00 there (UTC)."""
    wall = moment.astimezone(ZoneInfo(zone))
    if MORNING <= wall.time() < EVENING:
        return moment
    day = wall.date() if wall.time() < MORNING else wall.date() + timedelta(days=1)
    return datetime.combine(day, MORNING, ZoneInfo(zone)).astimezone(moment.tzinfo)
