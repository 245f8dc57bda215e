"""The outcome that cannot change any more: worked out, and compared with every way the missing votes can fall."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.membership.roles import Side
from bot.polls.conduct.certain import is_certain, verdict_is_certain
from bot.polls.counting import Method
from bot.polls.deciding import NO, YES
from bot.polls.model import Poll
from bot.polls.rules import SIDES, Quorum, Rule, Votes, judge
from bot.polls.terms import Kind, Terms, Unit
from tests.cast import NOW

FEW = st.integers(min_value=0, max_value=3)


@st.composite
def cast(draw: st.DrawFn) -> dict[Side, Votes]:
    """How both sides have voted so far, with some votes missing."""
    return {side: _cast(*(draw(FEW) for _each in range(4))) for side in SIDES}


def _cast(yes: int, no: int, abstained: int, missing: int) -> Votes:
    return Votes(yes + no + abstained + missing, yes, no, abstained)


def ways(votes: Votes) -> Iterator[Votes]:
    """Every way the missing votes of one side can fall, also not at all."""
    left = range(votes.entitled - votes.voted + 1)
    for yes, no, abstained in product(left, repeat=3):
        more = Votes(votes.entitled, votes.yes + yes, votes.no + no, votes.abstained + abstained)
        if more.voted <= votes.entitled:
            yield more


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(st.sampled_from(Rule), st.sampled_from(Quorum), cast())
def test_a_verdict_is_certain_when_every_way_ends_alike(
    rule: Rule, quorum: Quorum, sides: dict[Side, Votes]
) -> None:
    ends = {
        judge(rule, quorum, dict(zip(sides, each, strict=True))).adopted
        for each in product(*(tuple(ways(votes)) for votes in sides.values()))
    }
    assert verdict_is_certain(rule, quorum, sides) == (len(ends) == 1)


def question(
    method: Method, options: int, rule: Rule | None = Rule.SIMPLE, quorum: Quorum = Quorum.HALF
) -> Poll:
    words = tuple(Variants({Language.EN: str(number)}, Language.EN) for number in range(options))
    terms = Terms(Kind.FORMAL, Unit.ORGANISATION, rule, quorum)
    return Poll(1, words[0], words, method, NOW, NOW, "UTC", None, terms=terms)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(Rule),
    st.sampled_from(Quorum),
    st.lists(st.tuples(st.sampled_from(SIDES), st.integers(0, 2)), max_size=6),
    st.lists(st.sampled_from(SIDES), max_size=3),
)
def test_the_option_ahead_is_certain_when_every_way_keeps_it_ahead_and_judges_it_alike(
    rule: Rule, quorum: Quorum, cast: list[tuple[Side, int]], missing: list[Side]
) -> None:
    poll = question(Method.ONE, 3, rule, quorum)
    seats = [*(side for side, _option in cast), *missing]
    ends = set()
    for fallen in product((0, 1, 2, None), repeat=len(missing)):
        ballots = [*(option for _side, option in cast), *fallen]
        ends.add(outcome(rule, quorum, seats, ballots))
    so_far = [option for _side, option in cast]
    votes = tuple(so_far.count(option) for option in range(3))
    sides = by_side(seats, [*so_far, *([None] * len(missing))], ahead(votes)[0])
    assert is_certain(poll, sides, votes) == (len(ends) == 1)


def ahead(votes: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(option for option, each in enumerate(votes) if each == max(votes))


def by_side(seats: list[Side], ballots: list[int | None], leading: int) -> dict[Side, Votes]:
    """The leading option against the rest."""
    counts = {side: [0, 0, 0] for side in SIDES}
    for side, option in zip(seats, ballots, strict=True):
        counts[side][2] += 1
        if option is not None:
            counts[side][YES if option == leading else NO] += 1
    return {side: Votes(each[2], each[YES], each[NO]) for side, each in counts.items()}


def outcome(
    rule: Rule, quorum: Quorum, seats: list[Side], ballots: list[int | None]
) -> tuple[tuple[int, ...], bool]:
    votes = tuple(ballots.count(option) for option in range(3))
    return ahead(votes), judge(rule, quorum, by_side(seats, ballots, ahead(votes)[0])).adopted


def test_a_ranking_is_certain_only_when_every_seat_has_voted() -> None:
    poll = question(Method.RANKED, 3)
    assert not is_certain(poll, {Side.CN: Votes(2, 0, 0, 1), Side.DE: Votes(1, 0, 0, 1)}, (2, 0, 0))
    assert is_certain(poll, {Side.CN: Votes(2, 0, 0, 2), Side.DE: Votes(1, 0, 0, 1)}, (2, 1, 0))


def test_without_a_rule_one_missing_vote_keeps_a_choice_open() -> None:
    poll = question(Method.ONE, 2, rule=None)
    assert not is_certain(poll, {Side.CN: Votes(9, 0, 0, 8), Side.DE: Votes(1, 0, 0, 1)}, (9, 0))
