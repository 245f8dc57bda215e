"""Connections whose server is gone are not given out."""

import pytest
from sqlalchemy import Engine, text

pytestmark = [pytest.mark.slow, pytest.mark.postgres]

PID = text("SELECT pg_backend_pid()")
OTHERS = text(
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def test_a_connection_whose_server_ended_it_is_replaced_before_it_is_used(postgres_engine: Engine) -> None:
    with (
        postgres_engine.connect() as one,
        postgres_engine.connect() as two,
        postgres_engine.connect() as three,
    ):
        before = {each.scalar(PID) for each in (one, two, three)}
    with postgres_engine.connect() as killer:
        assert killer.scalar(PID) in before
        assert killer.execute(OTHERS).all() == [(True,), (True,)]
    with (
        postgres_engine.connect() as one,
        postgres_engine.connect() as two,
        postgres_engine.connect() as three,
    ):
        assert len({each.scalar(PID) for each in (one, two, three)}) == 3
