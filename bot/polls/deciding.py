"""Deciding: the votes of each side in a formal vote, and the judgement by its rule."""

from collections.abc import Iterable, Mapping

from bot.membership.roles import Side
from bot.polls.counting import Method
from bot.polls.model import Ballot, Poll, Seat, Tally
from bot.polls.rules import SIDES, Judgement, Rule, Votes, judge
from bot.polls.secret import telling

YES, NO, ABSTAIN = range(3)
"""The options of a vote on yes and no, and in the same order agree, object and abstain of a consent."""

DECIDABLE = frozenset((Method.YES_NO, Method.CONSENT, Method.ONE))
"""Methods to which a rule applies; of several options the leading one is held against the rest."""


def votes_by_side(
    poll: Poll, seats: Iterable[Seat], ballots: Mapping[int, Ballot], leading: int
) -> tuple[tuple[Side, Votes], ...]:
    """How each side voted. `leading`: the option that a rule is about, where it is not yes or no."""
    counts = {side: [0, 0, 0, 0] for side in SIDES}
    for seat in seats:
        of_side = counts[seat.side]
        of_side[3] += 1
        ballot = ballots.get(seat.voter)
        if ballot:
            of_side[_meant(poll, ballot, leading)] += 1
    return tuple((side, Votes(each[3], each[YES], each[NO], each[ABSTAIN])) for side, each in counts.items())


def _meant(poll: Poll, ballot: Ballot, leading: int) -> int:
    """Yes, no or abstained. Where no rule applies, taking part is all that counts."""
    if poll.method in (Method.YES_NO, Method.CONSENT):
        return ballot.index(1)
    if poll.method is Method.ONE:
        return YES if ballot[leading] else NO
    return ABSTAIN


def _as_kept(poll: Poll, result: Tally) -> Judgement:
    """Of a secret vote nothing is left to be held against its rule: whether each condition is met was kept."""
    return telling.judged(rule_of(poll), poll.terms.quorum, result, _together(poll, result))


def _together(poll: Poll, result: Tally) -> Votes:
    """All votes of a poll to which a rule applies, by its totals."""
    if poll.method is Method.ONE:
        leading = result.votes[leading_option(result)]
        return Votes(result.entitled, leading, sum(result.votes) - leading)
    return Votes(result.entitled, *result.votes[: ABSTAIN + 1])


def rule_of(poll: Poll) -> Rule | None:
    """The rule that applies."""
    return poll.terms.rule if poll.method in DECIDABLE else None


def leading_option(tally: Tally) -> int:
    """The option in first place; of level ones the first, whom the tie keeps from winning."""
    return tally.places[0][0] if tally.places and tally.places[0] else 0


def judgement(poll: Poll) -> Judgement | None:
    """Rule and quorum of a formal vote that is closed, held against its votes; None for every other poll."""
    result = poll.result
    if result is None or not poll.terms.formal:
        return None
    judged = _as_kept(poll, result) if poll.terms.secret else held_against(poll, result)
    return judged if judged.findings or judged.void else None


def held_against(poll: Poll, counted: Tally) -> Judgement:
    """Rule and quorum of a formal vote held against what was counted; without findings where nothing is asked for."""
    return judge(rule_of(poll), poll.terms.quorum, dict(counted.sides))


def tied(poll: Poll) -> bool:
    """Whether several options share the first place, so that none has won."""
    result = poll.result
    return result is not None and result.voters > 0 and bool(result.places) and len(result.places[0]) > 1
