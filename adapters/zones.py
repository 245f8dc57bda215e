"""Zone data: the pinned tzdata wheel goes before the host's files, so that no two machines read a clock differently."""

import zoneinfo


def use_pinned() -> None:
    """From now on every zone comes from the wheel; those that were loaded before are forgotten."""
    zoneinfo.reset_tzpath(to=())
    zoneinfo.ZoneInfo.clear_cache()
