"""A meeting is moved or cancelled: rooms and everyone concerned are told, and nobody overrules somebody blindly."""

from datetime import datetime, timedelta

import pytest

from bot.bot import Bot
from bot.chat.actions import Action
from bot.chat.cities import BEIJING
from bot.chat.exchange import Account, Room
from bot.chat.forms import Moment
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.delivery import Courier
from bot.meetings.actions import (
    AskCancel,
    CancelMeeting,
    KeepMeeting,
    OpenCancel,
    OpenMove,
    ShowMeeting,
)
from bot.meetings.model import Attendance, State
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, JONAS, LI, NOW, PLENARY, THOMAS, WANG
from tests.meetings.scenes import (
    ANSWER_BUTTONS,
    GROUP,
    HOUR,
    START,
    answer,
    buttons_of,
    deliver,
    labels_of,
    move,
    reply,
    say,
    schedule,
    stored,
    text_of,
    why,
)

YES, NO, MAYBE = Attendance.YES, Attendance.NO, Attendance.MAYBE
ALEX_READS = Reader.person(Language.EN, BEIJING)
LATER = "2026-12-08T16:00"
MOVED = datetime.fromisoformat("2026-12-08T08:00+00:00")


@pytest.fixture(autouse=True)
def planned(bot: Bot, courier: Courier) -> None:
    """Every test here begins with an announced meeting; Li comes, Anna perhaps, Thomas does not, Wang is silent."""
    schedule(bot)
    answer(bot, LI, YES)
    answer(bot, ANNA, MAYBE)
    answer(bot, THOMAS, NO)
    deliver(courier, NOW)


def test_the_form_begins_with_the_present_moment_on_ones_own_clock(bot: Bot) -> None:
    asked = reply(bot, ALEX, OpenMove(1)).ask

    assert asked is not None
    (moment,) = asked.form.fields
    assert isinstance(moment, Moment)
    assert (moment.zone, moment.given) == ("Asia/Shanghai", "2026-12-01T15:00")
    assert asked.opener == OpenMove(1, 0)


def test_a_moved_meeting_keeps_its_length_and_answers(bot: Bot, open_work: OpenWork) -> None:
    given = move(bot, LATER)

    meeting = stored(open_work)
    assert (meeting.starts_at, meeting.minutes, meeting.revision) == (MOVED, 90, 1)
    assert meeting.ends_at == MOVED + timedelta(minutes=90)
    assert (
        say(given.toast, ALEX_READS)
        == "“数据安全 (Chinese)” is now planned for Tue, 8 Dec 2026, 16:00 Beijing."
    )
    assert "attending 1, not attending 1, maybe 1" in text_of(given.show, ALEX_READS)


def test_the_room_reads_the_old_and_the_new_time_on_both_clocks(bot: Bot, courier: Courier) -> None:
    move(bot, LATER)

    sent = deliver(courier, NOW)
    (notice,) = sent.of("meeting_moved").to(PLENARY)
    assert (
        "Until now planned for: 2026年12月1日周二 15:00 Beijing · Di., 1. Dez. 2026, 08:00 Berlin" in notice
    )
    assert "When: 2026年12月8日周二 16:00 Beijing · Di., 8. Dez. 2026, 09:00 Berlin" in notice
    assert "Does your answer still hold?" in notice
    (announced,) = sent.of("meeting").to(PLENARY)
    assert "When: 2026年12月8日周二 16:00 Beijing" in announced


def test_whoever_comes_or_may_come_is_asked_again_in_private(bot: Bot, courier: Courier) -> None:
    move(bot, LATER)

    sent = deliver(courier, NOW).of("meeting_moved")
    assert sent.people == {"liwei", "anna"}
    (notice,) = sent.to(ANNA)
    assert "Until now planned for: Di., 1. Dez. 2026, 08:00 Munich · 15:00 Beijing" in notice
    assert "When: Di., 8. Dez. 2026, 09:00 Munich · 16:00 Beijing" in notice
    assert "Your answer: Maybe" in notice
    assert "Does your answer still hold?" in notice
    for parcel in sent.parcels:
        own = [] if isinstance(parcel.to, Room) else ["Take my answer back"]
        assert labels_of(parcel.card) == [*ANSWER_BUTTONS, *own]


def test_once_reminders_went_out_everyone_but_the_noes_is_told_of_a_change(
    bot: Bot, courier: Courier
) -> None:
    eve = START - 20 * HOUR
    deliver(courier, eve)
    move(bot, LATER, now=eve)

    sent = deliver(courier, eve).of("meeting_moved")
    assert sent.people == {"liwei", "anna", "wangfang"}
    (notice,) = sent.to(WANG)
    assert "Will you attend?" in notice


