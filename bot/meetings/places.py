"""Where a meeting takes place: a room, a web address, or both."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from bot.chat.text import Text, _

UNFIT = frozenset("<>\"'\\`{}|^")
"""Characters that no web address holds unescaped (RFC 3986); some would break out of a link."""


def faults_of(place: str, link: str) -> Mapping[str, Text]:
    """What is wrong with a place and a link, by the form's field; empty when they are fine."""
    if not place and not link:
        return {"place": _("Please name a place or a web link, so that people know where to meet.")}
    if link and not _is_web_address(link):
        return {
            "link": _(
                "This is no web address that people can open. It has to begin with https:// or http://, "
                "without spaces and without a user name or password in it."
            )
        }
    return {}


def _is_web_address(link: str) -> bool:
    if UNFIT & set(link) or any(sign.isspace() for sign in link):
        return False
    try:
        parts = urlsplit(link)
        readable_port = parts.port is None or parts.port > 0
    except ValueError:
        return False
    named = parts.username is not None or parts.password is not None
    return parts.scheme in ("http", "https") and bool(parts.hostname) and readable_port and not named
