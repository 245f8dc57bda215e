"""Which meanings may stand side by side: the longest shape at each place, once, from left to right.

A shape is written as kinds separated by spaces: `[x]` may be missing, `x|y` is one of two, `x~y` two in a row.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import product

from bot.chat.dates.lexicon import Sense, longest_match
from bot.chat.dates.refusals import TELLING, stray, telling
from bot.chat.dates.said import Said

Row = tuple[str, ...]
"""Kinds of meanings, one after the other."""

Build = Callable[[Said, Sequence[Sense]], None]
"""Notes what a stretch of the phrase says."""

MACROS = {
    "COUNT": "N|L|Y|a",
    "DAY": "N|ORD|N~th",
    "LENGTH": "minutes|h",
    "WHICH": "this|next|coming|afternext",
}
OPEN_ENDED = {
    "last": "gone",
    "to": "span",
    "from": "span",
    "past": "span",
    "after": "span",
    "-": "span",
    "and": "choice",
    "/": "choice",
}
"""Words that have their place in some shapes and are telling elsewhere."""


class Grammar:
    """The shapes of one language."""

    def __init__(self, shapes: Mapping[Row, Build]) -> None:
        self._shapes = shapes
        self._longest = max(map(len, shapes))

    def understand(self, senses: Sequence[Sense]) -> Said:
        """What the phrase says; a Refusal for whatever is left over."""
        said, at = Said(), 0
        while at < len(senses):
            row = tuple(sense.kind for sense in senses[at : at + self._longest])
            taken = longest_match(self._shapes, row)
            if taken:
                self._shapes[row[:taken]](said, senses[at : at + taken])
            elif not (senses[at].kind == "stop" and at == len(senses) - 1):  # the end of a sentence
                _refuse(senses, at)
            at += max(taken, 1)
        return said


def rows(*tables: Mapping[str, Build]) -> dict[Row, Build]:
    """Every row of kinds that the shapes of some tables stand for."""
    return {row: build for table in tables for shape, build in table.items() for row in _spelled_out(shape)}


def _refuse(senses: Sequence[Sense], at: int) -> None:
    """Say what is in the way: a word that explains it wherever it stands, else the one left over."""
    for sense in senses:
        if sense.kind in TELLING:
            raise telling(sense.kind, sense.typed)
    for sense in senses[max(at - 1, 0) :]:
        if kind := OPEN_ENDED.get(sense.kind):
            raise telling(kind, sense.typed)
    long = [sense for sense in senses if sense.kind == "long"]
    raise stray((long or senses[at:])[0].typed)


def _spelled_out(shape: str) -> list[Row]:
    choices: list[list[Row]] = []
    for element in shape.split():
        names = (MACROS.get(name, name).split("|") for name in element.strip("[]").split("|"))
        ways = [tuple(way.split("~")) for name in names for way in name]
        choices.append([*ways, ()] if element.startswith("[") else ways)
    return [tuple(kind for way in chosen for kind in way) for chosen in product(*choices)]