def test_whoever_moves_it_is_not_told_what_they_did(bot: Bot, courier: Courier) -> None:
    answer(bot, ALEX, YES)
    move(bot, LATER)

    assert "alex" not in deliver(courier, NOW).people


def test_a_second_move_before_the_notice_leaves_says_only_what_holds_now(bot: Bot, courier: Courier) -> None:
    move(bot, LATER)
    move(bot, "2026-12-09T16:00", revision=1)

    sent = deliver(courier, NOW)
    assert all("12月9日" in text for text in sent.to(PLENARY))
    assert not any("When: 2026年12月8日" in text for text in (*sent.to(PLENARY), *sent.to(LI)))


def test_a_second_move_redraws_the_notice_of_the_first(bot: Bot, courier: Courier) -> None:
    move(bot, LATER)
    deliver(courier, NOW)
    move(bot, "2026-12-09T16:00", revision=1)

    notices = deliver(courier, NOW).of("meeting_moved").to(PLENARY)
    assert len(notices) == 2
    assert all("When: 2026年12月9日周三" in notice for notice in notices)


def test_moved_and_moved_back_before_the_notice_leaves_tells_the_present_time(
    bot: Bot, courier: Courier
) -> None:
    move(bot, LATER)
    move(bot, "2026-12-01T15:00", revision=1)

    (notice,) = deliver(courier, NOW).of("meeting_moved").to(PLENARY)
    assert "When: 2026年12月1日周二 15:00" in notice


def test_two_coordinators_who_move_at_once_do_not_overrule_each_other(bot: Bot, open_work: OpenWork) -> None:
    move(bot, LATER)
    second = move(bot, "2026-12-03T10:00")

    assert say(second.errors[""], ALEX_READS).startswith(
        "Meanwhile Alex Morgan has changed this meeting (time). It is planned for Tue, 8 Dec 2026, 16:00 Beijing."
    )
    assert stored(open_work).starts_at == MOVED


def test_a_cancellation_of_what_was_moved_meanwhile_is_refused(bot: Bot, open_work: OpenWork) -> None:
    move(bot, LATER)

    assert "Meanwhile {name} has changed" in why(reply(bot, ALEX, CancelMeeting(1, 0)))
    assert "Meanwhile" in why(reply(bot, ALEX, OpenCancel(1, 0)))
    assert stored(open_work).state is State.PLANNED


def test_the_button_on_an_older_card_opens_the_form_as_things_stand(bot: Bot) -> None:
    move(bot, LATER)

    asked = reply(bot, ALEX, OpenMove(1)).ask
    assert asked is not None
    assert isinstance(asked.form.fields[0], Moment)
    assert asked.form.fields[0].given == "2026-12-08T16:00"


@pytest.mark.parametrize(("wall", "field"), [("2026-12-01T15:00", ""), ("2026-11-25T09:00", "starts_at")])
def test_a_move_to_the_same_or_a_past_moment_is_refused(
    bot: Bot, open_work: OpenWork, wall: str, field: str
) -> None:
    assert set(move(bot, wall).errors) == {field}
    assert stored(open_work).revision == 0


def test_cancelling_asks_first_with_named_buttons(bot: Bot, open_work: OpenWork) -> None:
    question = reply(bot, ALEX, AskCancel(1)).show

    assert labels_of(question) == ["Cancel the meeting", "Cancel and give a reason", "Keep it"]
    assert stored(open_work).state is State.PLANNED
    kept = reply(bot, ALEX, KeepMeeting(1))
    assert kept.update is not None
    assert stored(open_work).state is State.PLANNED


def test_a_cancellation_is_told_to_the_room_and_to_whoever_comes(
    bot: Bot, courier: Courier, open_work: OpenWork
) -> None:
    cancel = buttons_of(reply(bot, ALEX, AskCancel(1)).show)[0].action
    reply(bot, ALEX, cancel)

    sent = deliver(courier, NOW)
    assert stored(open_work).state is State.CANCELLED
    assert sent.of("meeting_cancelled").people == {"liwei", "anna"}
    (notice,) = sent.of("meeting_cancelled").to(PLENARY)
    assert "Meeting cancelled: 数据安全" in notice
    assert "Was planned for: 2026年12月1日周二 15:00 Beijing · Di., 1. Dez. 2026, 08:00 Berlin" in notice
    assert "Reason" not in notice
    assert "Was planned for: Di., 1. Dez. 2026, 08:00 Munich · 15:00 Beijing" in sent.to(ANNA)[0]


