"""Forms and private cards as modals; what comes back from them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from adapters.slack import limits
from adapters.slack.blocks import Json, section
from adapters.slack.fields import DAY, NOTHING, TIME, TYPED, Fields
from adapters.slack.render import Renderer
from adapters.slack.text import parted, size
from bot.chat.actions import Action
from bot.chat.cards import Card
from bot.chat.exchange import Account, Room, place_of
from bot.chat.forms import Answers, Asked
from bot.chat.labels import LABELS, close, please_fill_in
from bot.chat.readers import Reader
from bot.chat.seal import Seal
from bot.chat.text import Text, Words

FORM, CARD, ERROR = "form", "card", "error"


@dataclass(frozen=True)
class Origin:
    """Where a form was asked: what Slack keeps in private_metadata and gives back. `window`: from another modal."""

    opener: str
    room: Room
    window: bool = False


class Modals:
    """Draws modals."""

    def __init__(self, renderer: Renderer, seal: Seal) -> None:
        self._renderer = renderer
        self._seal = seal

    def form(self, asked: Asked, reader: Reader, account: Account, room: Room, *, window: bool) -> Json:
        """A form; a title that does not fit into the frame stands in full as its first line."""
        form = asked.form
        blocks = [] if self._fits(form.title, reader) else [section(self._renderer.say(form.title, reader))]
        if form.intro is not None:
            said = self._renderer.say(form.intro, reader)
            blocks += [section(part) for part in parted(said, limits.SECTION)]
        return {
            "type": "modal",
            "callback_id": FORM,
            "private_metadata": self._metadata(asked.opener, account, room, window),
            "title": self._short(form.title, please_fill_in(), reader),
            "submit": self._short(form.submit, LABELS["send"], reader),
            "close": self._short(LABELS["cancel"], close(), reader),
            "blocks": [*blocks, *Fields(self._renderer, reader).of(form)],
        }

    def card(self, card: Card | None, toast: Words | None, reader: Reader, account: Account) -> Json:
        """A private card in a window of its own."""
        blocks = self._renderer.passing(toast, reader) if toast else []
        if card is not None:
            blocks += self._renderer.blocks(card, reader, place_of(account))
        return {
            "type": "modal",
            "callback_id": CARD,
            "title": self._short(LABELS["bot"], LABELS["bot"], reader),
            "close": self._short(close(), close(), reader),
            "blocks": blocks,
        }

    def _metadata(self, opener: Action, account: Account, room: Room, window: bool) -> str:
        payload = self._seal.close(opener, place_of(account))
        kept = {"opener": payload, "room": room.id, "private": room.private, "window": window}
        return json.dumps(kept)

    def _fits(self, words: Words, reader: Reader) -> bool:
        return size(self._renderer.say(words, reader)) <= limits.VIEW_TITLE

    def _short(self, words: Words, instead: Text, reader: Reader) -> Json:
        said = self._renderer.say(words if self._fits(words, reader) else instead, reader)
        return {"type": "plain_text", "text": said, "emoji": False}


def origin_of(view: Mapping[str, Any], platform: str) -> Origin:
    """Where a submitted form was asked."""
    kept = json.loads(view["private_metadata"])
    room = Room(platform, str(kept["room"]), bool(kept["private"]))
    return Origin(str(kept["opener"]), room, bool(kept["window"]))


def answers_of(view: Mapping[str, Any]) -> Answers:
    """The raw answers of a submitted form."""
    raw = {name: _raw(element) for name, parts in _values(view).items() for element in parts.values()}
    for name in [each.removesuffix(DAY) for each in raw if each.endswith(DAY)]:
        day, time, said = (str(raw.pop(name + part, "")) for part in (DAY, TIME, TYPED))
        raw[name] = said or "T".join(part for part in (day, time) if part)
    return raw


def errors_in(view: Mapping[str, Any], errors: Mapping[str, str]) -> dict[str, str] | None:
    """The errors by the input they stand under; None when one belongs to no input."""
    return {_block_of(view, name): said for name, said in errors.items()} if _placed(view, errors) else None


def with_error(view: Mapping[str, Any], said: str) -> Json:
    """The submitted form again, the error on top, every answer kept."""
    blocks = [_kept(block, _values(view)) for block in view["blocks"] if block.get("block_id") != ERROR]
    top = section(said) | {"block_id": ERROR}
    names = ("type", "callback_id", "private_metadata", "title", "submit", "close")
    same = {name: view[name] for name in names if view.get(name)}
    return {**same, "blocks": [top, *blocks]}


def _values(view: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
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


def _placed(view: Mapping[str, Any], errors: Mapping[str, str]) -> bool:
    return all(_block_of(view, name) for name in errors)


def _block_of(view: Mapping[str, Any], name: str) -> str:
    """The input that an error of this field stands under: the one that was filled, else the first."""
    values = _values(view)
    own = [each for each in _inputs(view) if name and (each == name or each.rpartition(".")[0] == name)]
    typed = [each for each in own if each.endswith(TYPED) and any(map(_raw, values.get(each, {}).values()))]
    return next(iter([*typed, *own]), "")


def _inputs(view: Mapping[str, Any]) -> list[str]:
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
