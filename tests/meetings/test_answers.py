"""Members say whether they come, change their minds, and see who else does."""

from datetime import timedelta

import pytest

from bot.bot import Bot
from bot.chat.exchange import Account
from bot.delivery import Courier
from bot.meetings import answering
from bot.meetings.actions import CancelMeeting, ShowAnswers, ShowMeeting, TurnAnswers
from bot.meetings.handlers import leave
from bot.meetings.model import Attendance
from bot.membership.model import Member, Membership
from bot.membership.roles import Role
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, JONAS, LI, NOW, PLENARY, THOMAS, WANG, ask
from tests.meetings.scenes import (
    ADDED,
    ANSWER_BUTTONS,
    COORDINATING,
    EXPERT_GROUP,
    GROUP,
    START,
    answer,
    buttons_of,
    deliver,
    labels_of,
    reply,
    say,
    schedule,
    text_of,
    why,
)

YES, NO, MAYBE = Attendance.YES, Attendance.NO, Attendance.MAYBE


@pytest.fixture(autouse=True)
def planned(bot: Bot) -> None:
    """Every test here begins with a meeting of the working group."""
    schedule(bot)


def seen_by(bot: Bot, who: Account, meeting: int = 1) -> str:
    given = ask(bot, who, ShowMeeting(meeting))
    assert given is not None
    return text_of(given.reply.show, given.reader)


def names(bot: Bot, who: Account = LI) -> str:
    given = ask(bot, who, ShowAnswers(1))
    assert given is not None
    return text_of(given.reply.show, given.reader)


def test_an_answer_is_counted_and_marked_for_its_owner(bot: Bot) -> None:
    given = answer(bot, LI, YES)

    assert given.update is not None
    assert "Your answer: Attending" in seen_by(bot, LI)
    assert "attending 1, not attending 0, maybe 0" in seen_by(bot, ANNA)
    assert "Your answer" not in seen_by(bot, ANNA)


def test_the_passing_word_names_the_time_on_ones_own_clock(bot: Bot) -> None:
    given = ask(bot, ANNA, buttons_of(reply(bot, ANNA, ShowMeeting(1)).show)[0].action)

    assert given is not None
    said = say(given.reply.toast, given.reader)
    assert said == "You are attending “Datensicherheit” on Di., 1. Dez. 2026, 08:00 Munich."


def test_a_new_answer_takes_the_place_of_the_old_one(bot: Bot) -> None:
    answer(bot, LI, YES)
    answer(bot, LI, MAYBE)
    answer(bot, LI, NO)

    assert "attending 0, not attending 1, maybe 0" in seen_by(bot, LI)


def test_the_rooms_copy_is_redrawn_with_the_count(bot: Bot, courier: Courier) -> None:
    deliver(courier, NOW)
    answer(bot, LI, YES)
    answer(bot, ANNA, NO)

    (card,) = deliver(courier, NOW).to(PLENARY)
    assert "attending 1, not attending 1, maybe 0" in card


def test_the_same_answer_twice_redraws_nothing(bot: Bot, courier: Courier) -> None:
    deliver(courier, NOW)
    answer(bot, LI, YES)
    deliver(courier, NOW)
    again = answer(bot, LI, YES)

    assert again.toast is not None
    assert deliver(courier, NOW).parcels == ()


def test_a_stranger_neither_sees_nor_answers_it(bot: Bot) -> None:
    assert "for members of" in why(reply(bot, JONAS, ShowMeeting(1)))
    assert "for members of" in why(reply(bot, JONAS, ShowAnswers(1)))
    assert "for members of" in why(answer(bot, JONAS, YES))
    assert "attending 0, not attending 0" in seen_by(bot, LI)


def test_the_working_groups_members_do_not_answer_for_its_expert_group(bot: Bot) -> None:
    schedule(bot, group=EXPERT_GROUP)

    assert "for members of" in why(answer(bot, LI, YES, meeting=2))


def test_the_liaison_office_sees_other_groups_meetings_but_is_not_asked(bot: Bot) -> None:
    schedule(bot, group=EXPERT_GROUP)

    card = reply(bot, ALEX, ShowMeeting(2)).show
    assert labels_of(card) == ["Who comes?", "Calendar file", *ADDED, *COORDINATING]


def test_observers_are_asked_but_change_nothing(bot: Bot) -> None:
    card = reply(bot, THOMAS, ShowMeeting(1)).show

    assert labels_of(card) == [*ANSWER_BUTTONS, "Who comes?", "Calendar file", *ADDED]