def test_the_reason_reaches_everyone_in_their_language(bot: Bot, courier: Courier) -> None:
    why_not = {"reason.de": "Messe in Hannover", "reason.zh": "参加汉诺威展会"}
    given = reply(bot, ALEX, (OpenCancel(1, 0), why_not))

    sent = deliver(courier, NOW)
    assert "Reason: Messe in Hannover" in sent.to(ANNA)[0]
    assert "Reason: 参加汉诺威展会" in sent.to(LI)[0]
    assert "Reason: 参加汉诺威展会 · Messe in Hannover" in sent.of("meeting").to(PLENARY)[0]
    assert given.show is not None


def test_the_reason_may_be_left_out(bot: Bot, open_work: OpenWork) -> None:
    reply(bot, ALEX, (OpenCancel(1, 0), {"reason.de": " "}))

    assert (stored(open_work).state, stored(open_work).reason) == (State.CANCELLED, None)


def test_the_cancelled_meeting_says_so_without_buttons(bot: Bot, courier: Courier) -> None:
    reply(bot, ALEX, CancelMeeting(1, 0))

    (parcel,) = deliver(courier, NOW).of("meeting").parcels
    assert "This meeting was cancelled." in text_of(parcel.card, parcel.reader)
    assert buttons_of(parcel.card) == []
    assert buttons_of(reply(bot, ALEX, ShowMeeting(1)).show) == []


def test_a_double_click_cancels_once(bot: Bot, courier: Courier) -> None:
    reply(bot, ALEX, CancelMeeting(1, 0))
    again = reply(bot, ALEX, CancelMeeting(1, 0))

    assert "was cancelled" in why(again)
    assert len(deliver(courier, NOW).of("meeting_cancelled").to(PLENARY)) == 1


def test_a_move_that_was_not_told_yet_is_not_told_of_a_cancelled_meeting(bot: Bot, courier: Courier) -> None:
    move(bot, LATER)
    reply(bot, ALEX, CancelMeeting(1, 1))

    sent = deliver(courier, NOW)
    assert sent.of("meeting_moved").parcels == ()
    assert "2026年12月8日" in sent.of("meeting_cancelled").to(PLENARY)[0]


CHANGES: list[Action] = [OpenMove(1), OpenMove(1, 0), AskCancel(1), CancelMeeting(1, 0), OpenCancel(1, 0)]


@pytest.mark.parametrize("who", [LI, ANNA, THOMAS, JONAS])
@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_only_coordinators_change_a_meeting(
    bot: Bot, open_work: OpenWork, who: Account, change: Action
) -> None:
    assert "Only a coordinator" in why(reply(bot, who, change))
    assert set(move(bot, LATER, by=who).errors) == {""}
    assert set(reply(bot, who, (OpenCancel(1, 0), {"reason.de": "x"})).errors) == {""}
    assert (stored(open_work).starts_at, stored(open_work).state) == (START, State.PLANNED)


@pytest.mark.parametrize("change", CHANGES, ids=str)
@pytest.mark.parametrize("late", [timedelta(0), timedelta(minutes=90)])
def test_what_has_begun_is_not_changed_any_more(
    bot: Bot, open_work: OpenWork, change: Action, late: timedelta
) -> None:
    assert "began on" in why(reply(bot, ALEX, change, now=START + late))
    assert stored(open_work).state is State.PLANNED


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_what_is_cancelled_is_not_changed_any_more(bot: Bot, change: Action) -> None:
    reply(bot, ALEX, CancelMeeting(1, 0))

    assert "was cancelled" in why(reply(bot, ALEX, change))


def test_a_meeting_that_never_was_is_not_changed(bot: Bot) -> None:
    assert "no such meeting" in why(reply(bot, ALEX, AskCancel(99)))


def test_a_room_that_went_to_another_group_hears_nothing_more(
    bot: Bot, courier: Courier, open_work: OpenWork
) -> None:
    move(bot, LATER)
    with open_work() as work:
        (bound,) = work.rooms.of_group(GROUP)
        bound.group_id = 2

    assert deliver(courier, NOW).to(PLENARY) == []


def test_who_left_since_is_told_nothing(bot: Bot, courier: Courier, open_work: OpenWork) -> None:
    move(bot, LATER)
    with open_work() as work:
        li = work.members.by_account(LI)
        assert li is not None
        place = work.members.membership(li.id, GROUP)
        assert place is not None
        work.members.leave(place)

    assert deliver(courier, NOW).people == {"anna"}
