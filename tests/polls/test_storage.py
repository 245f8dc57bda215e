"""What only a look into the database itself can tell."""

import pytest
from sqlalchemy import Engine, select

from bot.bot import Bot
from bot.polls import leaving
from bot.polls.model import PollState
from bot.work import OpenWork
from storage.ballot_tables import ballots
from storage.work import works_on
from tests.cast import LI, NOW, seeded
from tests.polls.scenes import GROUP, member, open_poll, vote


@pytest.fixture
def open_work(engine: Engine) -> OpenWork:
    """On the engine that the test looks into."""
    open_work = works_on(engine)
    seeded(open_work)
    return open_work


def test_nothing_of_an_open_ballot_is_kept(bot: Bot, open_work: OpenWork, engine: Engine) -> None:
    vote(bot, LI, open_poll(open_work), 0)
    with open_work() as work:
        leaving.withdraw_ballots_of(work, member(work, LI).id, GROUP, NOW)
    with engine.begin() as connection:
        assert connection.execute(select(ballots)).all() == []


def test_whoever_locks_a_poll_sees_it_as_it_is_now(open_work: OpenWork, engine: Engine) -> None:
    number = open_poll(open_work)
    with open_work() as work:
        before = work.polls.find(number)
        assert before is not None
        work.polls.next_close()  # nothing of `before` waits to be written
        connection = engine.raw_connection()  # in memory there is one connection: the same transaction
        connection.cursor().execute("UPDATE polls SET state = 'withdrawn'")
        for lock in (work.polls.for_voting, work.polls.for_ending):
            locked = lock(number)
            assert locked is not None
            assert locked.state is PollState.WITHDRAWN