def test_answers_end_with_the_start(bot: Bot) -> None:
    just_before = answer(bot, LI, YES, now=START - timedelta(seconds=1))
    at_the_start = answer(bot, LI, NO, now=START)

    assert just_before.update is not None
    assert "began on" in why(at_the_start)
    assert "Attending (1): 李伟" in names(bot)


def test_a_cancelled_or_unknown_meeting_takes_no_answer(bot: Bot) -> None:
    reply(bot, ALEX, CancelMeeting(1, 0))

    assert "was cancelled" in why(answer(bot, LI, YES))
    assert "no such meeting" in why(answer(bot, LI, YES, meeting=99))
    assert "no such meeting" in why(reply(bot, LI, ShowMeeting(99)))


def test_cards_lose_their_buttons_when_the_meeting_begins_and_say_when_it_is_over(
    bot: Bot, courier: Courier
) -> None:
    deliver(courier, NOW)

    begun = deliver(courier, START).of("meeting")
    over = deliver(courier, START + timedelta(minutes=90)).of("meeting")

    assert "This meeting has begun." in begun.to(PLENARY)[0]
    assert "Who comes?" in labels_of(begun.parcels[0].card)
    assert not {*ANSWER_BUTTONS, "Reschedule"} & set(labels_of(begun.parcels[0].card))
    assert "This meeting is over." in over.to(PLENARY)[0]
    assert "Join on line" not in over.to(PLENARY)[0]
    assert courier.next_due() is None


def test_everyone_sees_who_gave_which_answer_and_how_many_none(bot: Bot) -> None:
    answer(bot, LI, YES)
    answer(bot, ANNA, YES)
    answer(bot, WANG, MAYBE)

    said = names(bot)
    assert "Attending (2): Anna Becker (Becker Antriebstechnik GmbH)和李伟" in said
    assert "Maybe (1): 王芳" in said
    assert "Not attending" not in said
    assert "No answer yet: 2" in said


def test_many_names_come_page_by_page(bot: Bot, open_work: OpenWork) -> None:
    with open_work() as work:
        pattern = work.members.by_account(LI)
        assert pattern is not None
        for number in range(45):
            member = Member(f"Gast {number:02}", pattern.language, pattern.city_key, NOW)
            work.members.add(member)
            work.members.enter(Membership(member, GROUP, Role.MEMBER, NOW))
            answering.attend(work, member, 1, YES if number < 30 else NO, NOW)

    first = reply(bot, LI, ShowAnswers(1))
    second = reply(bot, LI, TurnAnswers(1, 1))
    last = reply(bot, LI, TurnAnswers(1, 2))
    beyond = reply(bot, LI, TurnAnswers(1, 9))

    assert labels_of(first.show) == ["Next page (2 of 3)", "Show the meeting"]
    assert labels_of(second.update) == ["Previous page (1 of 3)", "Next page (3 of 3)", "Show the meeting"]
    assert beyond == last
    given = ask(bot, ANNA, TurnAnswers(1, 1))
    assert given is not None
    page = text_of(given.reply.update, given.reader)
    assert "Attending (30): Gast 20" in page
    assert "Not attending (15): Gast 30" in page


def test_who_leaves_the_group_no_longer_counts_for_what_is_coming(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    answer(bot, LI, YES)
    answer(bot, ANNA, YES)
    deliver(courier, NOW)
    with open_work() as work:
        li = work.members.by_account(LI)
        assert li is not None
        place = work.members.membership(li.id, GROUP)
        assert place is not None
        leave(work, li.id, GROUP, NOW)  # only the vote was lost: the place is still there
        assert work.attendances.tally(1)[YES] == 2
        work.members.leave(place)
        leave(work, li.id, GROUP, NOW)

    (card,) = deliver(courier, NOW).to(PLENARY)
    assert "attending 1, not attending 0" in card


def test_who_was_there_stays_known_after_leaving(bot: Bot, open_work: OpenWork) -> None:
    answer(bot, LI, YES)
    with open_work() as work:
        li = work.members.by_account(LI)
        assert li is not None
        place = work.members.membership(li.id, GROUP)
        assert place is not None
        work.members.leave(place)
        leave(work, li.id, GROUP, START + timedelta(days=1))

        assert work.attendances.tally(1)[YES] == 1
