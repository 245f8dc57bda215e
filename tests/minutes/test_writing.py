"""A draft: what it begins with, entries, the roll call, who may do what, two at once, languages."""

import pytest

from bot.bot import Bot
from bot.chat.actions import Action
from bot.chat.languages import Language
from bot.delivery import Courier
from bot.minutes.actions import (
    AskStrikeEntry,
    ListGaps,
    OpenAddEntry,
    OpenEditEntry,
    OpenHandMinutes,
    OpenMinutes,
    OpenTranslateEntry,
    ShowEntry,
    StartMinutes,
    StrikeEntry,
    TurnMinutes,
)
from bot.minutes.agreeing_actions import OpenSend
from bot.minutes.model import Sort
from bot.minutes.roll_actions import OpenRoll, Tick
from bot.work import OpenWork
from tests.agenda.scenes import actions_of, read
from tests.cast import ALEX, ANNA, JONAS, LI, NOW, THOMAS, WANG
from tests.meetings.scenes import DAY, deliver, labels_of, reply, why
from tests.minutes.scenes import AFTER, add, decide

pytestmark = pytest.mark.slow


@pytest.mark.usefixtures("held")
def test_nothing_begins_before_the_meeting(bot: Bot, open_work: OpenWork) -> None:
    for asked in (StartMinutes(1), OpenRoll(1), Tick(1, 1, here=True, page=0)):
        assert "begin with it" in why(reply(bot, ALEX, asked))
    with open_work() as work:
        assert work.minutes.of_meeting(1) is None
        assert work.rolls.present(1) is None


@pytest.mark.usefixtures("held")
def test_they_begin_with_agenda_and_votes_and_only_once(
    bot: Bot, courier: Courier, open_work: OpenWork
) -> None:
    decide(open_work, agree=False)
    deliver(courier, AFTER - DAY)
    assert StartMinutes(1) in actions_of(reply(bot, ALEX, OpenMinutes(1), now=AFTER))
    reply(bot, ALEX, StartMinutes(1), now=AFTER)
    shown = read(reply(bot, ALEX, StartMinutes(1), now=AFTER))

    with open_work() as work:
        assert [(entry.sort, entry.poll_id) for entry in work.minutes.entries(1)] == [
            (Sort.NOTE, None),
            (Sort.DECISION, 1),
        ]
    assert "Data spaces" in shown
    assert "Yes: {n} vote" in shown or "Yes: 1 vote" in shown
    assert "Not adopted" in shown


@pytest.mark.usefixtures("draft")
def test_attendance_comes_from_the_answers_until_the_roll_is_called(bot: Bot, open_work: OpenWork) -> None:
    assert "Chinese side (2)" in read(reply(bot, ALEX, OpenMinutes(1), now=AFTER))
    reply(bot, ALEX, OpenRoll(1), now=AFTER)
    with open_work() as work:
        li, anna = work.members.by_account(LI), work.members.by_account(ANNA)
        assert li is not None
        assert anna is not None
        assert li.id in (work.rolls.present(1) or ())
    for _press in range(2):
        reply(bot, ALEX, Tick(1, li.id, here=False, page=0), now=AFTER)
        reply(bot, ALEX, Tick(1, anna.id, here=True, page=0), now=AFTER)
    shown = read(reply(bot, ALEX, OpenMinutes(1), now=AFTER))
    assert "Chinese side (1)" in shown
    assert "German side (1)" in shown
    assert "Becker Antriebstechnik GmbH (1)" in shown


@pytest.mark.usefixtures("draft")
def test_the_roll_names_everybody_with_what_a_press_does(bot: Bot) -> None:
    labels = labels_of(reply(bot, ALEX, OpenRoll(1), now=AFTER).update)
    assert {"李伟: present", "王芳: present", "Everyone in the group", "Add somebody"} <= set(labels)
    assert "Anna Becker: absent" not in labels
    everyone = labels_of(reply(bot, ALEX, OpenRoll(1, 0, True), now=AFTER).update)
    assert {"李伟: present", "Anna Becker: absent"} <= set(everyone)


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize(
    "asked",
    [
        StartMinutes(1),
        OpenRoll(1),
        Tick(1, 1, here=False, page=0),
        OpenAddEntry(1, Sort.DECISION),
        OpenEditEntry(1, 0),
        AskStrikeEntry(1),
        StrikeEntry(1),
        OpenSend(1),
        OpenHandMinutes(1),
        TurnMinutes(1),
        ShowEntry(1),
        ListGaps(1),
        OpenTranslateEntry(1),
    ],
)
def test_a_draft_is_the_coordinators_alone(bot: Bot, open_work: OpenWork, asked: Action) -> None:
    for who in (LI, WANG, ANNA, THOMAS, JONAS):
        given = reply(bot, who, asked, now=AFTER)
        assert given.toast is not None
        assert (given.ask, given.show, given.update) == (None, None, None)
    with open_work() as work:
        assert len(work.minutes.entries(1)) == 1


