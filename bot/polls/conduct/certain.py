"""Whether the outcome of a formal vote can still change, whatever the seats do whose vote is missing.

What was cast is taken as it stands. Outcome means: adopted or not, and of several options which one is ahead.
"""

from collections.abc import Iterable, Mapping

from bot.membership.roles import Side
from bot.polls.counting import Method
from bot.polls.deciding import DECIDABLE
from bot.polls.model import Poll
from bot.polls.rules import Quorum, Rule, Votes, judge

Sides = Mapping[Side, Votes]


def is_certain(poll: Poll, sides: Sides, votes: Iterable[int]) -> bool:
    """Whether nothing can change the outcome any more. `sides`: the votes by side, `votes`: those by option, so far.

    Methods that are more than a choice of one option are certain only when every seat has voted.
    """
    missing = sum(each.entitled - each.voted for each in sides.values())
    if missing == 0:
        return True
    if poll.terms.rule is None or poll.method not in DECIDABLE:
        return False
    if poll.method is Method.ONE and not _leads(votes, missing):
        return False
    return verdict_is_certain(poll.terms.rule, poll.terms.quorum, sides)


def _leads(votes: Iterable[int], missing: int) -> bool:
    """Whether one option stays ahead even if all who are missing choose the second."""
    first, second, *_rest = (*sorted(votes, reverse=True), 0, 0)
    return first - second > missing


def verdict_is_certain(rule: Rule, quorum: Quorum, sides: Sides) -> bool:
    """Whether it is adopted, or not, in every way the missing votes can fall.

    All of them yes is best for every condition at once: no way can be better. A condition fails at worst when nobody
    else votes (a quorum) or when all vote no (a majority): in between, more yes or more turnout only helps.
    """
    worst = (sides, {side: _all_no(votes) for side, votes in sides.items()})
    best = judge(rule, quorum, {side: _all_yes(votes) for side, votes in sides.items()})
    if not best.adopted:
        return True
    return all(judge(rule, quorum, each).adopted for each in worst)


def _all_yes(votes: Votes) -> Votes:
    return Votes(votes.entitled, votes.yes + votes.entitled - votes.voted, votes.no, votes.abstained)


def _all_no(votes: Votes) -> Votes:
    return Votes(votes.entitled, votes.yes, votes.no + votes.entitled - votes.voted, votes.abstained)
