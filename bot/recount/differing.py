"""Sentences about figures that differ: which one, what the file says, what the count gives."""

from collections.abc import Iterator, Sequence

from bot.chat.text import Text, Value, Verbatim, _
from bot.recount.marks import PREFERENCES, Counted
from bot.recount.paper import Condition, Paper, Votes

SIDES = {"cn": _("Chinese side"), "de": _("German side"), None: _("All votes")}
"""Whose figures they are."""


def figure(what: Value, said: Value, counted: Value) -> Text:
    """One figure that differs."""
    return _(
        "{what}: the file says {said}, the count gives {counted}.", what=what, said=said, counted=counted
    )


def wrong_figures(paper: Paper, count: Counted) -> Iterator[Text]:
    """What differs in the result, option by option."""
    said = paper.result
    if said.voters != count.voters:
        yield figure(_("Members who voted"), said.voters, count.voters)
    yield from _by_option(paper, said.votes or (), count.votes)
    for option, (own, other) in enumerate(zip(said.spread or (), count.spread, strict=False)):
        if own != other:
            what = _("Marks given to “{option}”", option=paper.options[option])
            yield figure(what, _row(own), _row(other))
    if len(said.spread or ()) != len(count.spread):
        yield figure(_("Number of options with marks"), len(said.spread or ()), len(count.spread))
    if (said.places or ()) != count.places:
        yield figure(_("Order of the options"), _order(said.places or ()), _order(count.places))
    if paper.method in PREFERENCES:
        yield from _compared(paper, count)


def _by_option(paper: Paper, said: Sequence[int], count: Sequence[int]) -> Iterator[Text]:
    if len(said) != len(count):
        yield figure(_("Number of options with votes"), len(said), len(count))
    for option, (own, other) in enumerate(zip(said, count, strict=False)):
        if own != other:
            yield figure(_("Votes for “{option}”", option=paper.options[option]), own, other)


def _compared(paper: Paper, count: Counted) -> Iterator[Text]:
    said = paper.result
    for one, other in _apart(said.pairs, count.pairs):
        what = _("Ballots that prefer option {one} to option {other}", one=one + 1, other=other + 1)
        yield figure(what, said.pairs[one][other], count.pairs[one][other])
    if [len(each) for each in said.pairs] != [len(each) for each in count.pairs]:
        yield figure(_("Number of options compared in pairs"), len(said.pairs), len(count.pairs))
    if len(said.rounds) != len(count.rounds):
        yield figure(_("Rounds"), len(said.rounds), len(count.rounds))
    for number, (own, counted) in enumerate(zip(said.rounds, count.rounds, strict=False), start=1):
        if own != counted:
            left = [(each.votes, each.exhausted) for each in (own, counted)]
            yield figure(_("Round {number}", number=number), *(_row((*votes, rest)) for votes, rest in left))


def _apart(said: Sequence[Sequence[int]], count: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    for one, rows in enumerate(zip(said, count, strict=False)):
        for other, (own, counted) in enumerate(zip(*rows, strict=False)):
            if own != counted:
                yield one, other


def in_votes(side: str | None, said: Votes, counted: Votes) -> Iterator[Text]:
    """What differs in the votes of a side, or (None) of all."""
    names = {
        "entitled": _("seats"),
        "voted": _("took part"),
        "yes": _("yes or for the option in front"),
        "no": _("no or for others"),
        "abstained": _("abstained"),
    }
    for name, words in names.items():
        own, other = getattr(said, name), getattr(counted, name)
        if None not in (own, other) and own != other:
            yield figure(_("{side}, {figure}", side=SIDES[side], figure=words), own, other)


def in_condition(number: int, said: Condition, counted: Condition) -> Iterator[Text]:
    """What differs in a condition."""
    what = _("Condition {number}", number=number)
    names = [("matter", "side", "share", "either"), ("part", "whole")]
    for each in names:
        own, other = ([getattr(one, name) for name in each] for one in (said, counted))
        if own != other and own != [None, None]:
            yield figure(what, _row(own), _row(other))
    if said.met != counted.met:
        yield figure(what, state(said.met), state(counted.met))


def state(met: bool) -> Text:
    """Whether a condition is met."""
    return _("condition met") if met else _("condition not met")


def _row(figures: Sequence[object]) -> Verbatim:
    """Figures side by side; a dash where there is none."""
    return Verbatim(" / ".join("–" if each is None else str(each) for each in figures))


def _order(places: Sequence[Sequence[int]]) -> Verbatim:
    """Options by number; level ones joined by an equals sign."""
    return Verbatim(" > ".join(" = ".join(str(option + 1) for option in place) for place in places) or "–")
