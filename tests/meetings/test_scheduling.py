"""A coordinator schedules a meeting; the group's rooms and members see it on their own clocks."""

import pytest

from bot.bot import Bot
from bot.chat.cities import BEIJING
from bot.chat.exchange import Account
from bot.chat.forms import Choice, Line, Moment, Number, Tongues
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.delivery import Courier
from bot.meetings.actions import OpenSchedule, ShowMeeting
from bot.meetings.model import State
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, EXPERTS, JONAS, LI, NOW, PLENARY, THOMAS, ask
from tests.meetings.scenes import (
    ADDED,
    ANSWER_BUTTONS,
    BOOK,
    COORDINATING,
    EXPERT_GROUP,
    FILLED,
    GROUP,
    HOUR,
    START,
    Sent,
    buttons_of,
    deliver,
    labels_of,
    reply,
    say,
    schedule,
    stored,
    text_of,
    why,
)


def count(open_work: OpenWork) -> int:
    with open_work() as work:
        return work.meetings.count_upcoming([GROUP, EXPERT_GROUP], NOW)


def test_the_form_asks_on_the_coordinators_clock_in_the_groups_languages(bot: Bot) -> None:
    asked = reply(bot, ALEX, "/meet", room=PLENARY).ask

    assert asked is not None
    title, moment, kind, minutes, place, link, link_cn = asked.form.fields
    assert isinstance(title, Tongues)
    assert title.languages == (Language.ZH, Language.DE, Language.EN)
    assert isinstance(moment, Moment)
    assert (moment.zone, moment.given) == ("Asia/Shanghai", "")
    assert say(moment.label, Reader.person(Language.EN, BEIJING)) == "Day and time (clock: Beijing)"
    assert isinstance(minutes, Number)
    assert (minutes.least, minutes.most, minutes.given, minutes.optional) == (15, 480, None, True)
    assert isinstance(kind, Choice)
    assert kind.given == "plenary"
    assert isinstance(link_cn, Line)
    assert isinstance(place, Line)
    assert place.optional
    assert isinstance(link, Line)
    assert link.optional


def test_a_moment_typed_after_the_word_stands_in_the_form(bot: Bot) -> None:
    asked = reply(bot, ALEX, "/meet next Tuesday 3pm", room=PLENARY).ask

    assert asked is not None
    assert isinstance(asked.form.fields[1], Moment)
    assert asked.form.fields[1].given == "2026-12-01T15:00"


def test_a_moment_that_cannot_be_read_opens_the_form_and_says_why(bot: Bot) -> None:
    unread = reply(bot, ALEX, "/meet when it suits", room=PLENARY).ask
    past = reply(bot, ALEX, "/meet 2026-11-01 15:00", room=PLENARY).ask
    bare = reply(bot, ALEX, "/meet", room=PLENARY).ask

    assert unread is not None
    assert past is not None
    assert bare is not None
    assert unread.form.intro != bare.form.intro
    assert past.form.intro is not None
    reader = Reader.person(Language.EN, BEIJING)
    assert say(past.form.intro, reader) == "This moment has passed. Please give one in the future."


def test_who_coordinates_several_groups_picks_one_and_keeps_the_moment(bot: Bot) -> None:
    picking = reply(bot, ALEX, "/meet next Tuesday 3pm")
    buttons = buttons_of(picking.show)
    asked = reply(bot, ALEX, buttons[1].action).ask

    assert asked is not None
    assert asked.form.fixed == {"group": EXPERT_GROUP}
    assert isinstance(asked.form.fields[1], Moment)
    assert asked.form.fields[1].given == "2026-12-01T15:00"


def test_why_the_moment_cannot_be_read_is_not_lost_while_picking(bot: Bot) -> None:
    assert reply(bot, ALEX, "/meet when it suits").toast is not None


@pytest.mark.parametrize("word", ["/session", "/sitzung", "/termin", "/安排会议"])
def test_the_command_is_understood_in_three_languages(bot: Bot, word: str) -> None:
    assert reply(bot, ALEX, word, room=PLENARY).ask is not None


def test_a_meeting_is_kept_in_utc_with_the_clock_it_was_agreed_on(bot: Bot, open_work: OpenWork) -> None:
    schedule(bot)

    meeting = stored(open_work)
    assert (meeting.starts_at, meeting.zone, meeting.minutes) == (START, "Asia/Shanghai", 90)
    assert meeting.ends_at.isoformat() == "2026-12-01T08:30:00+00:00"
    assert (meeting.state, meeting.revision) == (State.PLANNED, 0)


def test_the_coordinator_sees_the_meeting_and_how_many_rooms_will(bot: Bot) -> None:
    given = schedule(bot)

    reader = Reader.person(Language.EN, BEIJING)
    assert "will be announced in 1 room." in say(given.toast, reader)
    assert labels_of(given.show) == [
        *ANSWER_BUTTONS,
        "Who comes?",
        "Calendar file",
        *ADDED,
        *COORDINATING,
    ]


def test_the_room_reads_the_meeting_in_both_languages_on_both_clocks(bot: Bot, courier: Courier) -> None:
    schedule(bot)

    (card,) = deliver(courier, NOW).to(PLENARY)
    assert "数据安全 · Meeting: Datensicherheit" in card
    assert "When: 2026年12月1日周二 15:00 Beijing · Di., 1. Dez. 2026, 08:00 Berlin" in card
    assert "Place: Haus 4, Raum 12" in card
    assert "Join on line: https://meet.example.org/wg" in card
    assert "attending 0, not attending 0, maybe 0" in card


def test_the_room_has_the_answers_as_buttons_and_nothing_for_coordinators(bot: Bot, courier: Courier) -> None:
    schedule(bot)

    (parcel,) = deliver(courier, NOW).of("meeting").parcels
    assert labels_of(parcel.card) == [
        *ANSWER_BUTTONS,
        "Who comes?",
        "Calendar file",
        *ADDED,
        "Answer in private",
    ]


