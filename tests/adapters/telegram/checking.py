"""Is a request one that the Bot API takes? Fields and types by its description, limits by its documentation."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

SPEC = json.loads(Path(__file__).with_name("spec.json").read_text(encoding="utf-8"))
TAGS = {"b", "i", "u", "s", "a", "code", "pre", "blockquote", "tg-spoiler", "tg-time"}
ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|#\d+|#x[0-9a-fA-F]+);)")
TAG = re.compile(r"</?([a-z-]+)(?: [a-z-]+=\"[^\"<>]*\")*>")
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
Params = dict[str, Any]


class Violation(Exception):
    """A request that the Bot API would not take, or a limit that was passed."""


def checked(method: str, form: dict[str, str]) -> Params:
    """The request's fields, read; Violation when the description does not allow them."""
    fields = {each["name"]: each for each in SPEC["methods"].get(method) or _unknown(method)}
    for name in form.keys() - fields.keys():
        raise Violation(f"{method} has no field {name}")
    for name, each in fields.items():
        if each["required"] and not form.get(name):
            raise Violation(f"{method} needs {name}")
    read = {name: _read(raw, fields[name]["types"]) for name, raw in form.items()}
    for name, value in read.items():
        _check(value, fields[name]["types"], f"{method}.{name}")
    _check_limits(method, read)
    return read


def text_of(html: str) -> str:
    """What an HTML message reads like; Violation when Telegram could not read it."""
    rest = TAG.sub("", html)
    if "<" in rest or ">" in rest or ENTITY.search(rest):
        raise Violation(f"can't parse entities: {rest[:80]}")
    reading = _Reading()
    reading.feed(html)
    reading.close()
    if reading.open:
        raise Violation(f"can't parse entities: {reading.open} left open")
    return reading.text


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise Violation(f"can't parse entities: unsupported start tag {tag}")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise Violation(f"can't parse entities: unexpected end tag {tag}")

    def handle_data(self, data: str) -> None:
        self.text += data


def _unknown(method: str) -> Any:
    if method in SPEC["methods"]:
        return []
    raise Violation(f"no method {method}, or spec.json is behind")


def _read(raw: str, types: list[str]) -> Any:
    if types == ["String"]:
        return raw
    try:
        return json.loads(raw)
    except ValueError:
        return raw


def _check(value: Any, types: list[str], where: str) -> None:
    for kind in types:
        try:
            return _check_one(value, kind, where)
        except Violation as violation:
            last = violation
    raise last


def _check_one(value: Any, kind: str, where: str) -> None:
    plain = {"String": str, "Integer": int, "Boolean": bool, "Float": (int, float), "True": bool}
    if kind in plain:
        if not isinstance(value, plain[kind]) or (kind == "Integer" and isinstance(value, bool)):  # type: ignore[arg-type]
            raise Violation(f"{where} is no {kind}: {value!r}")
    elif kind.startswith("Array of "):
        if not isinstance(value, list):
            raise Violation(f"{where} is no list")
        for each in value:
            _check_one(each, kind.removeprefix("Array of "), where)
    else:
        _check_object(value, kind, where)


def _check_object(value: Any, kind: str, where: str) -> None:
    known = SPEC["types"][kind]
    if known["subtypes"]:
        return _check(value, known["subtypes"], where)
    if not isinstance(value, dict):
        raise Violation(f"{where} is no {kind}")
    fields = {each["name"]: each for each in known["fields"]}
    for name in value.keys() - fields.keys():
        raise Violation(f"{where}: {kind} has no field {name}")
    for name, each in fields.items():
        if each["required"] and name not in value:
            raise Violation(f"{where}: {kind} needs {name}")
        if name in value:
            _check(value[name], each["types"], f"{where}.{name}")
    return None


def _check_limits(method: str, read: Params) -> None:
    if method in ("sendMessage", "editMessageText"):
        text = text_of(read["text"]) if read.get("parse_mode") == "HTML" else read["text"]
        if not 1 <= len(text.strip().encode("utf-16-le")) // 2 <= 4096:
            raise Violation(f"message is too long or empty: {len(text)}")
        if read.get("parse_mode") not in (None, "HTML"):
            raise Violation("only HTML is agreed")
        if read.get("link_preview_options", {}).get("is_disabled") is not True:
            raise Violation("a preview of links could be shown")
        _check_keyboard(read.get("reply_markup", {}).get("inline_keyboard", []))
    if method == "answerCallbackQuery" and len(read.get("text", "")) > 200:
        raise Violation("MESSAGE_TOO_LONG")
    if method == "setMyCommands":
        _check_commands(read)
    if method == "setWebhook" and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", read.get("secret_token", "")):
        raise Violation("the webhook has no proper secret")


def _check_keyboard(rows: list[list[Params]]) -> None:
    if sum(map(len, rows)) > 100 or any(not 1 <= len(row) <= 8 for row in rows):
        raise Violation("too many buttons, or an empty row")
    for button in (button for row in rows for button in row):
        does = button.keys() - {"text", "style"}
        if len(does) != 1 or not button["text"].strip():
            raise Violation(f"a button does one thing: {button}")
        if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
            raise Violation("BUTTON_DATA_INVALID")
        if button.get("style") not in (None, "danger", "success", "primary"):
            raise Violation(f"no such style: {button['style']}")


def _check_commands(read: Params) -> None:
    if len(read["commands"]) > 100 or len(read.get("language_code", "de")) != 2:
        raise Violation("too many commands, or a language of other than two letters")
    for each in read["commands"]:
        if not COMMAND.fullmatch(each["command"]) or not 1 <= len(each["description"]) <= 256:
            raise Violation(f"BOT_COMMAND_INVALID: {each}")
