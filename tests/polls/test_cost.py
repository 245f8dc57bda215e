"""The cost of a vote does not grow: as many statements and rows with 3 ballots and members as with 3,000."""

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import Engine, insert, update

from bot.bot import Bot
from bot.chat.exchange import Interaction, Pressed, place_of
from bot.chat.languages import Language
from bot.membership.roles import Role
from bot.polls.actions import CastVote
from bot.work import OpenWork
from storage.ballot_tables import VOTERS, ballots, poll_counts
from storage.membership import members, memberships
from storage.places import place_counts
from storage.work import works_on
from tests.cast import ANNA, LI, NOW, PLENARY, SEAL, seeded
from tests.polls.scenes import GROUP, counted, open_poll, vote

FOR_A_VOTE, FOR_ITS_CARD = 11, 6
"""Statements; whoever needs more has to say why."""


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
        had = place_counts.c.group_id == GROUP, place_counts.c.role == Role.MEMBER
        connection.execute(update(place_counts).where(*had).values(members=place_counts.c.members + most))


@dataclass(frozen=True)
class Cost:
    """What the database was told, its BEGIN and COMMIT with it, and how many rows it gave."""

    statements: int
    rows: int


def measured(engine: Engine, bot: Bot, poll: int, *, redraws: bool) -> list[Cost]:
    """The costs of a first vote, of a change and of a double click: in a room, or where one's own card is drawn."""
    told: list[str] = []
    rows: list[tuple[Any, ...]] = []

    def count_row(_cursor: object, row: tuple[Any, ...]) -> tuple[Any, ...]:
        rows.append(row)
        return row

    pooled = engine.raw_connection()
    connection: Any = pooled.dbapi_connection
    connection.row_factory = count_row
    connection.set_trace_callback(told.append)
    costs: list[Cost] = []
    for option in (0, 1, 1):
        told.clear()
        rows.clear()
        payload = SEAL.close(CastVote(poll, option, None), place_of(PLENARY))
        pressed = Interaction(
            LI, PLENARY, Pressed(payload), source_id=f"{poll}-{len(costs)}", redraws=redraws
        )
        assert bot.handle(pressed, NOW) is not None
        costs.append(Cost(len(told), len(rows)))
    connection.set_trace_callback(None)
    connection.row_factory = None
    return costs


@pytest.mark.parametrize("multiple", [False, True])
@pytest.mark.parametrize(("redraws", "most"), [(False, FOR_A_VOTE), (True, FOR_A_VOTE + FOR_ITS_CARD)])
def test_a_vote_costs_the_same_in_a_small_and_in_a_large_poll(
    engine: Engine, bot: Bot, open_work: OpenWork, multiple: bool, redraws: bool, most: int
) -> None:
    small, large = (open_poll(open_work, multiple=multiple) for _poll in range(2))
    vote(bot, ANNA, small, 0)
    few = measured(engine, bot, small, redraws=redraws)
    fill(engine, large, 3000)
    many = measured(engine, bot, large, redraws=redraws)
    assert many == few
    assert max(cost.statements for cost in few) == most
    assert counted(open_work, large)[0] >= 3000
