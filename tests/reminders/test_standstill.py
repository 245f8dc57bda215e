"""After a standstill: of several reminders of one subject the newest; what is useless dropped; all with a line."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from bot.chat.cards import Card
from bot.chat.text import Verbatim
from bot.context import Viewing
from bot.delivery import Courier
from bot.feature import Feature
from bot.membership.model import Member
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.registry import Registry
from bot.reminders import service
from bot.reminders.model import Reminder
from bot.work import OpenWork, Work
from storage.work import works_on
from tests.cast import ANNA, NOW, seeded

HOUR = timedelta(hours=1)
MEETINGS = 130
"""More than are handed over at once."""


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def open_work(request: pytest.FixtureRequest) -> OpenWork:
    engine: Engine = request.getfixturevalue("engine" if request.param == "sqlite" else "postgres_engine")
    open_work = works_on(engine)
    seeded(open_work)
    return open_work


@pytest.fixture
def courier(open_work: OpenWork) -> Courier:
    feature = Feature("soon")

    @feature.view("soon")
    def soon(viewing: Viewing, number: int) -> Card | None:
        return Card(Verbatim(f"{number} {viewing.detail}"))

    @feature.reminds("soon")
    def concerned(work: Work, number: int, detail: str, now: datetime) -> list[Member]:
        anna = work.members.by_account(ANNA)
        assert anna is not None
        return [anna]

    return Courier(open_work, Registry.of([feature]), ("test",))


def plan(open_work: OpenWork, meetings: int, useless_after: timedelta = 99 * HOUR) -> None:
    """Three reminders of each meeting: a day, an hour and a moment before."""
    with open_work() as work:
        for number in range(meetings):
            for hours, detail in enumerate(("day", "hour", "now"), 1):
                due_at = NOW + hours * HOUR
                service.plan(work, Reminder("soon", number, due_at, due_at + useless_after, detail), NOW)


def told(courier: Courier, now: datetime) -> list[str]:
    while courier.tick(now):
        pass
    titles = []
    for lease in courier.lease(now):
        while parcel := courier.pack(lease, now):
            assert isinstance(parcel.card.title, Verbatim)
            titles.append(parcel.card.title.value)
            courier.sent(lease, parcel, "m", now)
        courier.free(lease)
    return titles


def test_of_each_meeting_the_newest_is_said_once(
    open_work: OpenWork, courier: Courier, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    plan(open_work, MEETINGS)
    assert sorted(told(courier, NOW + 5 * HOUR)) == sorted(f"{number} now" for number in range(MEETINGS))
    assert caplog.text.count("dropped reminder") == 2 * MEETINGS
    assert told(courier, NOW + 6 * HOUR) == []


def test_each_is_said_at_its_time_when_nothing_stands_still(open_work: OpenWork, courier: Courier) -> None:
    plan(open_work, 1)
    moments = [told(courier, NOW + hours * HOUR) for hours in (0, 1, 2, 3, 4)]
    assert moments == [[], ["0 day"], ["0 hour"], ["0 now"], []]


def test_what_nobody_needs_any_more_is_dropped_with_a_line(
    open_work: OpenWork, courier: Courier, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    plan(open_work, 2, useless_after=HOUR)
    assert told(courier, NOW + 4 * HOUR) == []
    assert caplog.text.count("dropped reminder") == 6


def test_what_waited_for_the_platform_is_overtaken_by_what_came_later(
    open_work: OpenWork, courier: Courier
) -> None:
    plan(open_work, 1)
    for hours in (1, 2, 3):
        courier.tick(NOW + hours * HOUR)  # handed over, but the platform is away
    assert told(courier, NOW + 4 * HOUR) == ["0 now"]


def test_news_that_are_no_reminders_are_all_said(open_work: OpenWork, courier: Courier) -> None:
    courier._registry.recipients.clear()  # type: ignore[attr-defined]
    with open_work() as work:
        anna = work.members.by_account(ANNA)
        assert anna is not None
        for detail in ("moved", "cancelled"):
            outbox.tell(work, anna, Subject("soon", 1, detail), NOW)
    assert told(courier, NOW + HOUR) == ["1 moved", "1 cancelled"]
