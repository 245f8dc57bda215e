"""The counters of places agree with the places, whatever happens to them, on both databases."""

import pytest
from sqlalchemy import Engine, func, select

from bot.membership.model import Membership
from bot.membership.roles import VOTING, Role
from bot.work import OpenWork
from storage.membership import memberships
from storage.places import place_counts
from storage.work import works_on
from tests.cast import ANNA, LI, NOW, WANG, seeded
from tests.polls.scenes import GROUP, member

EXPERTS = 2


@pytest.fixture(params=["engine", pytest.param("postgres_engine", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> Engine:
    """A database with the example group."""
    engine: Engine = request.getfixturevalue(request.param)
    seeded(works_on(engine))
    return engine


def agree(engine: Engine) -> bool:
    """Whether counters and places say the same; a counter of nothing is as good as none."""
    by = (memberships.c.group_id, memberships.c.role)
    with engine.begin() as connection:
        places = connection.execute(select(*by, func.count()).group_by(*by)).all()
        counters = connection.execute(select(place_counts).where(place_counts.c.members != 0)).all()
    return sorted(map(tuple, places)) == sorted(map(tuple, counters))


def test_who_enters_leaves_and_changes_role_is_counted(database: Engine) -> None:
    open_work: OpenWork = works_on(database)
    assert agree(database)
    with open_work() as work:
        li = member(work, LI)
        if work.members.membership(li.id, EXPERTS) is None:
            work.members.enter(Membership(li, EXPERTS, Role.OBSERVER, NOW))
    assert agree(database)
    with open_work() as work:
        place = work.members.membership(member(work, LI).id, EXPERTS)
        assert place is not None
        place.role = Role.MEMBER if place.role not in VOTING else Role.OBSERVER
    assert agree(database)
    with open_work() as work:
        place = work.members.membership(member(work, ANNA).id, GROUP)
        assert place is not None
        work.members.leave(place)
    assert agree(database)


def test_two_who_turn_out_to_be_one_are_counted_as_one(database: Engine) -> None:
    open_work = works_on(database)
    with open_work() as work:
        kept, gone = member(work, ANNA), member(work, WANG)
        for place in work.members.memberships_of(gone.id):
            if work.members.membership(kept.id, place.group_id) is not None:
                work.members.leave(place)
        work.members.absorb(kept, gone)
    assert agree(database)


def test_a_change_that_is_taken_back_is_not_counted(database: Engine) -> None:
    open_work = works_on(database)

    def enter_and_fail() -> None:
        with open_work() as work:
            work.members.enter(Membership(member(work, ANNA), EXPERTS, Role.OBSERVER, NOW))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        enter_and_fail()
    assert agree(database)


def test_the_list_of_groups_is_put_in_order_without_reading_the_groups(engine: Engine) -> None:
    told: list[str] = []
    with works_on(engine)() as work:
        raw = engine.raw_connection()
        raw.dbapi_connection.set_trace_callback(told.append)  # type: ignore[union-attr]  # SQLite's own
        work.groups.page(0, 6)
        raw.dbapi_connection.set_trace_callback(None)  # type: ignore[union-attr]
    query = next(each for each in told if "FROM groups" in each)
    with engine.begin() as connection:
        plan = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}")]
    assert any("SCAN groups USING COVERING INDEX" in step for step in plan), plan
    assert not any(step == "SCAN groups" for step in plan), plan
