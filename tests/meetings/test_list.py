"""/meetings: what is coming, for those who may know."""

import pytest

from bot.bot import Bot
from bot.calendars.actions import OpenCalendar
from bot.chat.cards import Button, Card
from bot.chat.cities import BEIJING
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.meetings.actions import CancelMeeting, ListMeetings, OpenSchedule, ShowMeeting, TurnMeetings
from bot.meetings.series_actions import OpenFind
from tests.cast import ALEX, ANNA, EXPERTS, JONAS, LI, NOW, PLENARY, ask
from tests.meetings.scenes import (
    EXPERT_GROUP,
    GROUP,
    HOUR,
    START,
    buttons_of,
    labels_of,
    reply,
    say,
    schedule,
    text_of,
    why,
)

SUBSCRIBE = "Subscribe in your calendar"
"""What another slice puts below the list."""

ALEX_READS = Reader.person(Language.EN, BEIJING)


def listed(bot: Bot) -> str:
    return text_of(reply(bot, ALEX, "/meetings").show, ALEX_READS)


@pytest.mark.parametrize("word", ["/meetings", "/sitzungen", "/termine", "/会议", "会议"])
def test_an_empty_list_says_what_to_do(bot: Bot, word: str) -> None:
    card = reply(bot, LI, word).show

    assert "No meeting is planned. A coordinator can schedule one with /meet." in text_of(card, ALEX_READS)


def leading_on(card: Card | None) -> list[Button]:
    """The buttons of a list, but for the one below each that other slices add."""
    return [button for button in buttons_of(card) if button.action != OpenCalendar()]


def test_the_soonest_comes_first_and_every_one_can_be_opened(bot: Bot) -> None:
    schedule(bot, title_zh="二", starts_at="2026-12-02T15:00")
    schedule(bot, title_zh="一")

    given = ask(bot, LI, "/meetings")
    assert given is not None
    text = text_of(given.reply.show, given.reader)
    assert text.index("一: 2026年12月1日周二 15:00 Shanghai · 08:00 Berlin") < text.index(
        "二: 2026年12月2日周三"
    )
    assert [button.action for button in leading_on(given.reply.show)] == [ShowMeeting(2), ShowMeeting(1)]


def test_what_runs_is_listed_what_is_over_or_cancelled_is_not(bot: Bot) -> None:
    schedule(bot)
    schedule(bot, title_zh="取消", starts_at="2026-12-01T15:10")
    reply(bot, ALEX, CancelMeeting(2, 0))

    running = reply(bot, LI, "/meetings", now=START + HOUR).show
    over = reply(bot, LI, "/meetings", now=START + 2 * HOUR).show

    assert [button.action for button in leading_on(running)] == [ShowMeeting(1)]
    assert leading_on(over) == []


def test_a_room_lists_its_own_group_a_private_chat_all_of_the_persons(bot: Bot) -> None:
    schedule(bot)
    schedule(bot, group=EXPERT_GROUP)

    in_room = reply(bot, ALEX, "/meetings", room=EXPERTS).show
    assert [button.action for button in leading_on(in_room)] == [
        ShowMeeting(2),
        OpenSchedule(EXPERT_GROUP),
        OpenFind(EXPERT_GROUP),
    ]
    in_private = reply(bot, ALEX, "/meetings").show
    assert [button.action for button in leading_on(in_private)] == [ShowMeeting(1), ShowMeeting(2)]
    assert "Expert group on data security" in listed(bot)
    members = reply(bot, LI, "/meetings").show
    assert [button.action for button in leading_on(members)] == [ShowMeeting(1)]


def test_meetings_of_several_groups_stand_in_one_order(bot: Bot) -> None:
    schedule(bot, starts_at="2026-12-02T15:00")
    schedule(bot, group=EXPERT_GROUP)

    listing = reply(bot, ALEX, "/meetings").show
    assert [button.action for button in leading_on(listing)] == [ShowMeeting(2), ShowMeeting(1)]


def test_strangers_see_nothing(bot: Bot) -> None:
    schedule(bot)

    assert "not in a working group yet" in why(reply(bot, JONAS, "/meetings"))
    assert "for members of" in why(reply(bot, JONAS, "/meetings", room=PLENARY))
    assert "for members of" in why(reply(bot, JONAS, ListMeetings(GROUP)))
    assert "for members of" in why(reply(bot, ANNA, TurnMeetings(EXPERT_GROUP, 0)))


def test_a_long_list_comes_page_by_page(bot: Bot) -> None:
    for day in range(1, 19):
        schedule(bot, starts_at=f"2026-12-{day:02}T15:00")

    first = reply(bot, LI, ListMeetings(GROUP))
    assert labels_of(first.show)[8:] == ["Next page (2 of 3)", SUBSCRIBE]
    second = reply(bot, LI, buttons_of(first.show)[8].action)
    assert labels_of(second.update)[8:] == ["Previous page (1 of 3)", "Next page (3 of 3)", SUBSCRIBE]
    last = reply(bot, LI, TurnMeetings(GROUP, 2))
    assert [button.action for button in leading_on(last.update)][:2] == [ShowMeeting(17), ShowMeeting(18)]
    assert reply(bot, LI, TurnMeetings(GROUP, 7)) == last


def test_a_page_past_the_end_of_an_emptied_list_is_the_empty_one(bot: Bot) -> None:
    assert NOW < START
    assert "No meeting is planned" in text_of(reply(bot, LI, TurnMeetings(GROUP, 3)).update, ALEX_READS)


def test_meetings_of_the_same_title_are_told_apart_by_the_day_on_ones_own_clock(bot: Bot) -> None:
    schedule(bot, title_zh="", title_de="Monatstreffen", starts_at="2026-12-01T06:30")
    schedule(bot, title_zh="", title_de="Monatstreffen", starts_at="2027-01-05T06:30")

    for who, days in (
        (ANNA, ("Mo., 30. Nov. 2026", "Mo., 4. Jan. 2027")),
        (LI, ("12月1日周二", "1月5日周二")),
    ):
        given = ask(bot, who, "/meetings")
        assert given is not None
        labels = [say(button.label, given.reader) for button in leading_on(given.reply.show)]
        assert [day in label for day, label in zip(days, labels, strict=True)] == [True, True]


def test_the_group_is_named_beside_each_only_where_there_are_several(bot: Bot) -> None:
    schedule(bot)

    given = ask(bot, LI, "/meetings")
    assert given is not None
    text = text_of(given.reply.show, given.reader)
    assert text.startswith("Next meetings of “智能制造工作组”")
    assert text.count("智能制造工作组") == 1
