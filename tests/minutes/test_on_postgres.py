"""The whole round on PostgreSQL: what is locked, kept and counted there is the same."""

import pytest
from sqlalchemy import Engine

from bot.bot import Bot
from bot.delivery import Courier
from bot.features import REGISTRY
from bot.meetings.model import Attendance
from bot.minutes.actions import StartMinutes
from bot.minutes.agreeing_actions import AssentMinutes
from bot.minutes.model import Sort, Stage
from bot.minutes.roll_actions import OpenRoll
from storage.work import works_on
from tests.agenda.scenes import call, propose
from tests.cast import ALEX, ANNA, LI, SEAL, WANG, seeded
from tests.meetings.scenes import HOUR, answer, move, reply, schedule
from tests.minutes.scenes import AFTER, DUE, add, appoint_chairs, object_to, send, stored
from tests.minutes.scenes import answer as answer_objection

pytestmark = pytest.mark.postgres


def test_agenda_and_minutes_go_their_whole_way(postgres_engine: Engine) -> None:
    open_work = works_on(postgres_engine)
    seeded(open_work)
    bot, courier = Bot(open_work, REGISTRY, SEAL), Courier(open_work, REGISTRY, ("test",))
    schedule(bot)
    call(bot)
    propose(bot, ALEX, title_zh="数据空间")
    move(bot, "2026-12-01T15:30")
    courier.tick(AFTER - 20 * HOUR)
    move(bot, "2026-12-01T15:00", revision=1)
    answer(bot, LI, Attendance.YES)
    appoint_chairs(open_work)
    reply(bot, ALEX, StartMinutes(1), now=AFTER)
    for _press in range(2):
        reply(bot, ALEX, OpenRoll(1), now=AFTER)
    add(bot, Sort.ACTION, text_zh="起草", owner="李伟", due_at="2026-12-18T17:00")
    send(bot)
    object_to(bot, ANNA, 2)
    answer_objection(bot)
    send(bot, now=AFTER + 2 * HOUR)
    reply(bot, WANG, AssentMinutes(1, 2), now=AFTER + 3 * HOUR)
    courier.tick(DUE)

    minutes = stored(open_work)
    assert (minutes.stage, minutes.number, minutes.silent, minutes.round) == (Stage.ACCEPTED, 1, True, 2)
    with open_work() as work:
        version = work.minutes.version(1, 2)
        assert version is not None
        assert set(version.names.values()) == {"李伟"}
