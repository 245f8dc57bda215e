"""Two figures with a dot between them: 1.12 is a day, 15.30 a time, and some are both."""

from bot.chat.dates.clashes import day_or_time
from bot.chat.dates.noting import in_either_order, possible
from bot.chat.dates.said import Said

ANOTHER_DAY = ("dom", "one", "day_shift", "days", "months", "which", "week_shift")


def settle_dots(said: Said, *, as_time: bool = False) -> None:
    """Turn dotted figures into a day or a time; Refusal when they could be both, unless a time is asked for."""
    if not said.has("left"):
        return
    typed, either = said.typed["left"], said.has("either")
    left, right, digits = (said.figures.pop(name) for name in ("left", "right", "digits"))
    said.figures.pop("either", None)
    is_time = digits == 2 and left < 24 and right < 60 and not said.has("hour", "elapsed")
    is_day = possible(right, left) or (either and possible(left, right))
    if is_time and is_day and not as_time and not said.has(*ANOTHER_DAY):
        raise day_or_time(typed)
    if is_time:
        said.put(typed, hour=left, minute=right)
    elif either:
        in_either_order(said, typed, left, right)
    else:
        said.put(typed, dom=left, month=right)
