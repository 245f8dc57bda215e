"""What words mean: a lexicon finds the longest phrase it knows at each place, once, from left to right."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo

from bot.chat.dates.refusals import unknown
from bot.chat.dates.tokens import STOP, Token, normal, tokenize


@dataclass(frozen=True)
class Part:
    """A part of the day by the hours it covers; 24 is the end of the day."""

    first: int
    last: int
    twelve: int | None = None
    """What “12” means in it; None: nobody can tell."""
    alone: int | None = None
    """The hour it says without any figure: noon, midnight."""


@dataclass(frozen=True)
class Sense:
    """One meaning: its kind (the alphabet of the shapes) and its value."""

    kind: str
    n: int = 0
    digits: int = 0
    part: Part | None = None
    zone: tzinfo | str | None = None
    """An IANA name becomes a zone only when it is used: there are hundreds of them."""
    typed: str = ""
    start: int = 0
    """Where it stands; two meanings of one word stand at the same place."""
    spaced: bool = False


Phrase = tuple[str, ...]
Entries = dict[Phrase, tuple[Sense, ...]]
Numerals = Callable[[Sequence[Token]], tuple[int, Sense] | None]
"""Reads a number written in words at the front of the tokens: how many tokens it takes, and the number."""

FIGURES = frozenset({"N", "L", "Y"})
SEPARATORS = frozenset({",", "(", ")", STOP, "。", "的", "!"})


def no_numerals(tokens: Sequence[Token]) -> None:
    """For languages whose numbers are ordinary words of the lexicon."""


def phrase(text: str) -> Phrase:
    """A phrase as the lexicon keeps it."""
    return tuple(token.key for token in tokenize(normal(text)))


def mean(senses: Sense | tuple[Sense, ...], phrases: Iterable[str]) -> Entries:
    """Entries for phrases of one meaning; umlauts may also be typed without their dots."""
    meant = senses if isinstance(senses, tuple) else (senses,)
    plain = str.maketrans("äöü", "aou")
    return {phrase(way): meant for each in phrases for way in (each, each.translate(plain))}


def kinds(table: Mapping[str, str]) -> Entries:
    """Entries from `kind → phrases, separated by commas`."""
    return {
        key: meant
        for kind, phrases in table.items()
        for key, meant in mean(Sense(kind), split(phrases)).items()
    }


def numbered(kind: str, table: Mapping[int, str]) -> Entries:
    """Entries from `number → phrases, separated by commas`."""
    return {
        key: meant
        for n, phrases in table.items()
        for key, meant in mean(number(kind, n), split(phrases)).items()
    }


def parts(kind: str, table: Mapping[str, Part]) -> Entries:
    """Entries from `phrases, separated by commas → part of the day`."""
    return {
        key: meant
        for phrases, part in table.items()
        for key, meant in mean(Sense(kind, part=part), split(phrases)).items()
    }


def number(kind: str, n: int) -> Sense:
    """A number in words; as a minute, one below ten would have to be written with a zero."""
    return Sense(kind, n, digits=len(str(n)))


def split(phrases: str) -> list[str]:
    """The phrases of one line of a table."""
    return [each.strip() for each in phrases.split(",") if each.strip()]


def longest_match(table: Container[tuple[str, ...]], keys: tuple[str, ...]) -> int:
    """How many of the keys at the front stand together in the table; 0 when not even the first does."""
    return next((length for length in range(len(keys), 0, -1) if keys[:length] in table), 0)


class Lexicon:
    """All words of one language."""

    def __init__(self, entries: Mapping[Phrase, tuple[Sense, ...]], numerals: Numerals = no_numerals) -> None:
        self._entries, self._numerals = entries, numerals
        self._longest = max(map(len, entries))

    def senses(self, text: str, tokens: Sequence[Token]) -> list[Sense]:
        """The meanings in order; Unread at the first word without any."""
        found: list[Sense] = []
        at = 0
        while at < len(tokens):
            taken, meant = self._at(tokens[at : at + self._longest])
            if not taken:
                raise unknown(self._strange(text, tokens, at))
            if tokens[at].key == STOP and found and found[-1].kind in FIGURES:
                meant = (Sense("stop"),)  # “1.” is an ordinal number in German
            start, end = tokens[at].start, tokens[at + taken - 1].end
            spaced = text[start - 1 : start].isspace()
            found.extend(replace(sense, typed=text[start:end], start=start, spaced=spaced) for sense in meant)
            at += taken
        return found

    def _at(self, ahead: Sequence[Token]) -> tuple[int, tuple[Sense, ...]]:
        """How many tokens the longest phrase at this place takes, and what it means."""
        keys = tuple(token.key for token in ahead)
        if length := longest_match(self._entries, keys):
            return length, self._entries[keys[:length]]
        if keys[0].isascii() and keys[0].isdigit():
            return 1, (figures(keys[0]),)
        if worded := self._numerals(ahead):
            return worded[0], (worded[1],)
        return (1, ()) if keys[0] in SEPARATORS else (0, ())

    def _strange(self, text: str, tokens: Sequence[Token], at: int) -> str:
        """The unknown word; of Chinese characters all that follow one another unknown."""
        end = at + 1
        while (
            end < len(tokens)
            and tokens[end].start == tokens[end - 1].end
            and not self._at(tokens[end : end + self._longest])[0]
        ):
            end += 1
        return text[tokens[at].start : tokens[end - 1].end]


def figures(key: str) -> Sense:
    """A number in figures: N for one or two, L for three, Y for four (a year), else a number for nothing."""
    return Sense({1: "N", 2: "N", 3: "L", 4: "Y"}.get(len(key), "long"), int(key[:4]), digits=len(key))


def merged(*tables: Mapping[Phrase, tuple[Sense, ...]]) -> Entries:
    """Several tables as one; a phrase in two of them would be a mistake in the tables."""
    whole: Entries = {}
    for table in tables:
        if twins := [key for key in table if whole.get(key, table[key]) != table[key]]:
            raise ValueError(f"two meanings for {twins}")
        whole |= table
    return whole