@pytest.mark.usefixtures("draft")
def test_entries_are_added_changed_and_taken_out(bot: Bot, open_work: OpenWork) -> None:
    add(bot, Sort.DECISION, text_de="Wir treffen uns im März.")
    reply(bot, ALEX, (OpenEditEntry(2, 0), {"text.de": "Wir treffen uns im April."}), now=AFTER)
    assert "April" in read(reply(bot, ALEX, ShowEntry(2), now=AFTER))
    assert StrikeEntry(2) in actions_of(reply(bot, ALEX, AskStrikeEntry(2), now=AFTER))
    reply(bot, ALEX, StrikeEntry(2), now=AFTER)
    assert "no longer in the minutes" in why(reply(bot, ALEX, StrikeEntry(2), now=AFTER))
    with open_work() as work:
        assert [entry.id for entry in work.minutes.entries(1)] == [1]


@pytest.mark.usefixtures("draft")
def test_of_two_who_edit_at_once_the_second_is_told(bot: Bot, open_work: OpenWork) -> None:
    add(bot, Sort.DECISION, text_de="Eins")
    reply(bot, ALEX, (OpenEditEntry(2, 0), {"text.de": "Zwei"}), now=AFTER)
    given = reply(bot, ALEX, (OpenEditEntry(2, 0), {"text.de": "Drei"}), now=AFTER)
    assert "Meanwhile {name} changed" in str(given.errors)
    with open_work() as work:
        entry = work.minutes.entry(2)
        assert entry is not None
        assert entry.text is not None
        assert entry.text.texts == {Language.DE: "Zwei"}


@pytest.mark.usefixtures("draft")
def test_an_action_item_needs_an_owner_and_a_date(bot: Bot) -> None:
    when = "2026-12-20T17:00"
    assert set(add(bot, Sort.ACTION, text_zh="起草", due_at=when).errors) == {"owner"}
    assert set(add(bot, Sort.ACTION, text_zh="起草", due_at=when, owner="Nobody").errors) == {"owner"}
    assert set(add(bot, Sort.ACTION, text_zh="起草", owner="李伟").errors) == {"due_at"}
    assert "起草" in read(add(bot, Sort.ACTION, text_zh="起草", due_at=when, owner="李伟"))


@pytest.mark.usefixtures("draft")
def test_languages_stand_side_by_side_and_gaps_are_handed_over(
    bot: Bot, courier: Courier, open_work: OpenWork
) -> None:
    add(bot, Sort.DECISION, text_de="Wir treffen uns im März.")
    side_by_side = read(reply(bot, ALEX, ShowEntry(2), now=AFTER))
    assert side_by_side.count("not translated yet") == 2
    assert "Still to be translated" in read(reply(bot, ALEX, OpenMinutes(1), now=AFTER))

    assert "Only a coordinator" in why(reply(bot, LI, OpenTranslateEntry(2), now=AFTER))
    reply(bot, ALEX, (OpenHandMinutes(1), {"translator": "李伟"}), now=AFTER)
    assert deliver(courier, AFTER).of("task").people == {"liwei"}
    assert ShowEntry(2) in actions_of(reply(bot, LI, ListGaps(1), now=AFTER))
    for language in ("zh", "en"):
        reply(bot, LI, (OpenTranslateEntry(2), {f"text.{language}": language, "text.de": "x"}), now=AFTER)

    with open_work() as work:
        entry = work.minutes.entry(2)
        assert entry is not None
        assert entry.text is not None
        assert entry.text.texts[Language.DE] == "Wir treffen uns im März."
        assert entry.text.missing(tuple(Language)) == ()
        assert [task.open for task in work.tasks.about("minutes:1:text")] == [False]
    assert "not accepted yet" in why(reply(bot, LI, ListGaps(1), now=AFTER))


def test_an_empty_list_says_what_comes(bot: Bot) -> None:
    assert "No meeting has taken place" in read(reply(bot, LI, "/protokoll", now=NOW))


@pytest.mark.usefixtures("draft")
def test_members_are_told_that_a_draft_is_no_text_yet(bot: Bot) -> None:
    assert "draft" in read(reply(bot, LI, "/纪要", now=AFTER))
    assert "not accepted yet" in why(reply(bot, LI, OpenMinutes(1), now=AFTER))
