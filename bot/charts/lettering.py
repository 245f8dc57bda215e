"""How much room text takes in a picture, estimated: wide for Chinese, narrow for Latin letters; lines broken by it."""

import unicodedata
from collections.abc import Iterator
from html import escape

WIDE, CAPITAL, NARROW, PLAIN = 1.0, 0.76, 0.38, 0.61
"""Parts of the height of the letters; a little more than most fonts take."""

BOLD = 1.15
"""How much wider bold letters are."""

THIN = frozenset(" .,:;!|'’ijlIt()[]/·")
ELLIPSIS = "…"


def width(text: str, size: float) -> float:
    """How wide a text is at this size, rather too wide than too narrow."""
    return sum(map(_of, text)) * size


def _of(sign: str) -> float:
    if unicodedata.east_asian_width(sign) in "WF":
        return WIDE
    if unicodedata.combining(sign):
        return 0.0
    if sign in THIN:
        return NARROW
    return CAPITAL if sign.isupper() or sign in "mwMW%@—" else PLAIN


def lines(text: str, size: float, room: float, most: int) -> list[str]:
    """The text in at most so many lines; what does not fit is cut with an ellipsis."""
    broken: list[str] = [""]
    for piece in _pieces(" ".join(text.split())):
        if width(broken[-1] + piece.rstrip(), size) <= room or not broken[-1]:
            broken[-1] += piece
        else:
            broken.append(piece)
    fitted = [_cut(each.strip(), size, room) for each in broken]
    if len(fitted) > most:
        fitted = [*fitted[: most - 1], _cut(fitted[most - 1] + ELLIPSIS * 2, size, room)]
    return [each for each in fitted if each]


def _pieces(text: str) -> Iterator[str]:
    """Where a line may be broken: after a space, and after every Chinese character."""
    piece = ""
    for sign in text:
        piece += sign
        if sign in " -" or _of(sign) == WIDE:
            yield piece
            piece = ""
    if piece:
        yield piece


def _cut(text: str, size: float, room: float) -> str:
    if width(text, size) <= room and not text.endswith(ELLIPSIS * 2):
        return text
    text = text.rstrip(ELLIPSIS)
    while text and width(text + ELLIPSIS, size) > room:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS


def inert(text: str) -> str:
    """As text of an XML document: escaped, and without what no XML document may hold."""
    return escape(
        "".join(sign for sign in text if unicodedata.category(sign) not in ("Cc", "Cs", "Cn", "Co"))
    )
