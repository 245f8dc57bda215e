"""The data of time zones is swapped under the running program: wall times stay, unsent reminders move with them."""

import struct
import zoneinfo
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.bot import Bot
from bot.delivery import Courier
from bot.meetings import zones
from bot.work import OpenWork
from tests.cast import LI, NOW, PLENARY
from tests.meetings.scenes import DAY, HOUR, START, deliver, schedule, stored
from tests.meetings.test_series import repeat, rows, tick

pytestmark = pytest.mark.slow

CALL = timedelta(minutes=5)
SHANGHAI = "Asia/Shanghai"


def compiled(hours: int, name: str) -> bytes:
    """A zone file (RFC 8536) of a clock that never changes."""
    abbreviation = name.encode() + b"\0"
    counts = struct.pack(">6l", 0, 0, 0, 0, 1, len(abbreviation))
    data = struct.pack(">lbb", hours * 3600, 0, 0) + abbreviation
    header = b"TZif2" + b"\0" * 15 + counts
    return header + data + header + data + f"\n<{name}>{-hours}\n".encode()


@pytest.fixture
def new_rules(tmp_path: Path) -> Iterator[Path]:
    """A folder on zoneinfo's path, empty at first; afterwards everything is as it was."""
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath((str(tmp_path), *before))
    yield tmp_path
    zoneinfo.reset_tzpath(before)
    zoneinfo.ZoneInfo.clear_cache()
    zones.version_of.cache_clear()


def swap(folder: Path, hours: int) -> None:
    """From now on Shanghai's clocks are so many hours ahead of UTC."""
    path = folder / SHANGHAI
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(compiled(hours, f"+{hours:02}"))


def dues(open_work: OpenWork, meeting_id: int) -> list[str]:
    with open_work() as work:
        planned = work.reminders.about("meeting_reminder", meeting_id)
        return [f"{each.due_at:%m-%d %H:%M}" for each in planned if not each.optional]


def test_every_meeting_of_a_series_moves_and_every_unsent_reminder_with_it(
    bot: Bot, open_work: OpenWork, courier: Courier, new_rules: Path
) -> None:
    schedule(bot)
    repeat(bot)
    tick(courier)
    before = {row.id: row.starts_at for row in rows(open_work)}

    swap(new_rules, 9)
    tick(courier)

    after = rows(open_work)
    assert len(after) == len(before) == 61
    assert all(before[row.id] - row.starts_at == HOUR for row in after)
    assert all(f"{row.wall:%H:%M}" == "15:00" for row in after)
    for row in after:
        assert dues(open_work, row.id) == [
            f"{row.starts_at - ahead:%m-%d %H:%M}" for ahead in (DAY, HOUR, CALL)
        ]


def test_a_meeting_of_no_series_moves_too_and_the_room_is_told_why(
    bot: Bot, open_work: OpenWork, courier: Courier, new_rules: Path
) -> None:
    schedule(bot)
    deliver(courier, NOW)

    swap(new_rules, 9)
    (notice,) = deliver(courier, NOW).of("meeting_moved").to(PLENARY)

    assert stored(open_work).starts_at == START - HOUR
    assert "there the time stays, elsewhere it moves" in notice


def test_what_was_sent_is_not_sent_again_and_what_was_not_comes_once(
    bot: Bot, courier: Courier, new_rules: Path
) -> None:
    schedule(bot)
    a_day_before = deliver(courier, START - DAY).of("meeting_reminder").people

    swap(new_rules, 7)
    moments = [START - DAY + timedelta(minutes=30) * step for step in range(52)]
    later = [deliver(courier, moment).of("meeting_reminder") for moment in moments]

    assert a_day_before == {"liwei", "anna", "wangfang", "thomas", "alex"}
    assert [moment for moment, sent in zip(moments, later, strict=True) if sent.parcels] == [
        START,
        START + HOUR,
    ]
    assert [len(sent.to(LI)) for sent in later if sent.parcels] == [1, 1]


def test_a_reminder_that_waits_for_its_lane_is_not_lost(bot: Bot, courier: Courier, new_rules: Path) -> None:
    schedule(bot)
    courier.tick(START - DAY)  # handed over, not sent yet

    swap(new_rules, 9)
    sent = deliver(courier, START - DAY + timedelta(minutes=1)).of("meeting_reminder").to(LI)

    assert len(sent) == 1
    assert "14:00" in sent[0] or "15:00" in sent[0]


def test_one_whose_time_has_come_by_the_new_rules_is_said_at_once(
    bot: Bot, courier: Courier, new_rules: Path
) -> None:
    schedule(bot)
    half_an_hour_early = START - DAY - timedelta(minutes=30)

    swap(new_rules, 9)

    assert len(deliver(courier, half_an_hour_early).of("meeting_reminder").to(LI)) == 1


def test_rules_that_did_not_change_move_nothing(
    bot: Bot, open_work: OpenWork, courier: Courier, new_rules: Path
) -> None:
    schedule(bot)
    swap(new_rules, 8)
    tick(courier)

    meeting = stored(open_work)
    assert (meeting.starts_at, meeting.revision) == (START, 0)
    assert meeting.derived_with == zones.version_of(SHANGHAI)


def test_a_meeting_that_began_stays_as_it_was(
    bot: Bot, open_work: OpenWork, courier: Courier, new_rules: Path
) -> None:
    schedule(bot)
    swap(new_rules, 9)
    tick(courier, START + timedelta(minutes=5))

    assert stored(open_work).starts_at == START


def test_the_made_up_zone_is_really_read(new_rules: Path) -> None:
    swap(new_rules, 9)
    zones.renew(SHANGHAI)

    moment = datetime.fromisoformat("2026-12-01T00:00+00:00")
    assert moment.astimezone(zoneinfo.ZoneInfo(SHANGHAI)).hour == 9
