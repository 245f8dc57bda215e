"""What may go wrong with meetings: two who change one at once, clock changes, rooms that vanish, very many people."""

from datetime import date, datetime, timedelta

import pytest

from bot.bot import Bot
from bot.chat.exchange import Account, Reply
from bot.chat.languages import Language
from bot.delivery import Courier
from bot.meetings import answering
from bot.meetings.actions import OpenCancel, OpenEdit, OpenMove, ShowMeeting
from bot.meetings.model import Attendance, State
from bot.membership.model import Member, Membership
from bot.membership.roles import Role
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, LI, NOW, PLENARY, WANG
from tests.meetings.scenes import (
    BOOK,
    DAY,
    GROUP,
    START,
    answer,
    deliver,
    move,
    reply,
    schedule,
    stored,
    text_of,
    why,
)
from tests.meetings.test_changes import ALEX_READS
from tests.meetings.test_kinds import EDITED
from tests.meetings.test_series import repeat, starts, tick

pytestmark = pytest.mark.slow

MANY = 500


@pytest.fixture
def two_coordinators(open_work: OpenWork) -> None:
    with open_work() as work:
        wang = work.members.by_account(WANG)
        assert wang is not None
        place = work.members.membership(wang.id, GROUP)
        assert place is not None
        place.role = Role.COORDINATOR


def edited(bot: Bot, who: Account, revision: int, answers: dict[str, str]) -> Reply:
    return reply(bot, who, (OpenEdit(1, revision), EDITED | {"kind": "expert_group"} | answers))


CHANGES = {
    "title": {"title.de": "Anderes"},
    "place": {"place": "Raum 7"},
    "web link": {"link": "https://other.example.org"},
    "web link for mainland China": {"link_cn": "https://other.example.cn"},
    "length": {"minutes": "45"},
    "kind": {"kind": "forum"},
}


@pytest.mark.parametrize("what", CHANGES)
def test_of_two_who_edit_at_once_the_second_is_told_what_changed_and_by_whom(
    bot: Bot, open_work: OpenWork, two_coordinators: None, what: str
) -> None:
    schedule(bot)
    edited(bot, WANG, 0, CHANGES[what])

    second = edited(bot, ALEX, 0, {"place": "Raum 9"})

    said = BOOK.say(second.errors[""], ALEX_READS)
    assert said.startswith(f"Meanwhile 王芳 has changed this meeting ({what}). It is planned for")
    assert stored(open_work).place != "Raum 9"


def test_every_change_since_the_form_was_opened_is_named(bot: Bot, two_coordinators: None) -> None:
    schedule(bot)
    edited(bot, WANG, 0, {"place": "Raum 7"})
    move(bot, "2026-12-08T16:00", by=WANG, revision=1)

    assert "(time and place)" in BOOK.say(edited(bot, ALEX, 0, {}).errors[""], ALEX_READS)
    assert "(time)" in BOOK.say(edited(bot, ALEX, 1, {}).errors[""], ALEX_READS)
    assert "Meanwhile" in why(reply(bot, ALEX, OpenMove(1, 0)))
    assert "Meanwhile" in why(reply(bot, ALEX, OpenCancel(1, 1)))


def test_saving_without_a_change_counts_as_none(bot: Bot, open_work: OpenWork) -> None:
    schedule(bot)

    given = edited(bot, ALEX, 0, {})

    assert given.toast is not None
    assert BOOK.say(given.toast, ALEX_READS) == "Nothing was changed."
    assert stored(open_work).revision == 0


def test_those_who_are_coming_are_told_of_a_new_place_and_nobody_else(bot: Bot, courier: Courier) -> None:
    schedule(bot)
    answer(bot, LI, Attendance.YES)
    answer(bot, ANNA, Attendance.NO)
    deliver(courier, NOW)

    edited(bot, ALEX, 0, {"place": "Raum 7", "minutes": "45"})

    sent = deliver(courier, NOW)
    told = sent.of("meeting_changed")
    assert told.people == {"liwei"}
    assert "Changed: length和place" in told.to(LI)[0]
    assert "Place: Raum 7" in sent.of("meeting").to(PLENARY)[0]


