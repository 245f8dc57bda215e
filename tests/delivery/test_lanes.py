"""Leases: one sender at a time, for a while; a late one changes nothing; a lane that sleeps too long is woken."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, Select, text, update

from bot.delivery import Courier
from bot.errors import DeliveryFailed
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.outbox.waits import Waits
from bot.registry import Registry
from bot.work import OpenWork
from storage.lanes import claimable
from storage.outbox import FIRST_DUE
from storage.outbox_tables import lanes
from storage.work import works_on
from tests.cast import NOW, PLENARY, seeded
from tests.delivery.scenes import MINUTE, Board, announce, taken, titles


def test_one_message_ends_within_the_lease_whatever_happens() -> None:
    waits = Waits()
    assert waits.lease >= 3 * waits.sending
    assert waits.begin_within + waits.sending < waits.lease


def test_nothing_is_begun_late_in_a_lease(open_work: OpenWork, courier: Courier) -> None:
    announce(open_work, Subject("board", 1))
    [lease] = courier.lease(NOW)
    late = NOW + courier.waits.begin_within
    assert courier.pack(lease, late - timedelta(seconds=1)) is not None
    assert courier.pack(lease, late) is None


def test_who_lost_the_lane_does_not_mark(open_work: OpenWork, courier: Courier) -> None:
    announce(open_work, Subject("board", 1))
    stalled, parcel = taken(courier, NOW)
    quicker, same = taken(courier, NOW + MINUTE)
    assert courier.failed(parcel, DeliveryFailed("gone", permanent=True), NOW + MINUTE) is None
    courier.sent(stalled, parcel, "m1", NOW + MINUTE)
    with open_work() as work:
        assert work.outbox.due_in(quicker, NOW + MINUTE) is not None
    courier.sent(quicker, same, "m2", NOW + MINUTE)
    courier.free(quicker)
    assert courier.lease(NOW + 2 * MINUTE) == []


def test_what_a_late_sender_left_behind_is_kept_up_to_date_too(open_work: OpenWork, courier: Courier) -> None:
    test_who_lost_the_lane_does_not_mark(open_work, courier)
    with open_work() as work:
        work.outbox.refresh("board", 1, NOW + 2 * MINUTE)
    assert titles(courier, NOW + 2 * MINUTE) == ["edit test:plenary: first 1"] * 2


def sleep(engine: Engine) -> None:
    """Plant what must not be: something due in a lane that nobody will look at."""
    with engine.begin() as connection:
        connection.execute(update(lanes).values(next_at=None))


def test_a_lane_that_sleeps_is_woken_with_a_line(
    either_engine: Engine, open_work: OpenWork, courier: Courier, caplog: pytest.LogCaptureFixture
) -> None:
    announce(open_work, Subject("board", 1))
    courier.sweep(NOW)
    assert "slept" not in caplog.text
    sleep(either_engine)
    assert courier.lease(NOW) == []
    courier.sweep(NOW)
    assert "1 lanes slept" in caplog.text
    assert titles(courier, NOW) == ["test:plenary: first 1"]


def test_the_sweeper_wakes_neither_who_waits_nor_who_works(
    open_work: OpenWork, courier: Courier, caplog: pytest.LogCaptureFixture
) -> None:
    announce(open_work, Subject("board", 1))
    lease, parcel = taken(courier, NOW)
    courier.sweep(NOW)
    courier.free(lease, courier.failed(parcel, DeliveryFailed("429", retry_after=MINUTE), NOW))
    courier.sweep(NOW)
    announce(open_work, Subject("board", 2), NOW + 2 * MINUTE)
    courier.sweep(NOW)
    assert "slept" not in caplog.text


@pytest.mark.postgres
def test_what_is_added_while_its_lane_is_being_freed_is_not_forgotten(
    postgres_engine: Engine, board: Board
) -> None:
    open_work = works_on(postgres_engine)
    seeded(open_work)
    courier = Courier(open_work, Registry.of([board.feature]), ("test",))
    announce(open_work, Subject("board", 1))
    lease, parcel = taken(courier, NOW)
    courier.sent(lease, parcel, "m1", NOW)
    with ThreadPoolExecutor(1) as pool:
        with open_work() as work:
            outbox.post(work, PLENARY, Subject("board", 2), NOW)
            freed = pool.submit(courier.free, lease)
            while not somebody_waits(postgres_engine):  # until it is held up by what is being added
                assert not freed.done()
        freed.result()
    assert titles(courier, NOW) == ["test:plenary: first 2"]


def somebody_waits(engine: Engine) -> bool:
    """Whether a transaction waits for another one's lock."""
    with engine.connect() as connection:
        return bool(connection.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")))


QUERIES: dict[str, Select[Any]] = {
    "claim": claimable(["test"], NOW, 20),
    "next": FIRST_DUE.params(held="test:plenary", fence=1, now=NOW),
}


@pytest.mark.parametrize("name", QUERIES)
def test_sqlite_finds_what_is_due_by_an_index(engine: Engine, name: str) -> None:
    with engine.connect() as connection:
        plan = _plan(connection, "EXPLAIN QUERY PLAN ", QUERIES[name])
    assert "SCAN" not in plan
    assert "USING INDEX" in plan or "USING COVERING INDEX" in plan


@pytest.mark.postgres
@pytest.mark.parametrize("name", QUERIES)
def test_postgresql_finds_what_is_due_by_an_index(postgres_engine: Engine, name: str) -> None:
    with postgres_engine.begin() as connection:
        connection.execute(
            text("SET LOCAL enable_seqscan = off")
        )  # so few rows that scanning would be cheaper
        plan = _plan(connection, "EXPLAIN ", QUERIES[name])
    assert "Seq Scan" not in plan
    assert ("ix_lanes_platform_next_at" if name == "claim" else "ix_outbox_waiting") in plan


def _plan(connection: Connection, explain: str, query: Select[Any]) -> str:
    compiled = query.compile(connection, compile_kwargs={"literal_binds": False, "render_postcompile": True})
    rows = connection.exec_driver_sql(explain + str(compiled), _given(connection, compiled))
    return "\n".join(" ".join(map(str, row)) for row in rows)


def _given(connection: Connection, compiled: Any) -> Any:
    processors = compiled._bind_processors
    values = {
        name: processors[name](value) if name in processors else value
        for name, value in compiled.params.items()
    }
    return tuple(values[name] for name in compiled.positiontup) if compiled.positional else values
