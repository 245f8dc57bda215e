"""Where a meeting takes place: a room, web addresses, or both."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from bot.chat.text import Text, _

UNFIT = frozenset("<>\"'\\`{}|^")
"""Characters that no web address holds unescaped (RFC 3986); some would break out of a link."""


def faults_of(place: str, link: str, link_cn: str = "") -> Mapping[str, Text]:
    """What is wrong with a place and links, by the form's field; empty when they are fine."""
    if not place and not link and not link_cn:
        return {"place": _("Please name a place or a web link, so that people know where to meet.")}
    given = {"link": link, "link_cn": link_cn}
    return {
        name: _(
            "This is no web address that people can open. It has to begin with https:// or http://, "
            "without spaces and without a user name or password in it."
        )
        for name, address in given.items()
        if address and not _is_web_address(address)
    }


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
