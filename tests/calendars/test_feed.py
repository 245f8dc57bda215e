"""What a calendar holds: which meetings, in whose words, with whose answers."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, event

from bot.bot import Bot
from bot.calendars.service import MOST, follow
from bot.chat.cities import SHANGHAI
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.text import Variants
from bot.meetings.actions import CancelMeeting
from bot.meetings.model import Attendance, Meeting
from bot.work import OpenWork
from tests.calendars.scenes import events, followed, make
from tests.cast import ALEX, ANNA, LI, NOW
from tests.meetings.ics import moment
from tests.meetings.scenes import GROUP, HOUR, START, answer, move, reply, schedule

DAY = timedelta(days=1)


def held(open_work: OpenWork, *starts: datetime) -> None:
    """Meetings of the group at these moments, called by their day."""
    with open_work() as work:
        for at in starts:
            title = Variants({Language.DE: str(at)}, Language.DE)
            work.meetings.add(Meeting(GROUP, title, at, "Asia/Shanghai", 60, "Raum 1", "", None, NOW))


def test_each_meeting_stands_there_with_ones_own_answer(
    bot: Bot, open_work: OpenWork, phrasebook: Phrasebook
) -> None:
    schedule(bot)
    [annas], [lis] = make(bot, ANNA), make(bot, LI)
    answer(bot, ANNA, Attendance.MAYBE)
    answer(bot, LI, Attendance.NO)
    calendar = followed(open_work, annas, phrasebook)
    assert calendar is not None
    [mine] = events(calendar).values()
    assert mine.properties["STATUS"] == "TENTATIVE"
    assert "TRANSP" not in mine.properties
    assert "Ihre Antwort: Unter Vorbehalt" in mine.text("DESCRIPTION").splitlines()
    assert moment(mine, calendar, "DTSTART") == START
    [his] = events(followed(open_work, lis, phrasebook)).values()
    assert (his.properties["STATUS"], his.properties["TRANSP"]) == ("CONFIRMED", "TRANSPARENT")
    assert "您的答复：不参加" in his.text("DESCRIPTION").splitlines()


def test_it_says_how_often_to_ask_and_what_it_is_called(
    bot: Bot, open_work: OpenWork, phrasebook: Phrasebook
) -> None:
    [name] = make(bot, ANNA)
    calendar = followed(open_work, name, phrasebook)
    assert calendar is not None
    told = calendar.properties
    assert (told["REFRESH-INTERVAL"], told["X-PUBLISHED-TTL"]) == ("PT1H", "PT1H")
    assert calendar.params["REFRESH-INTERVAL"] == {"VALUE": "DURATION"}
    assert calendar.text("NAME") == calendar.text("X-WR-CALNAME") == "Meine Arbeitsgruppen"
    assert (told["METHOD"], told["X-WR-TIMEZONE"]) == ("PUBLISH", "Europe/Berlin")


def test_a_change_replaces_and_a_cancellation_stays_marked(
    bot: Bot, open_work: OpenWork, phrasebook: Phrasebook
) -> None:
    schedule(bot)
    [name] = make(bot, ANNA)
    [before] = events(followed(open_work, name, phrasebook)).values()
    move(bot, "2026-12-08T16:00", now=NOW + HOUR)
    [after] = events(followed(open_work, name, phrasebook)).values()
    assert before.properties["UID"] == after.properties["UID"]
    assert (before.properties["SEQUENCE"], after.properties["SEQUENCE"]) == ("0", "1")
    assert after.properties["DTSTART"] == "20261208T160000"
    reply(bot, ALEX, CancelMeeting(1, 1), now=NOW + 2 * HOUR)
    [gone] = events(followed(open_work, name, phrasebook)).values()
    assert (gone.properties["STATUS"], gone.properties["UID"]) == ("CANCELLED", before.properties["UID"])


def test_it_reaches_a_year_back_and_fourteen_months_ahead(
    bot: Bot, open_work: OpenWork, phrasebook: Phrasebook
) -> None:
    held(open_work, NOW - 367 * DAY, NOW - 365 * DAY, NOW + 426 * DAY, NOW + 428 * DAY)
    [name] = make(bot, ANNA)
    found = [
        each.properties["DTSTART"][:8] for each in events(followed(open_work, name, phrasebook)).values()
    ]
    assert found == ["20251125", "20280125"]


def test_a_reader_in_china_finds_the_link_first_that_opens_there(
    bot: Bot, open_work: OpenWork, phrasebook: Phrasebook
) -> None:
    schedule(bot, link_cn="https://meet.example.cn/wg")
    with open_work() as work:
        member = work.members.by_account(ANNA)
        assert member is not None
        member.city_key = SHANGHAI.key
    [name] = make(bot, ANNA)
    [shown] = events(followed(open_work, name, phrasebook)).values()
    assert shown.properties["URL"] == "https://meet.example.cn/wg"


def test_an_address_can_be_read_in_another_language(
    bot: Bot, open_work: OpenWork, phrasebook: Phrasebook
) -> None:
    schedule(bot)
    [name] = make(bot, ANNA)
    assert list(events(followed(open_work, name, phrasebook))) == ["Datensicherheit"]
    assert list(events(followed(open_work, name.replace(".ics", ".zh.ics"), phrasebook))) == ["数据安全"]


@pytest.mark.slow
def test_a_hundred_meetings_cost_as_many_queries_as_one(
    bot: Bot, open_work: OpenWork, engine: Engine, phrasebook: Phrasebook
) -> None:
    [name] = make(bot, ANNA)
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda _c, _k, statement, *_rest: asked.append(statement))
    counts = []
    for meetings in (1, 99):
        held(open_work, *(START + (len(asked) % 7 + n) * DAY for n in range(meetings)))
        asked.clear()
        with open_work() as work:
            assert follow(work, name[:32], None, NOW) is not None
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 8


@pytest.mark.slow
def test_of_too_many_the_earliest_are_left_out(bot: Bot, open_work: OpenWork) -> None:
    held(open_work, *(NOW + n * HOUR for n in range(MOST + 1)))
    [name] = make(bot, ANNA)
    with open_work() as work:
        found = follow(work, name[:32], None, NOW)
    assert found is not None
    assert len(found.feed.events) == MOST
    assert found.feed.events[0].starts_at == NOW + HOUR
