"""The decision of a formal vote, counted again: votes by side, every condition, and whether it is adopted."""

from collections.abc import Iterable, Iterator, Mapping

from bot.chat.text import Text, Value, _
from bot.recount.differing import figure, in_condition, in_votes
from bot.recount.marks import Counted
from bot.recount.paper import SIDES, Paper, Votes
from bot.recount.rules import DECIDED, asked_of, found, is_void, votes_of

ALL = "all"


def wrong_votes(paper: Paper, count: Counted | None) -> Iterator[Text]:
    """What differs; without a count only what can be told from who took part."""
    if not paper.formal:
        return
    if paper.void != is_void(paper):
        yield figure(_("Decides nothing: too few took part"), _whether(paper.void), _whether(not paper.void))
    leading = count.places[0][0] if count and count.places else 0
    together = _together(paper, count, leading)
    by_side = paper.ballots is not None and all(each.side in SIDES for each in paper.ballots)
    votes = votes_of(paper, paper.ballots or (), leading) if by_side else dict(paper.sides)
    for side, said in paper.sides.items():
        yield from in_votes(side, said, votes[side])
    if paper.sides:
        yield from in_votes(None, _sum(paper.sides), together)
    yield from _conditions(paper, votes, {ALL: together})


def _together(paper: Paper, count: Counted | None, leading: int) -> Votes:
    """All votes as one, from the votes by option."""
    if count is None:
        return Votes(paper.entitled, paper.result.voters)
    if paper.method == "one":
        yes = count.votes[leading]
        return Votes(paper.entitled, count.voters, yes, count.voters - yes, 0)
    how = count.votes if paper.method in DECIDED and len(count.votes) == 3 else ()
    return Votes(paper.entitled, count.voters, *how)


def _sum(sides: Mapping[str, Votes]) -> Votes:
    """Several sides as one; what is not known of one is not known of all."""

    def added(figures: Iterable[int | None]) -> int | None:
        known = list(figures)
        return None if None in known else sum(each or 0 for each in known)

    return Votes(
        sum(each.entitled for each in sides.values()),
        sum(each.voted for each in sides.values()),
        added(each.yes for each in sides.values()),
        added(each.no for each in sides.values()),
        added(each.abstained for each in sides.values()),
    )


def _conditions(paper: Paper, votes: Mapping[str, Votes], together: Mapping[str, Votes]) -> Iterator[Text]:
    """Conditions whose figures the file does not hold are believed as they stand."""
    asked = asked_of(paper)
    if len(paper.conditions) != len(asked):
        yield figure(_("Number of conditions"), len(paper.conditions), len(asked))
        return
    came_out: list[bool] = []
    for number, ((matter, share, side), said) in enumerate(zip(asked, paper.conditions, strict=True), 1):
        known = together if side is None else votes
        if known and (matter == "turnout" or all(each.yes is not None for each in known.values())):
            own = found(matter, share, side, known)
            came_out.append(own.met)
            yield from in_condition(number, said, own)
        else:
            came_out.append(said.met)
    adopted = None if not asked and not paper.void else all(came_out) and not paper.void
    if paper.adopted is not adopted:
        yield figure(_("Outcome"), _outcome(paper.adopted), _outcome(adopted))


def _outcome(adopted: bool | None) -> Value:
    if adopted is None:
        return _("without a condition")
    return _("adopted") if adopted else _("not adopted")


def _whether(so: bool) -> Value:
    return _("yes") if so else _("no")
