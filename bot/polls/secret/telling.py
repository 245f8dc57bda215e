"""What the result of a secret vote tells: never how one side voted, and nothing by which a ballot could be worked out.

Whether something is left out depends only on what is told anyway (who took part, which condition is met), so that
leaving it out says nothing (docs/decisions/0029-secret-votes.md; checked against every possible way in the tests).
"""

from collections.abc import Iterable

from bot.membership.roles import Side
from bot.polls.model import Tally
from bot.polls.rules import (
    MAJORITIES,
    QUORUMS,
    Condition,
    Finding,
    Judgement,
    Matter,
    Quorum,
    Rule,
    Votes,
    judge,
)

FEWEST = 5
"""Ballots under which a secret vote decides nothing and tells nothing: they would give each other away."""

FEWEST_OF_SIDE = 3
"""The same of a side that takes part, under a rule that asks each side: its verdict would give away one or two."""


def asks_each_side(rule: Rule | None) -> bool:
    """Whether a condition of this rule is about one side's votes."""
    return rule is not None and any(_of_side(each) for each in MAJORITIES[rule])


def _of_side(condition: Condition) -> bool:
    return condition.matter is Matter.YES and (condition.either or condition.side is not None)


def is_void(rule: Rule | None, sides: Iterable[tuple[Side, Votes]]) -> bool:
    """Whether so few took part that nothing may be decided."""
    voted = [votes.voted for _side, votes in sides]
    return sum(voted) < FEWEST or (asks_each_side(rule) and any(0 < each < FEWEST_OF_SIDE for each in voted))


def told(rule: Rule | None, counted: Tally, judged: Judgement) -> Tally:
    """What is kept of a count: who took part, whether each condition is met, and the totals where they may be told.

    With a condition on one side's votes that is not met, totals could say that everyone of the other side agreed.
    """
    sides = tuple((side, Votes(votes.entitled, untold=votes.voted)) for side, votes in counted.sides)
    nothing = Tally((0,) * len(counted.votes), counted.voters, counted.entitled, sides=sides, withheld=True)
    if is_void(rule, sides):
        return nothing
    met = tuple(each.met for each in judged.findings)
    if any(_of_side(each.condition) and not each.met for each in judged.findings):
        return Tally(nothing.votes, nothing.voters, nothing.entitled, sides=sides, met=met, withheld=True)
    return Tally(
        counted.votes,
        counted.voters,
        counted.entitled,
        counted.spread,
        counted.places,
        counted.rounds,
        sides,
        counted.pairs,
        met,
    )


def judged(rule: Rule | None, quorum: Quorum, result: Tally, totals: Votes) -> Judgement:
    """The judgement as it was kept. `totals`: all votes together, for conditions that are about them."""
    sides = dict(result.sides)
    turnout = judge(None, quorum, sides).findings
    if is_void(rule, result.sides):
        return Judgement(turnout, void=True)
    majority = MAJORITIES[rule] if rule else ()
    met = result.met[len(QUORUMS[quorum]) :]
    return Judgement((*turnout, *(_kept(*each, totals) for each in zip(majority, met, strict=True))))


def _kept(condition: Condition, met: bool, totals: Votes) -> Finding:
    if _of_side(condition):
        return Finding(condition, 0, 0, met, condition.side, told=False)
    return Finding(condition, *totals.measured(condition.matter), met)
