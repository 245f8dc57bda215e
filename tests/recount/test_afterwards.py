"""What happens to people after the close changes no count: their ballots stay, without a link."""

from collections.abc import Iterator

import pytest

from bot.features import REGISTRY
from bot.polls.conduct.revising import set_review
from bot.polls.counting import Method
from bot.polls.leaving import unite_ballots
from bot.polls.rules import Quorum, Rule
from bot.polls.showing import result_for_all
from bot.polls.terms import Kind, Secrecy, Terms, Unit
from bot.privacy import service as privacy
from bot.work import OpenWork
from tests.cast import ALEX
from tests.polls.formal_scenes import person
from tests.polls.scenes import CLOSES, DAY, HOUR, member, text_of
from tests.recount.playing import PEOPLE, database
from tests.recount.scenes import differences, facts_in, played

pytestmark = pytest.mark.slow

STRAW = Terms(secrecy=Secrecy.NAMED)
PERSONS = Terms(Kind.FORMAL, Unit.PERSON, Rule.DOUBLE, Quorum.HALF_PER_SIDE, secrecy=Secrecy.NAMED)
CAST = {name: (1, 0, 0) if number % 3 else (0, 1, 0) for number, name in enumerate(PEOPLE)}
AFTER = CLOSES + HOUR


@pytest.fixture(params=[STRAW, PERSONS], ids=["straw", "persons"])
def poll(request: pytest.FixtureRequest) -> Iterator[tuple[OpenWork, int]]:
    with database() as (open_work, group):
        yield open_work, played(open_work, group, Method.YES_NO, request.param, CAST)


def test_a_person_who_is_erased_stays_counted_and_unnamed(poll: tuple[OpenWork, int]) -> None:
    open_work, number = poll
    with open_work() as work:
        gone = member(work, person("cn2"))
        privacy.erase(work, member(work, ALEX), gone.id, REGISTRY.leaving, AFTER)
    facts = facts_in(open_work, number)
    assert differences(facts) == []
    assert '"cn2"' not in str(facts)


def test_two_who_turn_out_to_be_one_stay_two_in_what_is_over(poll: tuple[OpenWork, int]) -> None:
    open_work, number = poll
    with open_work() as work:
        one, other = (member(work, person(name)) for name in ("de1", "cn3"))  # of both sides
        unite_ballots(work, one.id, other.id, AFTER)
    facts = facts_in(open_work, number)
    assert differences(facts) == []
    assert len(facts["ballots"]) == 12  # type: ignore[arg-type]


def test_the_result_names_every_condition_and_when_it_is_looked_at_again() -> None:
    with database() as (open_work, group):
        number = played(open_work, group, Method.YES_NO, PERSONS, CAST)
        with open_work() as work:
            set_review(work, member(work, ALEX), number, AFTER + 90 * DAY, AFTER)
        with open_work() as work:
            poll = work.polls.find(number)
            assert poll is not None
            read = text_of(result_for_all(work, poll, AFTER))
    assert "Review: Thu, 25 Feb 2027, 11:00 Beijing" in read
    assert read.count(": condition met") == 4
    assert "Check value: " in read
    assert "Chart" in read
