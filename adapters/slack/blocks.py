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


def pages(blocks: Sequence[Json]) -> list[list[Json]]:
    """As few messages as Slack's limits allow."""
    made: list[list[Json]] = [[]]
    room = limits.BYTES_OF_BLOCKS
    for block in blocks:
        weight = len(json.dumps(block, ensure_ascii=False).encode())
        if made[-1] and (len(made[-1]) == limits.BLOCKS_OF_MESSAGE or weight > room):
            made.append([])
            room = limits.BYTES_OF_BLOCKS
        made[-1].append(block)
        room -= weight
    return made
