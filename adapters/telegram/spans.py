"""Text with a few marks, measured as Telegram measures it, and parted where a reader would pause."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import chain
from unicodedata import combining

MENTION = re.compile(r"(?<!\w)@(?=\w)")
WORD_JOINER = "\u2060"
PAUSES = (
    re.compile(r"\n+"),
    re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])\s*"),
    re.compile(r"\s+|(?<=[，、；：])"),
)
"""Where a text may be parted, best first: lines, sentences, words."""

JOINED = re.compile(r"[\u200d\ufe0f\U0001f3fb-\U0001f3ff]")


@dataclass(frozen=True)
class Span:
    """A stretch of text under one mark: an HTML tag without its brackets, such as `b` or `a href="…"`."""

    text: str
    mark: str = ""

    @property
    def html(self) -> str:
        """The text escaped, once, in its mark."""
        body = escape(self.text, quote=False)
        return f"<{self.mark}>{body}</{self.mark.split()[0]}>" if self.mark else body


Line = tuple[Span, ...]


def inert(text: str) -> str:
    """Text in which no name with an @ calls anybody: an invisible sign stands behind the @."""
    return MENTION.sub(f"@{WORD_JOINER}", text)


def units(text: str) -> int:
    """The length of a text as Telegram counts it: UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def plain(line: Line) -> str:
    """What of a line is read."""
    return "".join(span.text for span in line)


def messages(lines: Iterable[Line], longest: int) -> list[list[Line]]:
    """The lines on as few messages as hold them, each at most `longest` units; only a too long line is parted."""
    pages: list[list[Line]] = [[]]
    room = longest
    for line in chain.from_iterable(_parted(each, longest) for each in lines):
        need = units(plain(line)) + 1
        if need > room + 1:
            pages.append([])
            room = longest
        if pages[-1] or plain(line):
            pages[-1].append(line)
            room -= need
    return [_trimmed(page) for page in pages]


def _trimmed(page: list[Line]) -> list[Line]:
    while page and not plain(page[-1]):
        page.pop()
    return page


def _parted(line: Line, longest: int) -> Iterator[Line]:
    while units(plain(line)) > longest:
        end, begin = _pause(plain(line), longest)
        yield _cut(line, 0, end)
        line = _cut(line, begin, len(plain(line)))
    yield line


def _pause(text: str, longest: int) -> tuple[int, int]:
    """Where the first part ends and the next begins; the best pause in the second half of what fits."""
    fits = _fitting(text, longest)
    for pause in PAUSES:
        found = [each for each in pause.finditer(text, 0, fits) if fits // 2 < each.start()]
        if found:
            return found[-1].start(), found[-1].end()
    while fits > 1 and (JOINED.match(text[fits]) or text[fits - 1] == "\u200d" or combining(text[fits])):
        fits -= 1  # an emoji of several signs, or a letter with its accent, stays whole
    return fits, fits


def _fitting(text: str, longest: int) -> int:
    """How many characters fit."""
    used = 0
    for place, sign in enumerate(text):
        used += 2 if sign > "\uffff" else 1
        if used > longest:
            return place
    return len(text)


def _cut(line: Line, start: int, end: int) -> Line:
    parts = []
    for span in line:
        text = span.text[max(start, 0) : max(end, 0)]
        start, end = start - len(span.text), end - len(span.text)
        if text:
            parts.append(replace(span, text=text))
    return tuple(parts)