def test_a_change_for_later_meetings_reaches_those_that_are_still_to_be_made(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    schedule(bot)
    repeat(bot)
    reply(
        bot, ALEX, (OpenEdit(2), EDITED | {"kind": "expert_group", "place": "Raum 7", "scope": "following"})
    )
    tick(courier)

    with open_work() as work:
        places = [row.place for row in work.meetings.of_series(1, date.min)]
    assert places[0] == "Haus 4, Raum 12"
    assert set(places[1:]) == {"Raum 7"}
    assert len(places) == 61


def test_a_meeting_is_not_moved_to_the_past(bot: Bot, open_work: OpenWork) -> None:
    schedule(bot)

    assert set(move(bot, "2026-11-20T15:00").errors) == {"starts_at"}
    late = reply(bot, ALEX, (OpenMove(1), {"starts_at": "2026-12-08T16:00"}), now=START)
    assert "began on" in why(late) if late.toast else late.errors
    assert stored(open_work).starts_at == START


def test_a_deleted_room_loses_its_cards_and_nothing_else(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    schedule(bot)
    repeat(bot, ends="4")
    with open_work() as work:
        for bound in work.rooms.of_group(GROUP):
            work.rooms.remove(bound)
    for days in range(0, 35, 7):
        deliver(courier, NOW + timedelta(days=days))

    assert starts(open_work) == []
    assert reply(bot, ALEX, ShowMeeting(4)).show is not None


@pytest.mark.slow
def test_five_hundred_participants_answer_are_reminded_and_wait_for_places(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    schedule(bot, kind="training", starts_at="2026-12-01T15:00")
    reply(bot, ALEX, (OpenEdit(1), EDITED | {"capacity": "300"}))
    with open_work() as work:
        members = [Member(f"M {n:03}", Language.DE, "berlin", NOW) for n in range(MANY)]
        for n, member in enumerate(members):
            member.accounts.append(Account("test", f"m{n}"))
            work.members.add(member)
            work.members.enter(Membership(member, GROUP, Role.MEMBER, NOW))
    with open_work() as work:
        for place in work.members.in_group(GROUP)[:]:
            answering.attend(work, place.member, 1, Attendance.YES, NOW)
        tally = work.attendances.tally(1)

    assert (tally[Attendance.YES], tally[Attendance.WAITING]) == (300, MANY + 5 - 300)
    courier.tick(START - DAY)
    people: set[str] = set()
    for step in range(30):
        people |= deliver(courier, START - DAY + timedelta(seconds=step)).of("meeting_reminder").people
    assert len(people) == MANY + 5


def test_a_member_who_moves_reads_the_same_meeting_on_their_new_clock(bot: Bot, open_work: OpenWork) -> None:
    schedule(bot)
    with open_work() as work:
        anna = work.members.by_account(ANNA)
        assert anna is not None
        anna.city_key = "shanghai"
        reader = anna.reader

    assert "15:00 Shanghai · 08:00 Berlin" in text_of(reply(bot, ANNA, ShowMeeting(1)).show, reader)


def test_the_first_reminder_after_a_clock_change_says_so_and_only_that_one(
    bot: Bot, courier: Courier
) -> None:
    """Germany's clocks go forward on 28 March 2027, China's do not."""
    schedule(bot, starts_at="2027-03-16T15:00")
    repeat(bot)
    tick(courier)
    tuesday = datetime.fromisoformat("2027-03-16T07:00+00:00")

    said = [
        "\n".join(deliver(courier, tuesday + timedelta(weeks=week) - DAY).of("meeting_reminder").to(ANNA))
        for week in range(4)
    ]

    assert [text.count("went forward by 1 Std. on So., 28. März 2027") for text in said] == [0, 0, 1, 0]
    assert "In Munich the meeting now begins at 09:00 instead of 08:00." in said[2]


def test_the_chinese_side_reads_which_side_changed_its_clocks(bot: Bot, courier: Courier) -> None:
    schedule(bot, starts_at="2026-12-01T15:00")
    schedule(bot, starts_at="2027-03-30T15:00", title_zh="二")
    courier.tick(NOW)

    reminder = datetime.fromisoformat("2027-03-29T07:00+00:00")
    (text,) = deliver(courier, reminder).of("meeting_reminder").to(LI)
    assert "Clocks in Berlin went forward by" in text
    assert "2027年3月28日周日" in text


def test_clocks_go_back_in_autumn(bot: Bot, courier: Courier) -> None:
    schedule(bot, starts_at="2027-10-26T15:00")
    schedule(bot, starts_at="2027-11-02T15:00", title_zh="二")

    reminder = datetime.fromisoformat("2027-11-01T07:00+00:00")
    (text,) = deliver(courier, reminder).of("meeting_reminder").to(LI)
    assert "Clocks in Berlin went back by" in text


def test_a_cancelled_meeting_does_not_count_as_the_one_before(bot: Bot, open_work: OpenWork) -> None:
    schedule(bot)
    schedule(bot, starts_at="2026-12-08T15:00", title_zh="二")
    with open_work() as work:
        first, second = work.meetings.find(1), work.meetings.find(2)
        assert first is not None
        assert second is not None
        assert work.meetings.before(second) is first
        first.cancel(None, NOW)
        work.meetings.add(first)
        assert first.state is State.CANCELLED
        assert work.meetings.before(second) is None


def test_a_meeting_in_the_hour_that_is_left_out_says_that_it_begins_later(
    bot: Bot, open_work: OpenWork
) -> None:
    with open_work() as work:
        alex = work.members.by_account(ALEX)
        assert alex is not None
        alex.city_key = "berlin"
    schedule(bot, starts_at="2027-03-21T02:30")
    repeat(bot, ends="3", on_holiday="ask")

    said = text_of(reply(bot, ALEX, ShowMeeting(2)).show, ALEX_READS)
    assert "leave 02:30 out, so it begins at 03:30" in said
    assert "leave" not in text_of(reply(bot, ALEX, ShowMeeting(3)).show, ALEX_READS)


def test_one_that_is_moved_before_it_was_announced_is_announced_earlier(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    schedule(bot)
    repeat(bot, every="monthly_day", ends="3")
    before = stored(open_work, 3)
    ahead = before.starts_at - (before.announce_at or before.starts_at)
    reply(bot, ALEX, (OpenMove(3), {"starts_at": "2027-01-12T16:00", "scope": "this"}))

    moved = stored(open_work, 3)
    assert ahead > DAY
    assert moved.announce_at == moved.starts_at - ahead
