"""What the tests of minutes begin with."""

import pytest

from bot.bot import Bot
from bot.meetings.model import Attendance
from bot.minutes.actions import StartMinutes
from bot.work import OpenWork
from tests.agenda.scenes import propose
from tests.cast import ALEX, ANNA, LI, WANG
from tests.meetings.scenes import answer, reply, schedule
from tests.minutes.scenes import AFTER, appoint_chairs


@pytest.fixture
def held(bot: Bot, open_work: OpenWork) -> None:
    """A meeting with an agenda of one item has been held; Li Wei had said yes, Anna no; both sides have a co-chair."""
    schedule(bot)
    propose(bot, ALEX, title_zh="数据空间", title_de="Datenräume", title_en="Data spaces")
    answer(bot, LI, Attendance.YES)
    answer(bot, WANG, Attendance.YES)
    answer(bot, ANNA, Attendance.NO)
    appoint_chairs(open_work)


@pytest.fixture
def draft(bot: Bot, held: None) -> None:
    """Its minutes are begun."""
    reply(bot, ALEX, StartMinutes(1), now=AFTER)
