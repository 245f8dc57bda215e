"""The figures: what is counted of sending, by what the platform said; what waits, by platform, kind and view."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from adapters.app import App, build
from adapters.clock import StandingClock
from adapters.metrics import Metrics
from bot.chat.cards import Card
from bot.chat.cities import usual_city
from bot.chat.exchange import Destination
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.chat.text import Verbatim
from bot.errors import DeliveryFailed
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.outbox.terms import Terms
from storage.base import open_engine
from storage.schema import every_table
from tests.cast import NOW, PLENARY, seeded

CARD, READER = Card(Verbatim("canary")), Reader.person(Language.DE, usual_city(Language.DE))


class Moody:
    """A platform that says what it was told to say."""

    terms = Terms(recalls=True)

    def __init__(self) -> None:
        self.fault: Exception | None = None

    async def post(self, to: Destination, card: Card, reader: Reader, mark: str = "") -> str:
        if self.fault is not None:
            raise self.fault
        return "m1"

    async def find_posted(self, to: Destination, mark: str) -> str | None:
        return "found"

    async def edit(self, to: Destination, ref: str, card: Card, reader: Reader) -> str:
        return await self.post(to, card, reader)


@pytest.fixture
def app(tmp_path: Path) -> App:
    url = f"sqlite:///{tmp_path / 'metrics.sqlite3'}"
    engine: Engine = open_engine(url)
    every_table().create_all(engine)
    engine.dispose()
    app = build(url, StandingClock(NOW))
    seeded(app.open_work)
    return app


async def test_what_the_platform_says_to_messages_is_counted(app: App) -> None:
    metrics, platform = Metrics(), Moody()
    watched = metrics.over("test", platform)
    assert watched.terms is Moody.terms
    assert await watched.find_posted(PLENARY, "x") == "found"
    faults = (
        None,
        DeliveryFailed("429", retry_after=timedelta(seconds=3)),
        DeliveryFailed("not_in_channel", permanent=True),
        DeliveryFailed("no answer", unknown=True),
        DeliveryFailed("500"),
        RuntimeError("planted"),
    )
    for fault in faults:
        platform.fault = fault
        for send in (watched.post(PLENARY, CARD, READER), watched.edit(PLENARY, "m1", CARD, READER)):
            [said] = await asyncio.gather(send, return_exceptions=True)
            assert said == (fault or "m1")
    text = metrics.text(app).decode()
    for kind in ("post", "edit"):
        for outcome, count in (
            ("sent", 1),
            ("asked_to_wait", 1),
            ("refused", 1),
            ("unknown", 1),
            ("failed", 2),
        ):
            line = f'wgbot_deliveries_total{{kind="{kind}",outcome="{outcome}",platform="test"}} {count}.0'
            assert line in text
        assert f'wgbot_delivery_seconds_count{{kind="{kind}",platform="test"}} 6.0' in text
    assert "canary" not in text
    app.engine.dispose()


def test_what_is_late_shows_in_the_figures(app: App) -> None:
    with app.open_work() as work:
        for late in (90, 30):
            due_at = NOW - timedelta(seconds=late)
            outbox.post(work, PLENARY, Subject("board", late), due_at)
        outbox.post(work, PLENARY, Subject("board", 0), NOW + timedelta(hours=1))
    text = Metrics().text(app).decode()
    labels = '{kind="post",platform="test",view="board"}'
    for line in (
        f"wgbot_outbox_waiting{labels} 3.0",
        f"wgbot_outbox_due{labels} 2.0",
        f"wgbot_outbox_lag_seconds{labels} 90.0",
        'wgbot_lanes{platform="test",state="due"} 1.0',
        'wgbot_lanes{platform="test",state="sending"} 0.0',
    ):
        assert line in text
    app.engine.dispose()


def test_a_database_that_is_away_is_a_figure_too(app: App, tmp_path: Path) -> None:
    app.engine.dispose()
    (tmp_path / "metrics.sqlite3").unlink()
    (tmp_path / "metrics.sqlite3").mkdir()
    text = Metrics().text(app).decode()
    assert "wgbot_database_up 0.0" in text
    assert "wgbot_info" in text
