"""What nobody needs for ever goes at night, once, on both databases; everything else stays."""

import asyncio
import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, func, select, update

from adapters.nightly import Nightly
from bot.outbox.model import State
from storage.kept import kept
from storage.outbox_tables import outbox
from storage.retention import CLEANED, RULES, clean
from storage.schema import every_table
from tests.cast import NOW
from tests.operate.filled import fill

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
ROWS = 3
GO_WITH_THEM = {"code_uses"}
"""Who used a code goes with the code."""


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def any_engine(request: pytest.FixtureRequest) -> Engine:
    """A database with something in every table."""
    engine: Engine = request.getfixturevalue(
        "file_engine" if request.param == "sqlite" else "postgres_engine"
    )
    fill(engine, ROWS)
    with engine.begin() as connection:
        connection.execute(update(outbox).values(state=State.SENT))
        connection.execute(update(outbox).where(outbox.c.id == 2).values(state=State.DEAD))
        connection.execute(update(outbox).where(outbox.c.id == 3).values(state=State.WAITING))
        for rule in RULES:
            connection.execute(update(rule.table).values({rule.since: NOW}))
    return engine


def counts(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in every_table().tables.values()
        }


def another_night(engine: Engine, now: datetime) -> Mapping[str, int]:
    """What goes, as if nothing had been cleaned up lately."""
    with engine.begin() as connection:
        connection.execute(delete(kept).where(kept.c.name == CLEANED))
    gone = clean(engine, now)
    assert gone is not None
    return gone


def test_each_kind_goes_after_its_period_and_nothing_else_goes(any_engine: Engine) -> None:
    before = counts(any_engine)
    for period in sorted({rule.period for rule in RULES}):
        due = {rule.kind: 1 if rule.table is outbox else ROWS for rule in RULES if rule.period == period}
        early, late = (another_night(any_engine, NOW + period + step) for step in (timedelta(), SECOND))
        assert not any(early.values())
        assert {kind: count for kind, count in late.items() if count} == due
    after = counts(any_engine)
    touched = {rule.table.name for rule in RULES}
    others = before.keys() - touched - GO_WITH_THEM - {"kept"}
    assert {name: after[name] for name in others} == {name: before[name] for name in others}
    assert {name: after[name] for name in touched} == {name: int(name == "outbox") for name in touched}


def test_it_is_done_once_a_night_whatever_the_clock_does(any_engine: Engine) -> None:
    evening = datetime.combine(NOW.date(), datetime.min.time(), NOW.tzinfo) + timedelta(hours=21)
    assert clean(any_engine, evening, lambda: True) is not None
    for moment in (evening, evening + timedelta(hours=23), evening - timedelta(hours=1), evening - 3 * DAY):
        assert clean(any_engine, moment, lambda: True) is None
    assert clean(any_engine, evening + DAY, lambda: True) is not None


def test_it_stops_when_told_and_goes_on_the_next_night(any_engine: Engine) -> None:
    late = NOW + timedelta(days=365)
    assert clean(any_engine, late, lambda: False) == {rule.kind: 0 for rule in RULES}
    assert (clean(any_engine, late + DAY, lambda: True) or {})["inbox"] == ROWS


async def test_a_line_in_the_log_proves_it() -> None:
    said: asyncio.Queue[str] = asyncio.Queue()

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.put_nowait(record.getMessage())

    log, ear = logging.getLogger("adapters.nightly"), Ear()
    before = log.level
    log.addHandler(ear)
    log.setLevel(logging.INFO)
    night = Nightly(lambda go_on: {"inbox": 12, "drafts": 0})
    night.start()
    assert await said.get() == "cleaned up: 12 inbox, 0 drafts"
    await night.stop()
    log.removeHandler(ear)
    log.setLevel(before)


def test_the_periods_stand_in_the_documents() -> None:
    page = (Path(__file__).parents[2] / "docs" / "operating.md").read_text(encoding="utf-8")
    for rule in RULES:
        assert f"| {rule.kind} | {rule.period.days} day" in page, rule.kind
