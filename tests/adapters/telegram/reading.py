"""HTML as Telegram reads it, and nothing that it would not."""

import re
from html.parser import HTMLParser

TAGS = {"b", "i", "u", "s", "a", "code", "pre", "blockquote", "tg-spoiler", "tg-time"}
ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|#\d+|#x[0-9a-fA-F]+);)")
TAG = re.compile(r"</?([a-z-]+)(?: [a-z-]+=\"[^\"<>]*\")*>")
TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")
"""Documented under “date-time entity formatting”: relative, or weekday, date and time in this order."""

Attributes = list[tuple[str, str | None]]


class Violation(Exception):
    """A request that the Bot API would not take, or a limit that was passed."""


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

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag not in TAGS:
            raise Violation(f"can't parse entities: unsupported start tag {tag}")
        if tag == "tg-time":
            _check_moment(dict(attrs))
        elif tag == "a" and not (dict(attrs).get("href") or "").startswith(("http://", "https://")):
            raise Violation(f"a link that leads nowhere: {attrs}")
        elif tag != "a" and attrs:
            raise Violation(f"can't parse entities: {tag} takes no attributes here")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise Violation(f"can't parse entities: unexpected end tag {tag}")

    def handle_data(self, data: str) -> None:
        self.text += data


def _check_moment(attributes: dict[str, str | None]) -> None:
    if attributes.keys() - {"unix", "format"} or not (attributes.get("unix") or "").isdecimal():
        raise Violation(f"can't parse entities: tg-time with {attributes}")
    form = attributes.get("format")
    if "format" in attributes and not (form and TIME_FORMAT.fullmatch(form)):
        raise Violation(f"can't parse entities: no such format of a time: {form!r}")
