"""The cost of a vote does not grow with the poll: as many statements and rows with 3 ballots as with 3,000."""

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import Engine, event, insert, update

from bot.bot import Bot
from bot.chat.languages import Language
from bot.membership.model import Role
from bot.work import OpenWork
from storage.ballots import VOTERS, ballots, poll_counts
from storage.membership import members, memberships
from storage.work import works_on
from tests.cast import ANNA, LI, NOW, PLENARY, seeded
from tests.polls.scenes import GROUP, counted, open_poll, vote


@pytest.fixture
def open_work(engine: Engine) -> OpenWork:
    """On the engine that the test looks into."""
    open_work = works_on(engine)
    seeded(open_work)
    return open_work


def fill(engine: Engine, poll: int, most: int) -> None:
    """That many more members, each of whom chose the first option."""
    ids = range(100, 100 + most)
    person = {"name": "M", "language": Language.EN, "city_key": "berlin", "created_at": NOW, "office": False}
    place = {"group_id": GROUP, "role": Role.MEMBER, "since": NOW}
    with engine.begin() as connection:
        connection.execute(insert(members), [{"id": each, **person} for each in ids])
        connection.execute(insert(memberships), [{"member_id": each, **place} for each in ids])
        given = [{"poll_id": poll, "voter": each, "marks": "100", "cast_at": NOW} for each in ids]
        connection.execute(insert(ballots), given)
        for option, mark in (VOTERS, (0, 1)):
            counter = update(poll_counts).where(
                poll_counts.c.poll_id == poll, poll_counts.c.option == option, poll_counts.c.mark == mark
            )
            connection.execute(counter.values(votes=poll_counts.c.votes + most))


@dataclass
class Cost:
    """What the database was asked for, and what it gave."""

    statements: int = 0
    rows: int = 0


def measured(engine: Engine, bot: Bot, poll: int) -> list[Cost]:
    """The costs of a first vote, of a change and of a double click."""
    cost = Cost()

    def count_statement(*_args: Any) -> None:
        cost.statements += 1

    def count_row(_cursor: object, row: tuple[Any, ...]) -> tuple[Any, ...]:
        cost.rows += 1
        return row

    pooled = engine.raw_connection()
    connection: Any = pooled.dbapi_connection
    event.listen(engine, "before_cursor_execute", count_statement)
    connection.row_factory = count_row
    costs = []
    for option in (0, 1, 1):
        cost.statements = cost.rows = 0
        vote(bot, LI, poll, option, room=PLENARY)
        costs.append(Cost(cost.statements, cost.rows))
    event.remove(engine, "before_cursor_execute", count_statement)
    connection.row_factory = None
    return costs


@pytest.mark.parametrize("multiple", [False, True])
def test_a_vote_costs_the_same_in_a_small_and_in_a_large_poll(
    engine: Engine, bot: Bot, open_work: OpenWork, multiple: bool
) -> None:
    small, large = (open_poll(open_work, multiple=multiple) for _poll in range(2))
    vote(bot, ANNA, small, 0)
    few = measured(engine, bot, small)
    fill(engine, large, 3000)
    many = measured(engine, bot, large)
    assert many == few
    assert few[0].statements < 30
    assert counted(open_work, large)[0] >= 3000
