"""Rules of formal votes: the reference case and the edges of each condition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.membership.roles import Side
from bot.polls.rules import Judgement, Matter, Quorum, Rule, Share, Votes, judge, together

REFERENCE = {Side.CN: Votes(5, yes=3, no=1), Side.DE: Votes(7, yes=3, no=3, abstained=1)}
"""Twelve organisations: 4 of 5 Chinese and 7 of 7 German took part."""


def met(judged: Judgement) -> list[tuple[Matter, Side | None, int, int, bool]]:
    return [(each.condition.matter, each.side, each.part, each.whole, each.met) for each in judged.findings]


def test_the_reference_case_fails_on_the_german_side_alone() -> None:
    judged = judge(Rule.DOUBLE, Quorum.HALF_PER_SIDE, REFERENCE)

    assert met(judged) == [
        (Matter.TURNOUT, Side.CN, 4, 5, True),
        (Matter.TURNOUT, Side.DE, 7, 7, True),
        (Matter.YES, Side.CN, 3, 4, True),
        (Matter.YES, Side.DE, 3, 6, False),
    ]
    assert not judged.adopted
    assert [each.side for each in judged.failed] == [Side.DE]


def test_one_overall_count_of_the_reference_case_would_pass() -> None:
    judged = judge(Rule.SIMPLE, Quorum.HALF, REFERENCE)

    assert judged.adopted
    assert met(judged)[1] == (Matter.YES, None, 6, 10, True)


def test_one_side_with_two_thirds_and_the_other_with_more_than_half_are_enough() -> None:
    passes = {Side.CN: Votes(3, yes=2, no=1), Side.DE: Votes(5, yes=3, no=2)}
    neither = {Side.CN: Votes(5, yes=3, no=2), Side.DE: Votes(5, yes=3, no=2)}
    half = {Side.CN: Votes(3, yes=3), Side.DE: Votes(4, yes=2, no=2)}

    assert judge(Rule.TWO_THIRDS_ONE_SIDE, Quorum.NONE, passes).adopted
    assert judge(Rule.TWO_THIRDS_ONE_SIDE, Quorum.NONE, passes).findings[-1].side is Side.CN
    assert not judge(Rule.TWO_THIRDS_ONE_SIDE, Quorum.NONE, neither).adopted
    assert not judge(Rule.TWO_THIRDS_ONE_SIDE, Quorum.NONE, half).adopted


@pytest.mark.parametrize("rule", Rule)
def test_nothing_is_adopted_when_everyone_abstains(rule: Rule) -> None:
    abstaining = {Side.CN: Votes(5, abstained=5), Side.DE: Votes(5, abstained=5)}

    assert not judge(rule, Quorum.TWO_THIRDS_PER_SIDE, abstaining).adopted


@pytest.mark.parametrize("rule", [Rule.DOUBLE, Rule.TWO_THIRDS_ONE_SIDE])
def test_a_side_without_any_voter_cannot_agree(rule: Rule) -> None:
    assert not judge(rule, Quorum.NONE, {Side.CN: Votes(5, yes=5)}).adopted


def test_one_objection_ends_a_consensus_and_abstaining_does_not() -> None:
    assert judge(Rule.CONSENSUS, Quorum.NONE, {Side.CN: Votes(9, yes=1, abstained=8)}).adopted
    assert not judge(Rule.CONSENSUS, Quorum.NONE, {Side.CN: Votes(9, yes=8, no=1)}).adopted


@pytest.mark.parametrize(
    ("share", "part", "whole", "enough"),
    [
        (Share.MORE_THAN_HALF, 3, 6, False),
        (Share.MORE_THAN_HALF, 4, 6, True),
        (Share.HALF, 3, 6, True),
        (Share.HALF, 2, 5, False),
        (Share.TWO_THIRDS, 2, 3, True),
        (Share.TWO_THIRDS, 66, 100, False),
        (Share.TWO_THIRDS, 67, 100, True),
        (Share.ALL, 7, 7, True),
        (Share.ALL, 6, 7, False),
        (Share.HALF, 0, 0, False),
    ],
)
def test_a_share_is_met_exactly_at_its_edge(share: Share, part: int, whole: int, enough: bool) -> None:
    assert share.met(part, whole) is enough


votes = st.builds(Votes, st.just(40), st.integers(0, 13), st.integers(0, 13), st.integers(0, 13))


@given(votes, votes)
def test_a_double_majority_is_a_majority_of_all_but_not_the_other_way_round(cn: Votes, de: Votes) -> None:
    sides = {Side.CN: cn, Side.DE: de}

    if judge(Rule.DOUBLE, Quorum.NONE, sides).adopted:
        assert judge(Rule.SIMPLE, Quorum.NONE, sides).adopted
    assert together(sides.values()).voted == cn.voted + de.voted
