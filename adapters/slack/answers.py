"""What comes back from modals: where they were asked, what was filled in, and where an error stands."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from adapters.slack.blocks import Json, section
from adapters.slack.fields import DAY, NOTHING, TIME, TYPED
from adapters.slack.places import NAME, room_in
from bot.chat.exchange import Room

View = Mapping[str, Any]
ERROR = "error"


@dataclass(frozen=True)
class Origin:
    """Where a window was opened: what Slack keeps in private_metadata and gives back.

    `opener` is the sealed action of a form, `window` whether it was asked from another window; of a form in several
    steps, which one this is and under which number the answers to the others are kept.
    """

    room: Room
    opener: str = ""
    window: bool = False
    step: int | None = None
    kept: int | None = None

    def written(self) -> str:
        """As private_metadata; far below its 3,000 characters, whatever was answered."""
        kept: Json = {"room": self.room.id, "private": self.room.private}
        kept |= {"opener": self.opener, "window": self.window} if self.opener else {}
        kept |= {} if self.step is None else {"step": self.step, "kept": self.kept}
        return json.dumps(kept)


def origin_of(view: View) -> Origin:
    """Where a form was asked."""
    kept = json.loads(view["private_metadata"])
    room = Room(NAME, str(kept["room"]), bool(kept["private"]))
    opener, window = str(kept.get("opener", "")), bool(kept.get("window"))
    return Origin(room, opener, window, kept.get("step"), kept.get("kept"))


def room_of(view: View, team: str, user: str) -> Room:
    """The room from which a window was opened; the person's own where it does not say."""
    return origin_of(view).room if view.get("private_metadata") else room_in(team, user)


def answers_of(view: View) -> dict[str, str | tuple[str, ...]]:
    """The raw answers of a submitted form."""
    raw = {name: _raw(element) for name, parts in _values(view).items() for element in parts.values()}
    for name in [each.removesuffix(DAY) for each in raw if each.endswith(DAY)]:
        day, time, said = (str(raw.pop(name + part, "")) for part in (DAY, TIME, TYPED))
        raw[name] = said or "T".join(part for part in (day, time) if part)
    return raw


def questions_of(view: View) -> tuple[str, ...]:
    """The questions that this window asks, by name."""
    return tuple(dict.fromkeys(name.partition(".")[0] for name in _inputs(view)))


def errors_in(view: View, errors: Mapping[str, str]) -> dict[str, str] | None:
    """The errors by the input they stand under; None when one belongs to no input of this window."""
    placed = {_block_of(view, name): said for name, said in errors.items()}
    return None if "" in placed else placed


def with_error(view: View, said: str) -> Json:
    """The submitted form again, the error on top, every answer kept."""
    blocks = [_kept(block, _values(view)) for block in view["blocks"] if block.get("block_id") != ERROR]
    names = ("type", "callback_id", "private_metadata", "title", "submit", "close")
    same = {name: view[name] for name in names if view.get(name)}
    return {**same, "blocks": [section(said) | {"block_id": ERROR}, *blocks]}


def _values(view: View) -> dict[str, dict[str, Any]]:
    values: dict[str, dict[str, Any]] = view["state"]["values"]
    return values


def _raw(element: Mapping[str, Any]) -> str | tuple[str, ...]:
    if "selected_options" in element:
        return tuple(str(option["value"]) for option in element["selected_options"] or ())
    if "selected_option" in element:
        value = (element["selected_option"] or {}).get("value", "")
        return "" if value == NOTHING else str(value)
    for name in ("value", "selected_date", "selected_time"):
        if element.get(name) is not None:
            return str(element[name])
    return ""


def _block_of(view: View, name: str) -> str:
    """The input that an error of this field stands under: the one that was filled, else the first."""
    values = _values(view)
    own = [each for each in _inputs(view) if name and (each == name or each.rpartition(".")[0] == name)]
    typed = [each for each in own if each.endswith(TYPED) and any(map(_raw, values.get(each, {}).values()))]
    return next(iter([*typed, *own]), "")


def _inputs(view: View) -> list[str]:
    return [str(block["block_id"]) for block in view["blocks"] if block["type"] == "input"]


def _kept(block: Json, values: Mapping[str, Mapping[str, Any]]) -> Json:
    """An input filled in as it was submitted."""
    if block["type"] != "input":
        return {name: part for name, part in block.items() if name != "block_id"}
    element = {name: part for name, part in block["element"].items() if not name.startswith("initial_")}
    for given in values.get(block["block_id"], {}).values():
        for name, initial in INITIAL.items():
            if given.get(name):
                element[initial] = given[name]
    return {**block, "element": element}


INITIAL = {
    "value": "initial_value",
    "selected_option": "initial_option",
    "selected_options": "initial_options",
    "selected_date": "initial_date",
    "selected_time": "initial_time",
}
"""What an input calls its answer, and what it calls the answer it begins with."""
