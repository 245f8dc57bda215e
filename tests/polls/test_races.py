"""Many people at once: every accepted vote is in the result, no vote is counted twice, a poll closes once."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from threading import Barrier, Event

import pytest
from sqlalchemy import Engine

from bot.bot import Bot
from bot.chat.exchange import Account
from bot.delivery import Courier
from bot.features import REGISTRY
from bot.membership.model import Member, Membership
from bot.membership.roles import Role
from bot.polls import leaving, service
from bot.polls.model import PollState
from bot.work import OpenWork
from storage.work import works_on
from tests.cast import ALEX, NOW, SEAL, seeded
from tests.polls.scenes import GROUP, counted, deliver, figures, find, member, open_poll, tallies, vote

VOTERS = 8
ROUNDS = {"sqlite": 20, "postgres": 4}
CROWD = [Account("test", f"voter{number}") for number in range(VOTERS)]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def open_work(request: pytest.FixtureRequest) -> OpenWork:
    name = "file_engine" if request.param == "sqlite" else "postgres_engine"
    engine: Engine = request.getfixturevalue(name)
    open_work = works_on(engine)
    seeded(open_work)
    with open_work() as work:
        for account in CROWD:
            person = Member(account.user, member(work, ALEX).language, "berlin", NOW, accounts=[account])
            work.members.add(person)
            work.members.enter(Membership(person, GROUP, Role.MEMBER, NOW))
    return open_work


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    """How often something is tried that only sometimes goes wrong."""
    return ROUNDS[request.node.callspec.params["open_work"]]


@pytest.fixture
def bot(open_work: OpenWork) -> Bot:
    return Bot(open_work, REGISTRY, SEAL)


def at_once(*tasks: Callable[[], object]) -> list[object]:
    """Run all of them in threads that start together; returns what they return, raises what they raise."""
    start = Barrier(len(tasks))

    def begin(task: Callable[[], object]) -> object:
        start.wait()
        return task()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return [future.result() for future in [pool.submit(begin, task) for task in tasks]]


def votes_until_closed(
    bot: Bot, account: Account, poll: int, chance: random.Random, voted: Event
) -> int | None:
    """Change one's mind until the poll refuses; returns the last choice that was accepted."""
    last = None
    for _press in range(6):
        option = chance.randrange(3)
        words = vote(bot, account, poll, option)
        if "was open until" in words:
            break
        assert words.startswith("Your vote"), words
        voted.set()
        last = option
    return last


def close_amid(open_work: OpenWork, poll: int, voted: Event) -> None:
    """Close the poll as soon as somebody has voted."""
    assert voted.wait(timeout=10)
    with open_work() as work:
        service.end_poll(work, member(work, ALEX), poll, NOW + timedelta(minutes=1))


@pytest.mark.slow
def test_the_result_is_exactly_the_votes_that_were_accepted(
    bot: Bot, open_work: OpenWork, rounds: int
) -> None:
    for number in range(rounds):
        poll, chance, voted = open_poll(open_work), random.Random(number), Event()
        voters = [partial(votes_until_closed, bot, account, poll, chance, voted) for account in CROWD]
        *accepted, _closed = at_once(*voters, partial(close_amid, open_work, poll, voted))
        last = [choice for choice in accepted if choice is not None]
        votes = tuple(last.count(option) for option in range(3))
        assert figures(find(open_work, poll).result) == (votes, len(last), VOTERS + 4)
        assert counted(open_work, poll) == votes


def test_clicks_of_one_person_at_once_count_once(bot: Bot, open_work: OpenWork, rounds: int) -> None:
    for _round in range(rounds):
        poll = open_poll(open_work)
        at_once(*[partial(vote, bot, CROWD[0], poll, option) for option in (0, 1, 2, 0)])
        assert sum(counted(open_work, poll)) == 1
        assert tallies(open_work, poll)[0].voters == 1


def test_changes_of_many_at_once_leave_the_counters_right(bot: Bot, open_work: OpenWork) -> None:
    poll = open_poll(open_work, tuple("ABCDEFGH"), multiple=True)

    def shuffle(number: int) -> None:
        chance = random.Random(number)
        for _press in range(8):
            words = vote(bot, CROWD[number], poll, chance.randrange(8))
            assert words.startswith("Your vote"), words

    at_once(*[partial(shuffle, number) for number in range(VOTERS)])
    counted(open_work, poll)


def test_of_those_that_close_at_once_one_does(open_work: OpenWork, rounds: int) -> None:
    deadline = NOW + timedelta(minutes=1)
    courier = Courier(open_work, REGISTRY, ("test",))

    def close(at: datetime) -> None:
        with open_work() as work:
            service.close_due(work, at)

    for number in range(rounds):
        poll = open_poll(open_work, closes_at=deadline)
        at_once(*[partial(close, deadline + timedelta(seconds=late)) for late in range(3)])
        assert find(open_work, poll).state is PollState.CLOSED
        told = deliver(courier, deadline + timedelta(hours=1))
        assert len(told) == 1, f"round {number}"


def test_whoever_leaves_while_voting_leaves_no_ballot(bot: Bot, open_work: OpenWork) -> None:
    for account in CROWD:
        poll = open_poll(open_work)

        def leave(who: Account = account) -> None:
            with open_work() as work:
                person = member(work, who)
                place = work.members.membership(person.id, GROUP)
                assert place is not None
                leaving.withdraw_ballots_of(work, person.id, GROUP, NOW)
                work.members.leave(place)

        at_once(leave, *[partial(vote, bot, account, poll, 1) for _press in range(3)])
        assert counted(open_work, poll) == (0, 0, 0)
