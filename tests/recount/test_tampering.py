"""A file that somebody changed is found out, and the figure that differs is named."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.polls.conduct import proxies
from bot.polls.counting import Method
from bot.polls.rules import Quorum, Rule
from bot.polls.terms import Kind, Secrecy, Terms, Unit
from bot.work import OpenWork
from tests.polls.formal_scenes import REFERENCE, person
from tests.polls.scenes import member
from tests.recount.playing import DOUBLE, database
from tests.recount.scenes import LATER, Facts, changed, closed, differences, facts_in, opened, played

pytestmark = pytest.mark.slow

CAST = {name: tuple(int(each == option) for each in range(3)) for name, option in REFERENCE.items()}
ORDERS = {
    name: marks
    for name, marks in zip(
        REFERENCE,
        ((1, 2, 3, 4), (2, 1, 0, 0), (0, 1, 2, 0), (1, 0, 0, 2), (0, 0, 1, 2)) * 3,
        strict=False,
    )
}
Change = Callable[[Any], None]


@pytest.fixture(scope="module")
def place() -> Iterator[tuple[OpenWork, int]]:
    with database() as made:
        yield made


@pytest.fixture(scope="module")
def named(place: tuple[OpenWork, int]) -> Facts:
    """The reference case, as a named vote."""
    return facts_in(place[0], played(*place, Method.YES_NO, DOUBLE, CAST))


def ballot(facts: Any) -> None:
    facts["ballots"][3]["marks"] = [1, 0, 0]


def ballot_gone(facts: Any) -> None:
    del facts["ballots"][0]


def ballot_twice(facts: Any) -> None:
    facts["ballots"].append(facts["ballots"][0])


def counted_twice(facts: Any) -> None:
    facts["ballots"][0]["count"] = 2


def impossible(facts: Any) -> None:
    facts["ballots"][0]["marks"] = [1, 1, 0]


def other_side(facts: Any) -> None:
    facts["ballots"][0]["side"] = "de"


def seat_added(facts: Any) -> None:
    facts["seats"].append({"number": 13, "side": "cn", "name": "Org new"})


def seat_and_total(facts: Any) -> None:
    seat_added(facts)
    facts["entitled"] |= {"all": 13, "cn": 6}
    facts["sides"]["cn"]["entitled"] = 6


def total(facts: Any) -> None:
    facts["result"]["votes"][0] = 9


def voters(facts: Any) -> None:
    facts["result"]["voters"] = 12


def order(facts: Any) -> None:
    facts["result"]["places"] = [[2], [1], [3]]


def side_yes(facts: Any) -> None:
    facts["sides"]["de"]["yes"] = 4


def met(facts: Any) -> None:
    facts["conditions"][3]["met"] = True


def adopted(facts: Any) -> None:
    facts["adopted"] = True


def condition_gone(facts: Any) -> None:
    del facts["conditions"][3]


def rule(facts: Any) -> None:
    facts["terms"]["rule"] = "simple"


def question(facts: Any) -> None:
    facts["poll"]["question"]["en"] = "Shall we not?"


def record(facts: Any) -> None:
    facts["record"][1]["facts"]["adopted"] = True


CHANGES: dict[Change, str] = {
    ballot: "Votes for “Yes”: the file says 6, the count gives 7.",
    ballot_gone: "Members who voted: the file says 11, the count gives 10.",
    ballot_twice: "Seat 1 has cast more than one ballot.",
    counted_twice: "Ballot 1: it is not that of seat 1.",
    impossible: "Ballot 1: its marks are not possible in a poll of this method.",
    other_side: "Ballot 1: it is not that of seat 1.",
    seat_added: "Chinese side, seats: the file says 5, the count gives 6.",
    seat_and_total: "Seats by side: the file says",
    total: "Votes for “Yes”: the file says 9, the count gives 6.",
    voters: "Members who voted: the file says 12, the count gives 11.",
    order: "Order of the options: the file says 2 > 1 > 3, the count gives 1 > 2 > 3.",
    side_yes: "German side, yes or for the option in front: the file says 4, the count gives 3.",
    met: "Condition 4: the file says condition met, the count gives condition not met.",
    adopted: "Outcome: the file says adopted, the count gives not adopted.",
    condition_gone: "Number of conditions: the file says 3, the count gives 4.",
    rule: "Terms: the file says",
    question: "Question: the file says",
    record: "was changed after it was written.",
}


@pytest.mark.parametrize("change", CHANGES, ids=lambda each: each.__name__)
def test_what_was_changed_is_named_though_the_digest_fits(named: Facts, change: Change) -> None:
    assert differences(named) == []
    assert any(CHANGES[change] in each for each in differences(changed(named, change)))


def test_without_a_new_digest_any_text_betrays_itself(named: Facts) -> None:
    bare = {**named, "program": "another"}
    assert differences(bare) == [
        "Every figure agrees, but the file was changed after it was written: some text, name or term is not "
        "what it was."
    ]


def test_a_decision_that_was_turned_consistently_contradicts_the_record(named: Facts) -> None:
    def turned(facts: Any) -> None:
        facts["ballots"][7]["marks"] = [1, 0, 0]
        facts["result"] |= {"votes": [7, 3, 1], "spread": [[7], [3], [1]]}
        facts["sides"]["de"] |= {"yes": 4, "no": 2}
        facts["conditions"][3] |= {"part": 4, "met": True}
        facts["adopted"] = True

    found = differences(changed(named, turned))
    assert found
    assert all("the record (No. " in each for each in found)


@pytest.mark.parametrize("method", [Method.RANKED, Method.RUNOFF])
@pytest.mark.parametrize("secrecy", [Secrecy.CONFIDENTIAL, Secrecy.SEALED])
def test_an_order_that_was_changed_is_found(
    place: tuple[OpenWork, int], method: Method, secrecy: Secrecy
) -> None:
    terms = Terms(Kind.FORMAL, Unit.ORGANISATION, None, Quorum.HALF, secrecy=secrecy)
    facts = facts_in(place[0], played(*place, method, terms, ORDERS))
    assert differences(facts) == []

    def places(said: Any) -> None:
        said["result"]["places"].reverse()

    assert any(each.startswith("Order of the options") for each in differences(changed(facts, places)))


def test_a_secret_vote_tells_no_ballot_and_no_side(place: tuple[OpenWork, int]) -> None:
    terms = Terms(Kind.FORMAL, Unit.ORGANISATION, Rule.SIMPLE, Quorum.HALF, secrecy=Secrecy.FINAL)
    yes = {name: (1, 0, 0) for name in CAST}
    facts: Any = facts_in(place[0], played(*place, Method.YES_NO, terms, yes))
    assert differences(facts) == []
    assert facts["ballots"] == [{"marks": [1, 0, 0], "count": 11}]
    assert facts["sides"] == {"cn": {"entitled": 5, "voted": 4}, "de": {"entitled": 7, "voted": 7}}
    assert not {"seats", "proxies"} & set(facts)


def test_a_confidential_vote_tells_no_name(place: tuple[OpenWork, int]) -> None:
    terms = Terms(Kind.FORMAL, Unit.ORGANISATION, Rule.DOUBLE, Quorum.HALF_PER_SIDE)
    facts: Any = facts_in(place[0], played(*place, Method.YES_NO, terms, CAST))
    assert "Org " not in str(facts)
    assert {frozenset(each) for each in facts["ballots"]} == {frozenset(("marks", "count", "side"))}
    assert facts["ballots"] == sorted(
        facts["ballots"], key=lambda each: (each["side"], each["marks"]), reverse=True
    )


def test_a_proxy_is_in_the_file_of_a_named_vote(place: tuple[OpenWork, int]) -> None:
    open_work, group = place
    poll = opened(open_work, group, Method.YES_NO, DOUBLE)
    with open_work() as work:
        proxies.give(work, member(work, person("cn1")), poll, 1, LATER)
    facts: Any = facts_in(open_work, closed(open_work, poll))
    assert facts["proxies"] == [{"seat": 2, "holder": 1}]
    assert differences(facts) == []

    def to_the_other_side(said: Any) -> None:
        said["proxies"][0]["holder"] = 9

    assert "cannot have been handed to seat 9" in differences(changed(facts, to_the_other_side))[0]
