"""After two hours of standstill over fifty meetings: each useful reminder once, marked late; the rest on one list."""

import re
from collections import Counter
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from bot.bot import Bot
from bot.delivery import Courier, Parcel
from bot.features import REGISTRY
from bot.work import OpenWork
from storage.work import works_on
from tests.cast import ALEX, LI, NOW, SEAL, seeded
from tests.meetings.scenes import DAY, HOUR, START, Sent, schedule, text_of
from tests.reminders.scenes import MINUTE, brought, person

pytestmark = pytest.mark.slow

STANDSTILL = 2 * HOUR
STOPPED = START - 30 * MINUTE
BACK = STOPPED + STANDSTILL
CALL, USEFUL = 5 * MINUTE, 10 * MINUTE


def named(parcels: list[Parcel]) -> Counter[int]:
    """How often Li reads of each meeting, by its number."""
    texts = Sent(tuple(each for each in parcels if each.kind in ("meeting_reminder", "digest"))).to(LI)
    return Counter(
        number for text in texts for number in {int(found) for found in re.findall(r"会议(\d+)号", text)}
    )


def wanted(start: datetime) -> int:
    """How often somebody reads of a meeting after the standstill: an hour before it and when it begins, if ever."""
    if start - HOUR <= STOPPED + HOUR:  # the hour was said before, alone or with what came within the hour
        return int(start - CALL > STOPPED and start + USEFUL > BACK)
    return 1 if start - CALL <= BACK < start + USEFUL else 2 if start + USEFUL > BACK else 0


def due_while_stopped(start: datetime) -> bool:
    """Whether what is still useful about the meeting was due some time before the program ran again."""
    return start + USEFUL > BACK and start - CALL <= BACK - CALL


def two_members_stay(open_work: OpenWork) -> None:
    """Fewer messages show the same."""
    with open_work() as work:
        for place in work.members.in_group(1):
            if place.member.id not in (person(work, LI).id, person(work, ALEX).id):
                work.members.leave(place)


@pytest.mark.parametrize(
    ("engine_of", "meetings", "apart"),
    [
        ("engine", 50, 5 * MINUTE),
        pytest.param("postgres_engine", 10, 25 * MINUTE, marks=pytest.mark.postgres),
    ],
    ids=["sqlite", "postgresql"],
)
def test_no_useless_reminder_and_each_useful_one_once(
    request: pytest.FixtureRequest, engine_of: str, meetings: int, apart: timedelta
) -> None:
    engine: Engine = request.getfixturevalue(engine_of)
    open_work = works_on(engine)
    seeded(open_work)
    two_members_stay(open_work)
    bot, courier = Bot(open_work, REGISTRY, SEAL), Courier(open_work, REGISTRY, ("test",))
    starts = [START + number * apart for number in range(meetings)]
    for number, start in enumerate(starts):
        wall = f"{start + 8 * HOUR:%Y-%m-%dT%H:%M}"
        schedule(bot, title_zh=f"会议{number}号", title_de=f"Nr. {number}", starts_at=wall)
    for moment in (NOW, START - DAY + 4 * HOUR, START - HOUR, STOPPED):
        brought(courier, moment)

    back = brought(courier, BACK)
    after = [each for step in range(1, 18) for each in brought(courier, BACK + 10 * step * MINUTE)]

    late = [each for each in back if "This reminder is late" in text_of(each.card, each.reader)]
    assert named(late).keys() >= {number for number, start in enumerate(starts) if due_while_stopped(start)}
    assert not [number for number in named(back) if starts[number] + USEFUL <= BACK]
    every = named(back + after)
    assert {number: every[number] for number in range(meetings)} == dict(enumerate(map(wanted, starts)))
    (listed,) = [text for text in Sent(tuple(after)).to(ALEX) if "Reminders that were not sent" in text]
    over = {
        number for number, start in enumerate(starts) if start - CALL > STOPPED and start + USEFUL <= BACK
    }
    assert {int(found) for found in re.findall(r"(?:Nr\. |会议)(\d+)", listed)} == over
