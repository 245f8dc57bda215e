"""The smallest pieces of Block Kit, and how many of them one message takes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from adapters.slack import limits

Json = dict[str, Any]

EMPTY = "–"


@dataclass(frozen=True)
class Message:
    """What chat.postMessage takes: the blocks, and a text for notifications and screen readers."""

    text: str
    blocks: Sequence[Json]


def plain(text: str) -> Json:
    """Text in which nothing is markup, not even `:smile:`."""
    return {"type": "plain_text", "text": text or EMPTY, "emoji": False}


def section(text: str) -> Json:
    """A paragraph."""
    return {"type": "section", "text": plain(text)}


def weight(drawn: Sequence[Json] | Json) -> int:
    """Bytes as JSON."""
    return len(json.dumps(drawn, ensure_ascii=False).encode())


def fits(view: Json) -> bool:
    """Whether Slack takes a view of this size."""
    return 0 < len(view["blocks"]) <= limits.BLOCKS_OF_VIEW and weight(view) <= limits.BYTES_OF_VIEW


def pages(blocks: Sequence[Json]) -> list[list[Json]]:
    """As few messages as Slack's limits allow."""
    made: list[list[Json]] = [[]]
    room = limits.BYTES_OF_BLOCKS
    for block in blocks:
        heavy = weight(block)
        if made[-1] and (len(made[-1]) == limits.BLOCKS_OF_MESSAGE or heavy > room):
            made.append([])
            room = limits.BYTES_OF_BLOCKS
        made[-1].append(block)
        room -= heavy
    return made
