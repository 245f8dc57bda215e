"""How a member wants to be reminded: asked, kept, obeyed, moved with them, handed over and erased."""

import json
from dataclasses import replace
from datetime import datetime

import pytest

from bot.bot import Bot
from bot.chat.cards import Attachment, Card, FileKind
from bot.delivery import Courier
from bot.guide.actions import ChangeSettings
from bot.meetings.model import Attendance
from bot.meetings.reminding import VIEW
from bot.privacy.actions import Erase, GetData
from bot.reminders import service
from bot.reminders.actions import ComeBack, OpenAway, OpenLeads, OpenQuiet
from bot.reminders.wishes import Lead, Wishes
from bot.rooms.actions import RemindRoom
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, LI, NOW, PLENARY, THOMAS
from tests.meetings.scenes import (
    DAY,
    HOUR,
    START,
    Sent,
    answer,
    deliver,
    labels_of,
    reply,
    schedule,
    text_of,
    why,
)
from tests.reminders.scenes import ENGLISH, MINUTE, World, person, told

pytestmark = pytest.mark.slow

WEEK = 7 * DAY
CALL = 5 * MINUTE
LATER = START + WEEK


def moments(courier: Courier, who: str = "liwei") -> list[str]:
    """How long before the meeting somebody is reminded."""
    ahead = {"week": WEEK, "day": DAY, "hour": HOUR, "minutes": 10 * MINUTE, "call": CALL}
    return [name for name, lead in ahead.items() if who in reminded(courier, LATER - lead).people]


def reminded(courier: Courier, at: datetime) -> Sent:
    """The reminders of a meeting that come at this moment; what came before stands by itself."""
    deliver(courier, at - 2 * HOUR)
    return deliver(courier, at).of(VIEW)


def text(card: Card | None) -> str:
    """A card in English."""
    return text_of(card, ENGLISH)


def test_the_card_says_how_it_is_and_leads_on(bot: Bot) -> None:
    card = reply(bot, LI, "/reminders").show
    said = text(card)
    assert "Before meetings: as each kind of meeting needs it" in said
    assert "Where: in private" in said
    assert "Quiet hours: from 21:00 to 08:00" in said.replace(" ", " ")
    assert "Days off: none" in said
    assert labels_of(card) == ["Before meetings", "Quiet hours and days off", "I will be away"]
    assert "Reminders" in labels_of(reply(bot, LI, "/settings").show)


@pytest.mark.parametrize(
    ("ahead", "leads", "expected"),
    [
        ("kind", (), ["day", "hour", "call"]),
        ("own", ("week", "minutes"), ["week", "minutes"]),
        ("own", ("start",), ["call"]),
        ("none", (), []),
    ],
)
def test_a_member_is_reminded_as_long_before_as_they_wish(
    bot: Bot, courier: Courier, ahead: str, leads: tuple[str, ...], expected: list[str]
) -> None:
    schedule(bot, starts_at="2026-12-08T15:00")
    said = reply(bot, LI, (OpenLeads(), {"ahead": ahead, "leads": leads, "where": "private"}))  # type: ignore[dict-item]
    assert said.show is not None
    assert moments(courier) == expected


def test_own_times_need_at_least_one(bot: Bot) -> None:
    said = reply(bot, LI, (OpenLeads(), {"ahead": "own", "leads": (), "where": "private"}))  # type: ignore[dict-item]
    assert said.errors.keys() == {"leads"}


def test_quiet_hours_and_days_off_are_kept_and_kept_apart_from_the_rest(
    bot: Bot, open_work: OpenWork
) -> None:
    reply(bot, LI, (OpenLeads(), {"ahead": "none", "leads": (), "where": "private"}))  # type: ignore[dict-item]
    filled = {"since": "22:00", "until": "07:00", "days_off": ("sat", "sun", "holidays")}
    card = reply(bot, LI, (OpenQuiet(), filled)).show  # type: ignore[arg-type]
    said = text(card)
    assert "public holidays of your side" in said
    assert "Before meetings: never" in said
    with open_work() as work:
        wishes = work.wishes.of(person(work, LI).id)
    assert (wishes.weekdays_off, wishes.holidays_off, wishes.leads) == ((5, 6), True, ())


def test_a_week_without_any_working_day_is_refused(bot: Bot) -> None:
    every = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    said = reply(bot, LI, (OpenQuiet(), {"since": "22:00", "until": "07:00", "days_off": every}))  # type: ignore[dict-item]
    assert said.errors.keys() == {"days_off"}


def test_who_is_away_hears_afterwards_and_coming_back_brings_it_at_once(open_work: OpenWork) -> None:
    world = World(open_work)
    said = reply(world.bot, LI, (OpenAway(), {"since": "", "until": "2026-11-28T12:00"}))
    assert "Away" in text(said.show)
    world.plan(1, NOW + HOUR, lasts=9 * DAY, waits=True)
    assert told(world.courier, NOW + 2 * HOUR) == []
    back = reply(world.bot, LI, ComeBack(), now=NOW + 3 * HOUR)
    assert "Away" not in text(back.update)
    assert told(world.courier, NOW + 3 * HOUR) == [("liwei", "Thing 1")]


