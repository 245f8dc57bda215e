"""Linking while others do something: crosswise, twice, and while votes come in."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from sqlalchemy import Engine

from bot.bot import Bot
from bot.chat.cards import Card
from bot.chat.exchange import Account, Answer
from bot.features import REGISTRY
from bot.membership.model import Member, Membership
from bot.membership.roles import Role
from bot.work import OpenWork
from storage.work import works_on
from tests.cast import NOW, SEAL, seeded
from tests.linking.scenes import one_person, push, question
from tests.membership.looking import known, toast
from tests.polls.scenes import GROUP, counted, open_poll, tallies, vote

ROUNDS = {"sqlite": 8, "postgres": 8}


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def open_work(request: pytest.FixtureRequest) -> OpenWork:
    name = "file_engine" if request.param == "sqlite" else "postgres_engine"
    engine: Engine = request.getfixturevalue(name)
    open_work = works_on(engine)
    seeded(open_work)
    return open_work


@pytest.fixture
def bot(open_work: OpenWork) -> Bot:
    return Bot(open_work, REGISTRY, SEAL)


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    return ROUNDS[request.node.callspec.params["open_work"]]


def pair(open_work: OpenWork, number: int) -> tuple[Account, Account]:
    """Two members of the group who are one person on two platforms."""
    both = Account("test", f"pair{number}"), Account("other", f"pair{number}")
    with open_work() as work:
        sample = work.members.find(1)
        assert sample is not None
        for account in both:
            person = Member(account.user, sample.language, "berlin", NOW, accounts=[account])
            work.members.add(person)
            work.members.enter(Membership(person, GROUP, Role.MEMBER, NOW))
    return both


def at_once(*tasks: Callable[[], object]) -> list[object]:
    start = Barrier(len(tasks))

    def begin(task: Callable[[], object]) -> object:
        start.wait()
        return task()

    with ThreadPoolExecutor(len(tasks)) as pool:
        return [future.result() for future in [pool.submit(begin, task) for task in tasks]]


def yes(bot: Bot, who: Account, card: Card) -> Answer:
    return push(bot, who, card, "Link the accounts")


def test_two_that_link_each_other_at_once_become_one(bot: Bot, open_work: OpenWork, rounds: int) -> None:
    for number in range(rounds):
        one, other = pair(open_work, number)
        poll = open_poll(open_work)
        vote(bot, one, poll, 0)
        vote(bot, other, poll, 1)
        for_one, for_other = question(bot, other, one), question(bot, one, other)
        answers = at_once(partial(yes, bot, one, for_one), partial(yes, bot, other, for_other))
        assert {toast(each) for each in answers if isinstance(each, Answer)} == {"Your accounts are linked."}
        one_person(open_work, one, other)
        assert sum(counted(open_work, poll)) == 1


def test_saying_yes_twice_at_once_links_once(bot: Bot, open_work: OpenWork, rounds: int) -> None:
    for number in range(rounds):
        one, other = pair(open_work, number)
        card = question(bot, one, other)
        answers = at_once(*[partial(yes, bot, other, card)] * 3)
        assert {toast(each) for each in answers if isinstance(each, Answer)} == {"Your accounts are linked."}
        one_person(open_work, one, other)


def test_votes_that_come_in_meanwhile_leave_one_vote(bot: Bot, open_work: OpenWork, rounds: int) -> None:
    for number in range(rounds):
        one, other = pair(open_work, number)
        poll = open_poll(open_work)
        card = question(bot, one, other)
        at_once(
            partial(yes, bot, other, card),
            *[partial(vote, bot, who, poll, option) for who in (one, other) for option in (0, 1)],
        )
        one_person(open_work, one, other)
        assert sum(counted(open_work, poll)) <= 1
        vote(bot, other, poll, 2)
        assert counted(open_work, poll) == (0, 0, 1)
        assert tallies(open_work, poll)[0].voters == 1
        assert known(open_work, one).id
