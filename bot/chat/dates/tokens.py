"""A phrase cut into numbers, words and marks, in one pass from left to right."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

STOP = ". "
"""A full stop that does not stand between two digits: “1. Dezember”, “p.m.”."""

DECIMAL = ",5"
"""The comma in “1,5 Stunden”."""

ALIKE = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "’": "'", "−": "-", "‐": "-", "—": "–"}
    | dict(
        zip(
            "週點兩後禮個鐘號時間農曆這聖誕節慶勞動將內從還與國復開",
            "周点两后礼个钟号时间农历这圣诞节庆劳动将内从还与国复开",
            strict=True,
        )
    )
)
"""Ways to type the same: umlauts spelled out, typographic marks, traditional characters."""


@dataclass(frozen=True)
class Token:
    """A piece of the phrase: as vocabularies spell it, and where it stands."""

    key: str
    start: int
    end: int


def normal(text: str) -> str:
    """Full-width digits, letters and marks as ordinary ones."""
    return unicodedata.normalize("NFKC", text)


def fold(text: str) -> str:
    """The same word however it is typed."""
    return text.casefold().translate(ALIKE)


def tokenize(text: str) -> list[Token]:
    """Digits and letters in runs, Chinese characters and marks one by one; spaces only separate."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for kind, group in groupby(range(len(text)), key=lambda at: _class(text[at])):
        run = list(group)
        if kind in ("digit", "letter"):
            yield Token(fold(text[run[0] : run[-1] + 1]), run[0], run[-1] + 1)
        elif kind != "space":
            for at in run:
                yield Token(_single(text, at), at, at + 1)


def _class(char: str) -> str:
    if char in "0123456789":
        return "digit"
    if char.isspace():
        return "space"
    if "\u3400" <= char <= "\u9fff" or char == "〇":
        return "han"
    return "letter" if char.isalpha() or char in "'’" else "mark"


def _single(text: str, at: int) -> str:
    char, around = text[at], text[at - 1 : at] + text[at + 1 : at + 2]
    between_digits = len(around) == 2 and all(_class(each) == "digit" for each in around)
    if char == ".":
        return "." if between_digits else STOP
    if (
        char == ","
        and between_digits
        and text[at + 1] == "5"
        and _class(text[at + 2 : at + 3] or " ") != "digit"
    ):
        return DECIMAL
    return fold(char)