def test_an_absence_that_ends_before_it_begins_is_refused(bot: Bot) -> None:
    said = reply(bot, LI, (OpenAway(), {"since": "2026-11-28T12:00", "until": "2026-11-27T12:00"}))
    assert said.errors.keys() == {"until"}


def test_who_moves_to_another_zone_is_reminded_in_the_morning_there(bot: Bot, open_work: OpenWork) -> None:
    """03:00 in Munich, 10:00 in Shanghai: what would have waited for Munich's morning comes in Shanghai's day."""
    world = World(open_work, concerned={1: (ANNA,)})
    world.plan(1, NOW, lasts=9 * DAY, waits=True)
    assert told(world.courier, NOW + HOUR) == []
    reply(bot, ANNA, (ChangeSettings(), {"person": "Anna Becker", "city": "shanghai"}), now=NOW + HOUR)
    assert told(world.courier, NOW + HOUR) == [("anna", "Thing 1")]


def test_a_room_is_reminded_if_a_coordinator_wants_it(
    bot: Bot, courier: Courier, open_work: OpenWork
) -> None:
    schedule(bot)
    with open_work() as work:
        bound = work.rooms.bound(PLENARY)
        assert bound is not None
    assert "Only a coordinator" in why(reply(bot, LI, RemindRoom(bound.id, on=True)))
    card = reply(bot, ALEX, RemindRoom(bound.id, on=True)).update
    assert "No reminders here" in labels_of(card)
    reply(bot, LI, (OpenLeads(), {"ahead": "kind", "leads": (), "where": "room"}))  # type: ignore[dict-item]

    sent = reminded(courier, START - DAY)
    (room,) = sent.to(PLENARY)
    assert "15:00" in room
    assert "08:00" in room
    assert "liwei" not in sent.people
    assert "anna" in sent.people
    (called,) = deliver(courier, START - CALL).of(VIEW).to(PLENARY)
    assert "Starting now" in called
    assert "https://meet.example.org/wg" in called


def test_in_the_room_only_where_there_is_one_that_is_reminded(bot: Bot, courier: Courier) -> None:
    schedule(bot)
    reply(bot, LI, (OpenLeads(), {"ahead": "kind", "leads": (), "where": "room"}))  # type: ignore[dict-item]
    assert "liwei" in reminded(courier, START - DAY).people


def test_people_are_called_in_with_the_link_that_opens_where_they_are(bot: Bot, courier: Courier) -> None:
    schedule(bot, link_cn="https://meeting.example.cn/wg")
    sent = deliver(courier, START - CALL).of(VIEW)
    (li,), (anna,) = sent.to(LI), sent.to(ANNA)
    assert li.index("meeting.example.cn") < li.index("meet.example.org")
    assert anna.index("meet.example.org") < anna.index("meeting.example.cn")
    assert "Starting now: 数据安全" in li


def test_wishes_are_in_the_file_of_ones_data_and_go_with_the_person(bot: Bot, open_work: OpenWork) -> None:
    with open_work() as work:
        thomas = person(work, THOMAS)
        service.keep_wishes(work, thomas, replace(Wishes(thomas.id), leads=(Lead.WEEK,)), NOW)
        number = thomas.id
    card = reply(bot, THOMAS, GetData()).show
    assert card is not None
    (whole,) = [each for each in card.blocks if isinstance(each, Attachment) and each.kind is FileKind.JSON]
    data = json.loads(whole.content.written(lambda value: (str(value),)))
    assert data["reminder_wishes"][0]["quiet_from"].startswith("21:00")

    reply(bot, THOMAS, Erase())
    with open_work() as work:
        assert work.wishes.of(number).leads is None


def test_of_two_who_become_one_the_wishes_of_the_one_who_stays_hold(open_work: OpenWork) -> None:
    with open_work() as work:
        kept, gone = person(work, LI), person(work, ANNA)
        for member, leads in ((kept, (Lead.DAY,)), (gone, (Lead.WEEK,))):
            service.keep_wishes(work, member, replace(Wishes(member.id), leads=leads), NOW)
        for unite in World(open_work).registry.merging.uniting:
            unite(work, kept.id, gone.id, NOW)
    with open_work() as work:
        assert work.wishes.of(kept.id).leads == (Lead.DAY,)
        assert work.wishes.of(gone.id).leads is None


def test_a_declined_meeting_calls_nobody(bot: Bot, courier: Courier) -> None:
    schedule(bot, starts_at="2026-12-08T15:00")
    answer(bot, LI, Attendance.NO)
    assert moments(courier) == []


def test_one_reminder_of_a_meeting_is_enough_when_an_answer_is_missing_too(
    bot: Bot, courier: Courier
) -> None:
    """A week before both fall due: whoever has not answered is asked in the reminder."""
    schedule(bot, starts_at="2026-12-08T15:00", kind="plenary")
    sent = deliver(courier, LATER - WEEK)
    (text_for_li,) = sent.to(LI)
    assert "Reminder: 数据安全" in text_for_li
    assert "Will you attend?" in text_for_li
