"""The recount's own counting, against results that are known from elsewhere and worked out by hand."""

from itertools import permutations

import pytest

from bot.recount.elimination import eliminate, follows
from bot.recount.marks import METHODS, is_possible
from bot.recount.paper import Ballot, Votes, paper_of
from bot.recount.paths import levels, preferred
from bot.recount.rules import ALL, HALF, MORE, THIRDS, found, is_enough, is_void
from tests.recount.handmade import ranked, straw
from tests.recount.scenes import differences

ORDERS = {
    "acbed": 5, "adecb": 5, "bedac": 8, "cabed": 3, "caebd": 7, "cbade": 2, "dceba": 7, "ebadc": 8,
}  # fmt: skip
"""Markus Schulze's own example with 45 voters: E, A, C, B, D."""


def sheaf(orders: dict[str, int], options: str) -> list[Ballot]:
    """Orders as marks."""
    return [
        Ballot(row, tuple(order.find(option) + 1 for option in options), count, None, None)
        for row, (order, count) in enumerate(orders.items(), start=1)
    ]


def test_schulze_gives_the_order_of_his_paper() -> None:
    assert levels(preferred(sheaf(ORDERS, "abcde"), 5)) == ((4,), (0,), (2,), (1,), (3,))


def test_a_cycle_of_equal_strength_is_level() -> None:
    assert levels(preferred(sheaf({"abc": 1, "bca": 1, "cab": 1}, "abc"), 3)) == ((0, 1, 2),)


def test_a_pair_that_is_level_is_no_link() -> None:
    assert levels(((0, 4, 1), (4, 0, 0), (2, 0, 0))) == ((1, 2), (0,))


def test_the_run_off_of_tennessee_is_won_by_knoxville() -> None:
    orders = {"mncK".lower(): 42, "nckm": 26, "cknm": 15, "kcnm": 17}
    places, rounds = eliminate(sheaf(orders, "mnck"), 4)
    assert places == ((3,), (0,), (1,), (2,))
    assert [each.votes for each in rounds] == [(42, 26, 15, 17), (42, 26, None, 32), (42, None, None, 58)]
    assert follows(rounds, places)
    assert not any(follows(rounds, other) for other in permutations(places) if other != places)
    assert not follows(rounds[:2], places)
    assert not follows((rounds[0], rounds[2]), places)


def test_those_who_are_level_at_the_bottom_leave_together() -> None:
    places, rounds = eliminate(sheaf({"a": 4, "b": 3, "ca": 1, "da": 1}, "abcd"), 4)
    assert places == ((0,), (1,), (2, 3))
    assert rounds[-1].votes == (6, 3, None, None)


@pytest.mark.parametrize(
    ("share", "part", "whole", "enough"),
    [
        (HALF, 3, 6, True), (HALF, 2, 5, False), (MORE, 3, 6, False), (MORE, 4, 6, True),
        (THIRDS, 4, 6, True), (THIRDS, 3, 5, False), (ALL, 5, 5, True), (ALL, 4, 5, False),
        (HALF, 0, 0, False), (ALL, 0, 0, False),
    ],
)  # fmt: skip
def test_shares_are_whole_numbers(share: str, part: int, whole: int, enough: bool) -> None:
    assert is_enough(share, part, whole) is enough


def test_either_side_means_the_better_one() -> None:
    votes = {"cn": Votes(5, 4, 3, 1, 0), "de": Votes(7, 7, 3, 3, 1)}
    best = found("yes", THIRDS, "either", votes)
    assert (best.side, best.part, best.whole, best.met) == ("cn", 3, 4, True)
    assert found("yes", THIRDS, "either", {**votes, "cn": Votes(5, 0, 0, 0, 0)}).side == "de"


def test_few_ballots_make_a_secret_vote_void() -> None:
    terms = {"kind": "formal", "rule": "double", "quorum": "none", "secrecy": "final"}
    poll = {"method": "yes_no", "question": {}, "group": {}}

    def voted(cn: int, de: int) -> bool:
        sides = {"cn": {"entitled": 9, "voted": cn}, "de": {"entitled": 9, "voted": de}}
        return is_void(paper_of(straw(poll=poll, terms=terms, sides=sides, result={"voters": cn + de})))

    assert voted(2, 6)
    assert voted(2, 2)
    assert not voted(0, 6)
    assert not voted(3, 3)


@pytest.mark.parametrize(
    ("method", "marks", "possible"),
    [
        ("one", (0, 1), True), ("one", (1, 1), False), ("one", (0, 0), False), ("one", (2, 0), False),
        ("several", (1, 1), True), ("several", (0, 0), False), ("rating", (0, 0), True), ("rating", (6, 0), False),
        ("points", (5, 5), True), ("points", (6, 5), False), ("dates", (0, 2), True), ("dates", (3, 0), False),
        ("ranked", (2, 1), True), ("ranked", (2, 0), False), ("runoff", (1, 1), False), ("runoff", (0, 1), True),
        ("one", (1,), False),
    ],
)  # fmt: skip
def test_only_possible_ballots_count(method: str, marks: tuple[int, ...], possible: bool) -> None:
    assert method in METHODS
    assert is_possible(method, marks, 2) is possible


def test_a_ranking_that_says_another_order_is_found() -> None:
    right = {"votes": [3, 2], "spread": [[3, 0], [2, 3]], "pairs": [[0, 3], [2, 0]], "places": [[1], [2]]}
    ballots = {(1, 2): 3, (0, 1): 2}
    assert differences(ranked("ranked", ballots, **right)) == []
    assert differences(ranked("ranked", ballots, **{**right, "places": [[2], [1]]})) == [
        "Order of the options: the file says 2 > 1, the count gives 1 > 2."
    ]
    assert differences(ranked("ranked", ballots, **{**right, "pairs": [[0, 3], [1, 0]]})) == [
        "Ballots that prefer option 2 to option 1: the file says 1, the count gives 2."
    ]
