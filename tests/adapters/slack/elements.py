"""What Slack would refuse in texts, buttons and inputs."""

import re
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]


class Invalid(AssertionError):
    """Slack would not take this."""


def need(holds: object, what: str) -> None:
    """Raise Invalid unless it holds."""
    if not holds:
        raise Invalid(what)


def units(text: str) -> int:
    """UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def keys(thing: Json, must: str, may: str = "") -> None:
    """Every needed key and no unknown one."""
    have, needed = set(thing), set(must.split())
    need(needed <= have, f"{thing.get('type')} lacks {needed - have}")
    need(have <= needed | set(may.split()), f"{thing.get('type')} has {have - needed - set(may.split())}")


def check_text(text: Json, most: int, kinds: tuple[str, ...] = ("plain_text",)) -> None:
    """A text object; mrkdwn must hold no control sequence: we never write one."""
    need(text.get("type") in kinds, f"text of type {text.get('type')}")
    keys(text, "type text", "emoji" if text["type"] == "plain_text" else "verbatim")
    need(isinstance(text["text"], str) and 1 <= units(text["text"]) <= most, f"text not 1..{most}: {text}")
    if text["type"] == "mrkdwn":
        inert(text["text"])


def inert(text: str) -> None:
    """Nothing in it is a mention or a link."""
    need("<" not in text and ">" not in text, f"control sequence in {text!r}")
    need(not re.search(r"&(?!amp;|lt;|gt;)", text), f"bare & in {text!r}")


BOTH = ("plain_text", "mrkdwn")


def check_button(button: Json) -> None:
    keys(button, "type text action_id", "value url style")
    check_text(button["text"], 75)
    need(1 <= len(button["action_id"]) <= 255, "action_id")
    need(1 <= len(button.get("value", "x")) <= 2000, "value")
    need(button.get("style", "primary") in ("primary", "danger"), "style")
    if "url" in button:
        need(re.fullmatch(r"https?://[!-~]+", button["url"]) and len(button["url"]) <= 3000, "url")
    else:
        need("value" in button, "a button that does nothing")


def _plain_input(element: Json) -> None:
    keys(element, "type action_id", "multiline max_length min_length initial_value placeholder")
    most = element.get("max_length", 3000)
    need(1 <= most <= 3000, "max_length")
    need(1 <= units(element.get("initial_value", "x")) <= most, "initial_value")


def _number(element: Json) -> None:
    keys(element, "type action_id is_decimal_allowed", "min_value max_value initial_value placeholder")
    for name in ("min_value", "max_value", "initial_value"):
        need(re.fullmatch(r"-?\d+", element.get(name, "0")), name)


def _date(element: Json) -> None:
    keys(element, "type action_id", "initial_date placeholder")
    need(re.fullmatch(r"\d{4}-\d\d-\d\d", element.get("initial_date", "2026-01-01")), "initial_date")


def _time(element: Json) -> None:
    keys(element, "type action_id", "initial_time placeholder timezone")
    need(re.fullmatch(r"\d\d:\d\d", element.get("initial_time", "00:00")), "initial_time")


def _few(element: Json) -> None:
    keys(element, "type action_id options", "initial_option initial_options")
    need(1 <= len(element["options"]) <= 10, "more than 10 options at a glance")
    _options(element, element["options"])


def _menu(element: Json) -> None:
    keys(element, "type action_id", "options option_groups placeholder initial_option initial_options")
    need(("options" in element) != ("option_groups" in element), "options or option_groups")
    every = list(element.get("options", ()))
    need(len(every) <= 100 and len(element.get("option_groups", ())) <= 100, "over 100 options")
    for group in element.get("option_groups", ()):
        check_text(group["label"], 75)
        need(1 <= len(group["options"]) <= 100, "group options")
        every += group["options"]
    need(every, "no options")
    _options(element, every)


def _options(element: Json, options: list[Json]) -> None:
    for each in options:
        keys(each, "text value", "description")
        check_text(each["text"], 75)
        need(1 <= len(each["value"]) <= 150, "option value")
    need(len({each["value"] for each in options}) == len(options), "option value twice")
    chosen = element.get(
        "initial_options", [element["initial_option"]] if "initial_option" in element else None
    )
    need(chosen is None or chosen, "empty initial_options")
    need(all(each in options for each in chosen or ()), "initial option is none of the options")


ELEMENTS: dict[str, Callable[[Json], None]] = {
    "plain_text_input": _plain_input,
    "number_input": _number,
    "datepicker": _date,
    "timepicker": _time,
    "radio_buttons": _few,
    "checkboxes": _few,
    "static_select": _menu,
    "multi_static_select": _menu,
}
