"""A courier for one kind of message, on both databases."""

import pytest
from sqlalchemy import Engine

from bot.delivery import Courier
from bot.registry import Registry
from bot.work import OpenWork
from storage.work import works_on
from tests.cast import seeded
from tests.delivery.scenes import Board


@pytest.fixture
def board() -> Board:
    return Board()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def either_engine(request: pytest.FixtureRequest) -> Engine:
    engine: Engine = request.getfixturevalue("engine" if request.param == "sqlite" else "postgres_engine")
    return engine


@pytest.fixture
def open_work(either_engine: Engine) -> OpenWork:
    open_work = works_on(either_engine)
    seeded(open_work)
    return open_work


@pytest.fixture
def courier(open_work: OpenWork, board: Board) -> Courier:
    return Courier(open_work, Registry.of([board.feature]), ("test",), chance=lambda: 1.0)
