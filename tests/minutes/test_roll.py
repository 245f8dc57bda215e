"""The roll call: those expected first, everyone at a press, members and guests by name; and how it reaches the text."""

import pytest

from bot.bot import Bot
from bot.meetings.answer_actions import OpenAlternate
from bot.minutes.actions import GetMinutesFile, OpenMinutes, StartMinutes
from bot.minutes.roll_actions import DropGuest, ListGuests, OpenAddToRoll, OpenRoll
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, LI
from tests.meetings.scenes import labels_of, reply, schedule, text_of, why
from tests.meetings.test_attending import ALEX_READS
from tests.minutes.scenes import AFTER, send, stored

pytestmark = pytest.mark.slow


def add(bot: Bot, called: str, organisation: str = "", side: str = "guest") -> dict[str, str]:
    """The form that notes somebody; what was wrong with it."""
    answers = {"called": called, "organisation": organisation, "side": side}
    given = reply(bot, ALEX, (OpenAddToRoll(1), answers), now=AFTER)
    return {field: str(words) for field, words in given.errors.items()}


@pytest.mark.usefixtures("draft")
def test_a_member_who_did_not_register_is_ticked_and_anybody_else_is_a_guest(
    bot: Bot, open_work: OpenWork
) -> None:
    assert not add(bot, "anna becker")
    assert not add(bot, "Herr <Zhang>", "新松机器人", "cn")
    assert "noted already" in add(bot, "Herr <Zhang>", "新松机器人", "cn")["called"]

    shown = text_of(reply(bot, ALEX, OpenMinutes(1), now=AFTER).show, ALEX_READS)
    assert "Attendance: 4 persons" in shown
    assert "新松机器人 (1)" in shown
    roll = reply(bot, ALEX, OpenRoll(1), now=AFTER).update
    assert "Anna Becker: present" in labels_of(roll)
    assert "Guests (1)" in labels_of(roll)


@pytest.mark.usefixtures("draft")
def test_guests_stay_in_the_version_that_was_sent_and_can_be_taken_out_before(
    bot: Bot, open_work: OpenWork
) -> None:
    add(bot, "Herr Zhang", "新松机器人", "cn")
    add(bot, "Frau Falsch")
    reply(bot, ALEX, DropGuest(1, 2), now=AFTER)
    assert "Take Herr Zhang out" in labels_of(reply(bot, ALEX, ListGuests(1), now=AFTER).update)
    send(bot)
    minutes = stored(open_work)
    with open_work() as work:
        version = work.minutes.version(minutes.id, 1)
    assert version is not None
    assert "Herr Zhang" in version.names.values()
    assert "Frau Falsch" not in version.names.values()
    assert len(version.members) == len(version.names) - 1
    assert reply(bot, ALEX, GetMinutesFile(1, 1), now=AFTER).show is not None
    assert "with the co-chairs" in add(bot, "Zu Spät")[""]


@pytest.mark.usefixtures("open_work")
def test_alternates_are_expected_in_the_place_of_those_who_named_them(bot: Bot) -> None:
    schedule(bot)
    reply(bot, LI, (OpenAlternate(1), {"called": "王芳"}))
    reply(bot, ANNA, (OpenAlternate(1), {"called": "Bernd Vertreter"}))

    roll = reply(bot, ALEX, OpenRoll(1), now=AFTER).update
    assert "王芳: present" in labels_of(roll)
    assert "李伟: present" not in labels_of(roll)
    assert "1 guest is noted." in text_of(roll, ALEX_READS)
    reply(bot, ALEX, StartMinutes(1), now=AFTER)
    shown = text_of(reply(bot, ALEX, OpenMinutes(1), now=AFTER).show, ALEX_READS)
    assert "Becker Antriebstechnik GmbH (1)" in shown


@pytest.mark.usefixtures("draft")
def test_only_coordinators_add_to_the_roll(bot: Bot) -> None:
    for asked in (OpenAddToRoll(1), ListGuests(1), DropGuest(1, 1)):
        assert "Only a coordinator" in why(reply(bot, LI, asked, now=AFTER))
