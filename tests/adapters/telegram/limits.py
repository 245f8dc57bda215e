"""The limits that the Bot API's documentation names, and what this bot has promised itself besides."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.adapters.telegram.reading import Violation, text_of

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
START = re.compile(r"[A-Za-z0-9_-]{1,64}")
STYLES = (None, "danger", "success", "primary")
Params = dict[str, Any]


def check_limits(method: str, read: Params) -> None:
    """Violation when a request with proper fields passes a limit."""
    match method:
        case "sendMessage" | "editMessageText":
            _check_text(read)
            _check_keyboard(read.get("reply_markup", {}).get("inline_keyboard", []))
        case "sendDocument" | "sendPhoto":
            _check_caption(read)
        case "editMessageMedia":
            _check_caption(read["media"])
        case "answerCallbackQuery":
            if len(read.get("text", "")) > 200:
                raise Violation("MESSAGE_TOO_LONG")
            _check_address(read.get("url", ""))
        case "setMyCommands":
            _check_commands(read)
        case "setWebhook" if not SECRET.fullmatch(read.get("secret_token", "")):
            raise Violation("the webhook has no proper secret")
        case "getUpdates" if not 1 <= read.get("limit", 100) <= 100:
            raise Violation("limit is 1 to 100")


def _check_text(read: Params) -> None:
    if read.get("parse_mode") not in (None, "HTML"):
        raise Violation("only HTML is agreed")
    text = text_of(read["text"]) if "parse_mode" in read else read["text"]
    if not 1 <= len(text.strip().encode("utf-16-le")) // 2 <= 4096:
        raise Violation(f"message is too long or empty: {len(text)}")
    if read.get("link_preview_options", {}).get("is_disabled") is not True:
        raise Violation("a preview of links could be shown")


def _check_caption(read: Params) -> None:
    if read.get("parse_mode") not in (None, "HTML"):
        raise Violation("only HTML is agreed")
    caption = text_of(read["caption"]) if "parse_mode" in read else read.get("caption", "")
    if len(caption.encode("utf-16-le")) // 2 > 1024:
        raise Violation("MEDIA_CAPTION_TOO_LONG")


def _check_keyboard(rows: list[list[Params]]) -> None:
    if sum(map(len, rows)) > 100 or any(not 1 <= len(row) <= 8 for row in rows):
        raise Violation("too many buttons, or an empty row")
    for button in (button for row in rows for button in row):
        does = button.keys() - {"text", "style"}
        if len(does) != 1 or not button["text"].strip():
            raise Violation(f"a button does one thing: {button}")
        if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
            raise Violation("BUTTON_DATA_INVALID")
        if button.get("style") not in STYLES:
            raise Violation(f"no such style: {button['style']}")
        _check_address(button.get("url", ""))


def _check_address(address: str) -> None:
    """Where a button or a press leads; a link to the bot itself carries at most 64 plain characters."""
    parts = urlsplit(address)
    if address and (parts.scheme not in ("http", "https", "tg") or not parts.netloc):
        raise Violation(f"BUTTON_URL_INVALID: {address}")
    for start in parse_qs(parts.query, keep_blank_values=True).get("start", ()):
        if parts.netloc == "t.me" and not START.fullmatch(start):
            raise Violation(f"START_PARAM_INVALID: {start}")


def _check_commands(read: Params) -> None:
    if len(read["commands"]) > 100 or len(read.get("language_code", "de")) != 2:
        raise Violation("too many commands, or a language of other than two letters")
    for each in read["commands"]:
        if not COMMAND.fullmatch(each["command"]) or not 1 <= len(each["description"]) <= 256:
            raise Violation(f"BOT_COMMAND_INVALID: {each}")
