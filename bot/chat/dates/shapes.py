"""Which meanings may stand side by side: the longest shape at each place, once, from left to right.

A shape is written as kinds separated by spaces: `[x]` may be missing, `x|y` is one of two, `x~y` two in a row.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import product

from bot.chat.dates.lexicon import Sense
from bot.chat.dates.refusals import TELLING, stray, telling
from bot.chat.dates.said import Said

Build = Callable[[Said, Sequence[Sense]], None]
"""Notes what a stretch of the phrase says."""

MACROS = {
    "COUNT": "N|L|Y|a",
    "DAY": "N|ORD|N~th",
    "LENGTH": "minutes|h",
    "WHICH": "this|next|coming|afternext",
}
OPEN_ENDED = {
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

    def __init__(self, *tables: Mapping[str, Build]) -> None:
        self._shapes = {
            kinds: build
            for table in tables
            for shape, build in table.items()
            for kinds in _spelled_out(shape)
        }
        self._longest = max(map(len, self._shapes))

    def understand(self, senses: Sequence[Sense]) -> Said:
        """What the phrase says; a Refusal for whatever is left over."""
        said, at = Said(), 0
        while at < len(senses):
            taken = self._longest_shape(senses[at : at + self._longest])
            if taken:
                stretch = senses[at : at + taken]
                self._shapes[tuple(sense.kind for sense in stretch)](said, stretch)
            elif not (senses[at].kind == "stop" and at == len(senses) - 1):  # the end of a sentence
                _refuse(senses, at)
            at += max(taken, 1)
        return said

    def _longest_shape(self, ahead: Sequence[Sense]) -> int:
        kinds = tuple(sense.kind for sense in ahead)
        return next((n for n in range(len(kinds), 0, -1) if kinds[:n] in self._shapes), 0)


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


def _spelled_out(shape: str) -> list[tuple[str, ...]]:
    """Every row of kinds that a shape stands for."""
    choices = []
    for element in shape.split():
        name = element.strip("[]")
        ways = [
            tuple(way.split("~")) for part in name.split("|") for way in MACROS.get(part, part).split("|")
        ]
        choices.append([*ways, ()] if element.startswith("[") else ways)
    return [tuple(kind for way in ways for kind in way) for ways in product(*choices)]
