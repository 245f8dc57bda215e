"""The mark that each message of a delivery carries, by which it is found again after an unanswered post.

It is message metadata, which every app and member of the workspace can read: an opaque name, and which part of how
many a message is where a card needs several. Nothing else.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from adapters.slack.blocks import Json

EVENT_TYPE = "wgbot_delivery"


def metadata(mark: str, part: int, parts: int) -> Json | None:
    """What chat.postMessage takes along; None without a mark."""
    if not mark:
        return None
    return {"event_type": EVENT_TYPE, "event_payload": {"id": _name(mark, part, parts)}}


def standing(history: Sequence[Mapping[str, Any]], bot: str, mark: str) -> tuple[list[str], bool]:
    """The times of the parts that stand, from the first on without a gap, and whether they are all.

    `history` is what conversations.history gives, `bot` the bot_id by which our own messages are told from others'.
    """
    own = [each for each in history if each.get("bot_id") == bot]
    times = {_id_in(each): str(each["ts"]) for each in reversed(own)}
    found = next((name for name in times if name == mark or name.startswith(f"{mark}.1.")), None)
    if found is None:
        return [], False
    parts = 1 if found == mark else int(found.rpartition(".")[2])
    there: list[str] = []
    while len(there) < parts and (name := _name(mark, len(there) + 1, parts)) in times:
        there.append(times[name])
    return there, len(there) == parts


def _name(mark: str, part: int, parts: int) -> str:
    return mark if parts == 1 else f"{mark}.{part}.{parts}"


def _id_in(message: Mapping[str, Any]) -> str:
    about = message.get("metadata") or {}
    ours = about.get("event_type") == EVENT_TYPE
    return str((about.get("event_payload") or {}).get("id", "")) if ours else ""
