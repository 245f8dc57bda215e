"""What the result of a secret vote tells: compared with every way in which the votes could have fallen."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import pytest

from bot.membership.roles import Side
from bot.polls.model import Tally
from bot.polls.rules import Quorum, Rule, Votes, judge
from bot.polls.secret import telling

Way = tuple[tuple[int, int, int], tuple[int, int, int]]
"""Yes, no and abstained: of the Chinese side and of the German."""

MOST = 5


def ways(voters: int) -> Iterator[tuple[int, int, int]]:
    return ((yes, no, voters - yes - no) for yes in range(voters + 1) for no in range(voters - yes + 1))


def told(rule: Rule, way: Way) -> Tally:
    """What is kept of a vote that fell this way."""
    sides = tuple((side, Votes(sum(each), *each)) for side, each in zip((Side.CN, Side.DE), way, strict=True))
    votes = tuple(map(sum, zip(*way, strict=True)))
    counted = Tally(votes, sum(votes), sum(votes), sides=sides)
    return telling.told(rule, counted, judge(rule, Quorum.NONE, dict(sides)))


def given_away(rule: Rule, most: int) -> list[tuple[int, int, Tally]]:
    """Results from which somebody who knows who voted can tell a ballot, but for those in which all voted alike."""
    found = []
    for cn, de in product(range(most + 1), repeat=2):
        possible: dict[Tally, list[Way]] = defaultdict(list)
        for way in product(ways(cn), ways(de)):
            possible[told(rule, way)].append(way)
        for tally, could_be in possible.items():
            unanimous = not tally.withheld and max(tally.votes) == cn + de
            for side, voted in enumerate((cn, de)):
                choices = {option for way in could_be for option in range(3) if way[side][option]}
                if voted and len(choices) == 1 and not unanimous:
                    found.append((cn, de, tally))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("rule", Rule)
def test_no_result_gives_a_ballot_away(rule: Rule) -> None:
    assert given_away(rule, MOST) == []


def test_with_fewer_than_five_ballots_nothing_is_told() -> None:
    tally = told(Rule.SIMPLE, ((2, 0, 0), (1, 1, 0)))

    assert (tally.withheld, tally.votes, tally.met) == (True, (0, 0, 0), ())
    assert telling.judged(Rule.SIMPLE, Quorum.NONE, tally, Votes(4)).void


@pytest.mark.parametrize("of_side", [1, 2])
def test_a_rule_that_asks_each_side_decides_nothing_with_few_of_a_side(of_side: int) -> None:
    assert told(Rule.DOUBLE, ((of_side, 0, 0), (5, 0, 0))).met == ()
    assert told(Rule.SIMPLE, ((of_side, 0, 0), (5, 0, 0))).met == (True,)


def test_of_a_side_it_is_told_whether_its_condition_is_met_and_no_figure() -> None:
    adopted, failed = told(Rule.DOUBLE, ((3, 1, 0), (4, 2, 1))), told(Rule.DOUBLE, ((3, 1, 0), (3, 3, 1)))

    assert (adopted.votes, adopted.met) == ((7, 3, 1), (True, True))
    assert (failed.votes, failed.met, failed.withheld) == ((0, 0, 0), (True, False), True)
    for tally in (adopted, failed):
        assert dict(tally.sides) == {Side.CN: Votes(4, untold=4), Side.DE: Votes(7, untold=7)}
    judged = telling.judged(Rule.DOUBLE, Quorum.HALF, failed_with(failed, (True, True, False)), Votes(11))
    assert [(each.part, each.whole, each.met, each.told) for each in judged.findings] == [
        (11, 11, True, True),
        (0, 0, True, False),
        (0, 0, False, False),
    ]


def failed_with(tally: Tally, met: tuple[bool, ...]) -> Tally:
    return Tally(tally.votes, tally.voters, tally.entitled, sides=tally.sides, met=met, withheld=True)