def test_each_person_sees_their_own_clock_first(bot: Bot) -> None:
    schedule(bot)

    for who, when in (
        (ANNA, "Di., 1. Dez. 2026, 08:00 Munich · 15:00 Beijing"),
        (LI, "2026年12月1日周二 15:00 Shanghai · 08:00 Berlin"),
    ):
        given = ask(bot, who, ShowMeeting(1))
        assert given is not None
        assert f"When: {when}" in text_of(given.reply.show, given.reader)


def test_both_clocks_are_right_on_either_side_of_a_clock_change(bot: Bot, courier: Courier) -> None:
    """Germany's clocks go forward on 28 March 2027, China's never."""
    schedule(bot, starts_at="2027-03-26T15:00")
    schedule(bot, starts_at="2027-03-28T15:00")

    before, after = deliver(courier, NOW).to(PLENARY)
    assert "2027年3月26日周五 15:00 Beijing · Fr., 26. März 2027, 08:00 Berlin" in before
    assert "2027年3月28日周日 15:00 Beijing · So., 28. März 2027, 09:00 Berlin" in after


def test_only_the_groups_own_rooms_hear_of_it(bot: Bot, courier: Courier) -> None:
    schedule(bot, group=EXPERT_GROUP)

    sent = deliver(courier, NOW)
    assert sent.to(PLENARY) == []
    assert len(sent.to(EXPERTS)) == 1


def test_a_group_without_a_room_is_told_how_to_get_one(bot: Bot, open_work: OpenWork) -> None:
    with open_work() as work:
        for bound in work.rooms.of_group(GROUP):
            work.rooms.remove(bound)

    given = schedule(bot)

    assert "No room is used by the group yet" in say(given.toast, Reader.person(Language.EN, BEIJING))
    assert count(open_work) == 1


@pytest.mark.parametrize("who", [LI, ANNA, THOMAS, JONAS])
def test_only_a_coordinator_schedules(bot: Bot, open_work: OpenWork, who: Account) -> None:
    opened = reply(bot, who, OpenSchedule(GROUP))
    sent = schedule(bot, by=who)

    assert "Only a coordinator" in why(opened)
    assert set(sent.errors) == {""}
    assert count(open_work) == 0


WRONG = {
    "no place and no link": ({"place": "", "link": ""}, "place"),
    "a link without http": ({"link": "meet.example.org/wg"}, "link"),
    "a script as a link": ({"link": "javascript:alert(1)"}, "link"),
    "a link with a password": ({"link": "https://me:secret@meet.example.org"}, "link"),
    "too short": ({"minutes": "14"}, "minutes"),
    "too long": ({"minutes": "481"}, "minutes"),
    "half an hour in words": ({"minutes": "half an hour"}, "minutes"),
    "a moment that has passed": ({"starts_at": "2026-11-25T09:59"}, "starts_at"),
    "no moment": ({"starts_at": ""}, "starts_at"),
    "no title": ({"title.zh": "", "title.de": " "}, "title"),
    "a title of two lines": ({"title.zh": "数据\n安全"}, "title"),
    "an over-long place": ({"place": "x" * 201}, "place"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_answer_is_said_beside_its_question_and_nothing_is_kept(
    bot: Bot, open_work: OpenWork, name: str
) -> None:
    answers, field = WRONG[name]

    given = reply(bot, ALEX, (OpenSchedule(GROUP), FILLED | answers))

    assert set(given.errors) == {field}
    assert count(open_work) == 0


@pytest.mark.parametrize("wall", ["2027-03-28T02:30", "2027-10-31T02:30"])
def test_a_time_in_a_clock_change_is_refused(bot: Bot, open_work: OpenWork, wall: str) -> None:
    """Anna coordinates in Munich: one of these does not exist there, the other comes twice."""
    with open_work() as work:
        anna = work.members.by_account(ANNA)
        assert anna is not None
        anna.office = True

    assert set(schedule(bot, by=ANNA, starts_at=wall).errors) == {"starts_at"}
    assert count(open_work) == 0


def test_the_clock_is_that_of_whoever_schedules(bot: Bot, open_work: OpenWork) -> None:
    with open_work() as work:
        anna = work.members.by_account(ANNA)
        assert anna is not None
        anna.office = True

    schedule(bot, by=ANNA, starts_at="2026-12-01T08:00")

    assert (stored(open_work).starts_at, stored(open_work).zone) == (START, "Europe/Berlin")


def test_the_same_form_sent_twice_makes_one_meeting(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    schedule(bot)
    again = schedule(bot)

    assert "already planned" in say(again.errors[""], Reader.person(Language.EN, BEIJING))
    assert count(open_work) == 1
    assert len(deliver(courier, NOW).to(PLENARY)) == 1


def test_two_different_meetings_may_begin_at_once(bot: Bot, open_work: OpenWork) -> None:
    schedule(bot)
    schedule(bot, title_zh="知识产权")

    assert count(open_work) == 2


def test_what_people_typed_is_escaped_where_it_is_shown(bot: Bot, courier: Courier) -> None:
    schedule(bot, title_zh="<b>粗体</b>", title_de="*fett* <script>")

    (parcel,) = deliver(courier, NOW).of("meeting").parcels
    said = BOOK.say(parcel.card.title, parcel.reader, lambda text: text.replace("<", "&lt;"))
    assert "<" not in said
    assert "&lt;b>粗体" in said


def test_an_announcement_that_comes_too_late_is_dropped(bot: Bot, courier: Courier) -> None:
    schedule(bot)

    assert deliver(courier, START + 2 * HOUR) == Sent(())
