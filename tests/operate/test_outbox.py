"""`wgbot outbox`: what waits and what died, by platform and kind; and another try, on both databases."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.delivery import Courier
from bot.errors import DeliveryFailed
from bot.outbox import service as outbox
from bot.outbox.model import Kind, Lease, Subject, lane_of
from bot.registry import Registry
from bot.work import OpenWork
from storage.base import open_engine
from storage.standing import LaneState, Standing
from storage.work import works_on
from tests.cast import NOW, PLENARY, seeded
from tests.delivery.scenes import Board
from tests.operate.process import said
from tests.operate.test_run import with_tables

MINUTE = timedelta(minutes=1)
LONG_AGO = NOW.replace(year=2025)
"""By the clock of whoever runs this."""


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def any_engine(request: pytest.FixtureRequest) -> Engine:
    engine: Engine = request.getfixturevalue(
        "file_engine" if request.param == "sqlite" else "postgres_engine"
    )
    seeded(works_on(engine))
    return engine


def courier_for(open_work: OpenWork) -> Courier:
    return Courier(open_work, Registry.of([Board().feature]), ("test",), chance=lambda: 1.0)


def post(
    open_work: OpenWork, number: int, due_at: datetime = NOW, expires_at: datetime | None = None
) -> None:
    with open_work() as work:
        outbox.post(work, PLENARY, Subject("board", number), due_at, expires_at=expires_at)


def the_room(courier: Courier, now: datetime) -> Lease:
    """The plenary's lane, taken; where coordinators are told that it is silent, that waits."""
    leases = {each.lane: each for each in courier.lease(now)}
    mine = leases.pop(lane_of(PLENARY))
    for other in leases.values():
        courier.free(other)
    return mine


def let_die(courier: Courier, now: datetime = NOW) -> None:
    """The room's first message is never taken."""
    lease = the_room(courier, now)
    parcel = courier.pack(lease, now)
    assert parcel is not None
    courier.failed(parcel, DeliveryFailed("not_in_channel", permanent=True), now)
    courier.free(lease)


def test_what_waits_is_counted_by_platform_kind_and_view(any_engine: Engine) -> None:
    open_work, standing = works_on(any_engine), Standing(any_engine)
    post(open_work, 1, NOW - MINUTE)
    post(open_work, 2)
    post(open_work, 3, NOW + MINUTE)
    [waiting] = standing.waiting(NOW)
    assert (waiting.platform, waiting.kind, waiting.view) == ("test", Kind.POST, "board")
    assert (waiting.count, waiting.due, waiting.since) == (3, 2, NOW - MINUTE)
    assert waiting.next_at == NOW - MINUTE
    [later] = standing.waiting(NOW - timedelta(hours=1))
    assert (later.due, later.since) == (0, None)


def test_lanes_are_counted_by_what_they_do(any_engine: Engine) -> None:
    open_work, standing = works_on(any_engine), Standing(any_engine)
    courier = courier_for(open_work)

    def doing() -> list[LaneState]:
        return [state for (_platform, state), count in standing.lanes(NOW).items() if count]

    post(open_work, 1)
    assert doing() == [LaneState.DUE]
    [lease] = courier.lease(NOW)
    assert doing() == [LaneState.SENDING]
    courier.free(lease, NOW + MINUTE)
    assert doing() == [LaneState.RESTING]
    [lease] = courier.lease(NOW + MINUTE)
    parcel = courier.pack(lease, NOW + MINUTE)
    assert parcel is not None
    courier.sent(lease, parcel, "m1", NOW + MINUTE)
    courier.free(lease)
    assert doing() == [LaneState.IDLE]


def test_a_dead_message_waits_again_and_is_sent_once(any_engine: Engine) -> None:
    open_work, standing = works_on(any_engine), Standing(any_engine)
    courier = courier_for(open_work)
    post(open_work, 1)
    let_die(courier)
    [dead] = standing.dead()
    assert (dead.platform, dead.view, dead.subject_id, dead.why) == ("test", "board", 1, "not_in_channel")
    later = NOW + MINUTE
    assert standing.revive(dead.id, later)
    assert not standing.revive(dead.id, later)
    lease = the_room(courier, later)
    parcel = courier.pack(lease, later)
    assert parcel is not None
    assert parcel.delivery_id == dead.id
    courier.sent(lease, parcel, "m1", later)
    assert courier.pack(lease, later) is None
    assert standing.dead() == []
    assert not standing.revive(dead.id, later)


async def test_an_operator_sees_what_died_and_tries_it_again(tmp_path: Path) -> None:
    folder = with_tables(tmp_path)
    engine = open_engine(f"sqlite:///{folder / 'wgbot.sqlite3'}")
    open_work = works_on(engine)
    seeded(open_work)
    assert "Nothing waits to be sent.\n\nNothing died." in (await said(folder, "outbox"))[1]
    post(open_work, 1, LONG_AGO)
    post(open_work, 2, LONG_AGO, LONG_AGO + MINUTE)
    courier = courier_for(open_work)
    let_die(courier, LONG_AGO)
    let_die(courier, LONG_AGO)
    post(open_work, 3)
    code, printed = await said(folder, "outbox")
    assert code == 0
    for words in (
        "post board",
        "1 waiting",
        "Died: 2",
        "not_in_channel",
        "board 1",
        "`wgbot outbox retry NUMBER`",
    ):
        assert words in printed
    assert "plenary" not in printed
    second, first = (each.id for each in Standing(engine).dead())
    code, printed = await said(folder, "outbox", "retry", str(second))
    assert code == 1
    assert "was useful until 2025-11-25 02:01 UTC only" in printed
    code, printed = await said(folder, "outbox", "retry", "999")
    assert code == 1
    assert "No dead message has the number 999. `wgbot outbox` lists them." in printed
    assert await said(folder, "outbox", "retry", "--dead") == (0, "1 messages wait again.\n")
    assert [each.id for each in Standing(engine).dead()] == [second]
    assert first != second
    assert (await said(folder, "outbox", "retry"))[0] == 2
    engine.dispose()
