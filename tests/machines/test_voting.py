"""Votes against the model, in small."""

import pytest
from sqlalchemy import Engine

from tests.machines.running import run

pytestmark = pytest.mark.slow


def test_votes_on_sqlite(engine: Engine) -> None:
    run(engine, runs=14, steps=30)


@pytest.mark.postgres
def test_votes_on_postgres(postgres_engine: Engine) -> None:
    run(postgres_engine, runs=4, steps=15)
