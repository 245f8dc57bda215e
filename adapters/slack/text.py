"""Strings for Slack: measured, escaped and parted as Slack wants them."""

import re
import unicodedata
from urllib.parse import quote, urlsplit

NUMBERED = "{n} · {words}"
JOINERS = frozenset("\u200d\ufe0e\ufe0f")
SKINS = range(0x1F3FB, 0x1F400)
LINK = re.compile(r"<((?:https?|mailto):[^|>\s]+)(?:\|([^>]*))?>")
REFERENCE = re.compile(r"<([@#!])([^|>]+)(?:\|([^>]*))?>")
SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？；])")

COMMAND = "/wg"
"""Slack gives an app commands of its own names only, and keeps /join, /leave and the like for itself."""

OWN_COMMAND = re.compile(r"(?<![A-Za-z0-9/:}])/(?!wg\b)(?=[^\W\d_]|\{)")


def size(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def escaped(text: str) -> str:
    """For places that read mrkdwn: no mention, link or channel can be made with it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_typed_here(sentence: str) -> str:
    """A sentence of ours with its commands as people type them in Slack: `/join` is `/wg join`."""
    return OWN_COMMAND.sub(f"{COMMAND} ", sentence)


def typed(text: str) -> str:
    """What a person typed, from Slack's markup for it: links as they were, entities as characters."""
    plain = LINK.sub(lambda found: found[2] or found[1], text)
    plain = REFERENCE.sub(lambda found: f"{found[1].replace('!', '@')}{found[3] or found[2]}", plain)
    return plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def parted(text: str, most: int) -> list[str]:
    """The text in parts that fit: at line ends, else sentence ends, else spaces, else between characters."""
    parts: list[str] = []
    for line in text.split("\n"):
        for piece in [line] if size(line) <= most else _sentences(line, most):
            if parts and size(parts[-1]) + 1 + size(piece) <= most:
                parts[-1] += f"\n{piece}"
            else:
                parts.append(piece)
    return parts


def _sentences(line: str, most: int) -> list[str]:
    pieces = [""]
    for sentence in SENTENCE.split(line):
        if size(pieces[-1]) + 1 + size(sentence) <= most:
            pieces[-1] = f"{pieces[-1]} {sentence}".strip()
            continue
        while size(sentence) > most:
            head = beginning(sentence, most)
            pieces.append(head)
            sentence = sentence[len(head) :].lstrip()
        pieces.append(sentence)
    return [piece for piece in pieces if piece]


def beginning(text: str, most: int) -> str:
    """As much of the text as fits, ending at a space if one is near, never inside a written character."""
    head = text[:most]
    while size(head) > most:
        head = head[:-1]
    if head == text:
        return text
    while len(head) > 1 and _inside(head, text[len(head)]):
        head = head[:-1]
    space = head.rfind(" ")
    return head[:space] if space > len(head) // 2 else head


def _inside(head: str, after: str) -> bool:
    joined = head[-1] == "\u200d" or after in JOINERS
    return joined or ord(after) in SKINS or unicodedata.combining(after) > 0


def numbered(n: int, words: str, most: int) -> str:
    """A number and the beginning of words that stand in full elsewhere."""
    full = NUMBERED.format(n=n, words=words)
    return full if size(full) <= most else beginning(full, most - 2).rstrip() + " …"


def web_address(address: str) -> str | None:
    """The address as it can go on a link; None unless it is http or https."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return quote(address, safe="%/:=&?~#+!$,;'@()*[]")
