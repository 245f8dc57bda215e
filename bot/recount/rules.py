"""Rules and quorums by their sentences in docs/recount.md: which conditions there are, and how they come out."""

from collections.abc import Mapping, Sequence

from bot.recount.paper import SIDES, Ballot, Condition, Paper, Votes

YES, NO = range(2)
DECIDED = ("yes_no", "consent", "one")
"""Methods to which a majority applies."""

FEWEST, FEWEST_OF_SIDE = 5, 3
"""Ballots under which a secret vote decides nothing: in all, and of a side under a rule that asks each side."""

HALF, MORE, THIRDS, ALL = "half", "more_than_half", "two_thirds", "all"

TURNOUT: Mapping[str, Sequence[tuple[str, tuple[str | None, ...]]]] = {
    "none": (),
    "half": ((HALF, (None,)),),
    "half_per_side": ((HALF, SIDES),),
    "two_thirds": ((THIRDS, (None,)),),
    "two_thirds_per_side": ((THIRDS, SIDES),),
}
MAJORITY: Mapping[str, Sequence[tuple[str, tuple[str | None, ...]]]] = {
    "simple": ((MORE, (None,)),),
    "two_thirds": ((THIRDS, (None,)),),
    "consensus": ((ALL, (None,)),),
    "double": ((MORE, SIDES),),
    "two_thirds_one_side": ((MORE, SIDES), (THIRDS, ("either",))),
}


def is_enough(share: str, part: int, whole: int) -> bool:
    """Whether a part is the share that is asked for; nothing is of an empty whole."""
    if whole < 1:
        return False
    return {
        HALF: part + part >= whole,
        MORE: part + part > whole,
        THIRDS: part * 3 >= whole * 2,
        ALL: part == whole,
    }[share]


def votes_of(paper: Paper, ballots: Sequence[Ballot], leading: int) -> dict[str, Votes]:
    """How each side voted; of several options the leading one is held against the rest."""
    return {
        side: _votes(paper, [each for each in ballots if each.side == side], side, leading) for side in SIDES
    }


def _votes(paper: Paper, ballots: Sequence[Ballot], side: str, leading: int) -> Votes:
    entitled, voted = paper.entitled_by_side.get(side, 0), sum(each.count for each in ballots)
    if paper.method not in DECIDED:
        return Votes(entitled, voted)
    meant = [0, 0, 0]
    for ballot in ballots:
        meant[_meaning(paper.method, ballot, leading)] += ballot.count
    return Votes(entitled, voted, *meant)


def _meaning(method: str, ballot: Ballot, leading: int) -> int:
    """Yes, no or abstained; of several options, for the leading one or for others."""
    if method == "one":
        return YES if ballot.marks[leading] else NO
    return ballot.marks.index(1)


def asked_of(paper: Paper) -> list[tuple[str, str, str | None]]:
    """Every condition: what it measures, the share, whose. A vote without a majority to reach has its quorum only."""
    asked = [("turnout", share, side) for share, sides in TURNOUT[paper.quorum] for side in sides]
    if paper.rule is not None and paper.method in DECIDED and not is_void(paper):
        asked += [("yes", share, side) for share, sides in MAJORITY[paper.rule] for side in sides]
    return asked


def is_void(paper: Paper) -> bool:
    """Whether so few took part in a secret vote that it decides nothing."""
    if not paper.secret:
        return False
    by_side = paper.rule is not None and paper.method in DECIDED and MAJORITY[paper.rule][0][1] == SIDES
    few = [each.voted for each in paper.sides.values() if 0 < each.voted < FEWEST_OF_SIDE]
    return paper.result.voters < FEWEST or (by_side and bool(few))


def found(matter: str, share: str, side: str | None, votes: Mapping[str, Votes]) -> Condition:
    """A condition with its figures. Where either side will do: those of the better one, of the first when level."""
    if side == "either":
        both = [found(matter, share, each, votes) for each in SIDES]
        best = both[1] if _better(both[1], both[0]) else both[0]
        return Condition(matter, share, best.side, True, best.part, best.whole, best.met)
    own = [votes[side]] if side else list(votes.values())
    yes, no = sum(each.yes or 0 for each in own), sum(each.no or 0 for each in own)
    took_part = sum(each.voted for each in own)
    part, whole = (yes, yes + no) if matter == "yes" else (took_part, sum(each.entitled for each in own))
    return Condition(matter, share, side, False, part, whole, is_enough(share, part, whole))


def _better(one: Condition, other: Condition) -> bool:
    """Whether the share of the one is greater; of an empty whole it is less than any."""
    if not one.whole or not other.whole:
        return bool(one.whole) and not other.whole
    return (one.part or 0) * other.whole > (other.part or 0) * one.whole
