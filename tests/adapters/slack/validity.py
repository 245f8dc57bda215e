"""What Slack would refuse: messages, views and their blocks against the documented limits, strictly."""

import json
import re
from collections.abc import Callable

from tests.adapters.slack.elements import (
    BOTH,
    ELEMENTS,
    Invalid,
    Json,
    check_button,
    check_text,
    inert,
    keys,
    need,
    units,
)

__all__ = ["Invalid", "check_message", "check_metadata", "check_view", "need"]

OPAQUE = re.compile(r"[A-Za-z0-9._-]{1,80}")


def check_message(body: Json) -> None:
    """A message's text and blocks."""
    need(isinstance(body.get("text"), str) and body["text"].strip(), "message without text")
    need(units(body["text"]) <= 4000, "text over 4000")
    inert(body["text"])
    blocks = body.get("blocks")
    need(isinstance(blocks, list) and 1 <= len(blocks) <= 50, "message without 1..50 blocks")
    assert isinstance(blocks, list)
    need(len(json.dumps(blocks, ensure_ascii=False).encode()) <= 13200, "msg_blocks_too_long")
    check_blocks(blocks, {"section", "header", "context", "actions", "divider"})


def check_metadata(metadata: Json | None) -> None:
    """What everybody in the workspace may read beside a message: an opaque name and nothing else."""
    if metadata is None:
        return
    keys(metadata, "event_type event_payload")
    need(re.fullmatch(r"\w+", metadata["event_type"]), "event_type")
    need(set(metadata["event_payload"]) == {"id"}, "more than an id in the metadata")
    need(OPAQUE.fullmatch(metadata["event_payload"]["id"]), f"no opaque id: {metadata['event_payload']}")


def check_blocks(blocks: list[Json], kinds: set[str]) -> None:
    """Each block, and that names are unique."""
    names = [block["block_id"] for block in blocks if "block_id" in block]
    need(len(names) == len(set(names)), "block_id twice")
    for block in blocks:
        need(block.get("type") in kinds, f"a block of type {block.get('type')} here")
        need(1 <= len(block.get("block_id", "x")) <= 255, "block_id")
        BLOCKS[block["type"]](block)
    actions = [
        element["action_id"]
        for block in blocks
        for element in block.get("elements", ())
        if "action_id" in element
    ]
    need(len(actions) == len(set(actions)), "action_id twice")


def _section(block: Json) -> None:
    keys(block, "type", "block_id text fields")
    need("text" in block or "fields" in block, "empty section")
    if "text" in block:
        check_text(block["text"], 3000, BOTH)
    if "fields" in block:
        need(1 <= len(block["fields"]) <= 10, "fields")
        for each in block["fields"]:
            check_text(each, 2000, BOTH)


def _header(block: Json) -> None:
    keys(block, "type text", "block_id")
    check_text(block["text"], 150)


def _context(block: Json) -> None:
    keys(block, "type elements", "block_id")
    need(1 <= len(block["elements"]) <= 10, "context elements")
    for each in block["elements"]:
        check_text(each, 3000, BOTH)


def _actions(block: Json) -> None:
    keys(block, "type elements", "block_id")
    need(1 <= len(block["elements"]) <= 25, "actions elements")
    for each in block["elements"]:
        need(each.get("type") == "button", "only buttons in rows")
        check_button(each)


def _input(block: Json) -> None:
    keys(block, "type label element block_id", "hint optional")
    check_text(block["label"], 2000)
    if "hint" in block:
        check_text(block["hint"], 2000)
    element = block["element"]
    need(element.get("type") in ELEMENTS, f"input of type {element.get('type')}")
    need(1 <= len(element.get("action_id", "")) <= 255, "action_id")
    if "placeholder" in element:
        check_text(element["placeholder"], 150)
    ELEMENTS[element["type"]](element)


BLOCKS: dict[str, Callable[[Json], None]] = {
    "section": _section,
    "header": _header,
    "context": _context,
    "actions": _actions,
    "divider": lambda block: keys(block, "type", "block_id"),
    "input": _input,
}


def check_view(view: Json) -> None:
    """A modal or a home tab."""
    need(view.get("type") in ("modal", "home"), "view type")
    need(len(json.dumps(view, ensure_ascii=False).encode()) <= 250_000, "view_too_large")
    need(1 <= len(view["blocks"]) <= 100, "view without 1..100 blocks")
    need(units(view.get("private_metadata", "")) <= 3000, "private_metadata")
    kinds = {"section", "header", "context", "actions", "divider"}
    if view["type"] == "home":
        keys(view, "type blocks", "private_metadata callback_id")
    else:
        keys(view, "type title blocks", "close submit private_metadata callback_id")
        for name in ("title", "close", "submit"):
            if name in view:
                check_text(view[name], 24)
        kinds |= {"input"}
        has_inputs = any(block["type"] == "input" for block in view["blocks"])
        need(has_inputs <= ("submit" in view), "inputs without a submit button")
    check_blocks(view["blocks"], kinds)
