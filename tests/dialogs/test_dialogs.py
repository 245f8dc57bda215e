"""A form asked one question at a time: forward, back, skipped, cancelled, wrong, interrupted, refused at the end."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.forms import Choice
from bot.chat.languages import Language
from bot.chat.text import Variants, Verbatim, _
from bot.errors import Refusal
from bot.work import OpenWork
from tests.cast import ANNA, PLENARY, private
from tests.dialogs.tiny import (
    SCRIPT,
    TINY,
    Anna,
    FillSecond,
    FillTiny,
    OpenSecond,
    OpenTiny,
    Tiny,
    said,
    text_of,
)

MADE = FillTiny(
    "A title",
    "Some text",
    Variants({Language.ZH: "名称", Language.DE: "Ein Name"}, Language.ZH),
    "ear",
    ("a", "c"),
    45,
    datetime(2026, 12, 1, 14, tzinfo=UTC),
)


@pytest.fixture
def tiny() -> Tiny:
    return Tiny()


@pytest.fixture
def anna(open_work: OpenWork, tiny: Tiny) -> Anna:
    anna = Anna(open_work, tiny)
    anna.opens(OpenTiny())
    return anna


def test_the_first_question_says_what_the_form_is_and_how_long(anna: Anna) -> None:
    assert anna.text.startswith("Tiny\n\nEight questions.\n\nQuestion 1 of 8: Title?")
    assert "[1] Cancel" in anna.text


def test_typed_answers_lead_through_the_form_to_what_it_makes(anna: Anna, tiny: Tiny) -> None:
    anna.says(*SCRIPT)
    assert "Please check your answers" in anna.text
    reply = anna.presses("Send it")
    assert tiny.filled == [MADE]
    assert said(reply.toast) == "Thank you"
    assert "Second\n\nNote?" in anna.text


def test_buttons_lead_through_the_form_as_well(anna: Anna, tiny: Tiny) -> None:
    anna.says("A title")
    anna.presses("Skip this question")
    anna.says("名称", "Ein Name")
    anna.presses("On foot")
    anna.presses("b")
    anna.presses("c")
    anna.presses("b (chosen)")
    anna.presses("Done with the choice")
    anna.says("5")
    anna.presses("Thu, 3 Dec 2026, 09:00 Munich")
    anna.presses("Send it")
    made = tiny.filled[0]
    assert isinstance(made, FillTiny)
    assert (made.text, made.way, made.tools, made.length) == ("", "by_foot", ("c",), 5)
    assert made.at == datetime(2026, 12, 3, 8, tzinfo=UTC)


def test_a_pressed_card_becomes_the_next_question_and_a_typed_answer_gets_a_new_one(anna: Anna) -> None:
    assert anna.says("A title").show is not None
    reply = anna.presses("Skip this question")
    assert reply.update is not None
    assert reply.show is None


def test_the_summary_holds_every_answer_with_moments_on_both_clocks(anna: Anna) -> None:
    anna.says(*SCRIPT)
    for line in (
        "Title? A title",
        "Name? (Chinese): 名称",
        "Way? Listen",
        "Tools? a and c",
        "Minutes? 45",
        "When? Tue, 1 Dec 2026, 15:00 Munich · 22:00 Beijing",
    ):
        assert line in anna.text


def test_a_moment_is_said_back_on_both_clocks_as_soon_as_it_was_read(anna: Anna) -> None:
    anna.says(*SCRIPT)
    assert "Understood as Tue, 1 Dec 2026, 15:00 Munich · 22:00 Beijing" in anna.text


def test_tomorrow_means_the_day_after_it_was_typed(anna: Anna, tiny: Tiny) -> None:
    anna.says(*SCRIPT[:-1], "morgen um 15 Uhr")
    anna.now += timedelta(hours=20)
    anna.presses("Send it")
    made = tiny.filled[0]
    assert isinstance(made, FillTiny)
    assert made.at == datetime(2026, 11, 26, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("passed", "wrong", "why"),
    [
        (0, "a title that is much too long", "This is too long"),
        (0, "a line\nand another", "This has to fit on one line"),
        (0, "left\u202eright", "control characters"),
        (0, "\u200b", "An answer is needed here."),
        (1, "  ", "This is empty."),
        (1, "\u200b", "This is empty."),
        (4, "by bicycle", "Please choose one of the options."),
        (4, "3", "Please choose one of the options."),
        (5, "a, d", "Please choose one of the options."),
        (6, "4", "Please give a whole number from 5 to 90."),
        (6, "many", "Please give a whole number from 5 to 90."),
        (7, "1. November 2026, 15:00", "This moment has passed"),
        (7, "irgendwann", "is not exact enough"),
    ],
)
def test_a_wrong_answer_asks_the_same_question_again_with_the_reason(
    anna: Anna, passed: int, wrong: str, why: str
) -> None:
    anna.says(*SCRIPT[:passed])
    anna.says(wrong)
    assert why in anna.text
    assert f"Question {passed + 1} of 8" in anna.text
    anna.says(*SCRIPT[passed:])
    assert "Please check your answers" in anna.text


@pytest.mark.parametrize("back", ["/back", "zurück", "/返回", "BACK"])
def test_back_opens_the_question_before_and_one_goes_straight_on_from_there(anna: Anna, back: str) -> None:
    anna.says(*SCRIPT[:4], back, back, back)
    assert "Question 2 of 8" in anna.text
    assert "Answer so far: Some text" in anna.text
    anna.says("Another text")
    assert "Question 5 of 8" in anna.text
    anna.says(*SCRIPT[4:])
    assert "Text? Another text" in anna.text


def test_an_earlier_answer_can_be_kept(anna: Anna) -> None:
    anna.says("A title", "/back")
    anna.presses("Keep this answer")
    assert "Question 2 of 8" in anna.text


def test_what_the_form_has_filled_in_can_be_kept(anna: Anna, tiny: Tiny) -> None:
    anna.opens(OpenSecond())
    assert "Already filled in: so" in anna.text
    anna.presses("Keep this answer")
    anna.presses("Send")
    assert tiny.filled == [FillSecond("so")]


def test_there_is_nothing_before_the_first_question(anna: Anna) -> None:
    anna.says("/back")
    assert "This is the first question" in anna.text


@pytest.mark.parametrize("skip", ["/skip", "überspringen", "跳过"])
def test_only_what_is_optional_can_be_skipped(anna: Anna, skip: str) -> None:
    anna.says(skip)
    assert "An answer is needed here." in anna.text
    anna.says("A title", skip)
    assert "Question 3 of 8" in anna.text


def test_one_language_may_be_skipped_but_not_all(anna: Anna) -> None:
    anna.says("A title", "/skip", "/skip", "/skip")
    assert "Please write this in at least one language." in anna.text
    anna.says("Ein Name")
    assert "Question 5 of 8" in anna.text


@pytest.mark.parametrize("cancel", ["/cancel", "abbrechen", "取消"])
def test_cancel_ends_the_form_and_sends_nothing(anna: Anna, tiny: Tiny, cancel: str) -> None:
    anna.says("A title", cancel)
    assert "You stopped here" in anna.text
    assert said(anna.says("/back").toast).startswith("No form is open here")
    assert tiny.filled == []


def test_a_restart_in_the_middle_forgets_nothing(anna: Anna, tiny: Tiny) -> None:
    anna.says(*SCRIPT[:4])
    anna.restart()
    anna.says(*SCRIPT[4:])
    anna.restart()
    anna.presses("Send it")
    assert tiny.filled == [MADE]


def test_a_button_of_an_older_question_answers_nothing(anna: Anna) -> None:
    anna.says(*SCRIPT[:4])
    way = anna.card
    anna.presses("On foot", way)
    reply = anna.presses("Listen", way)
    assert said(reply.toast).startswith("This question was already answered.")
    assert "Question 6 of 8" in anna.text


def test_a_button_of_an_earlier_form_answers_nothing(anna: Anna) -> None:
    title = anna.card
    anna.says("/cancel")
    anna.opens(OpenTiny())
    assert said(anna.presses("Cancel", title).toast).startswith("This form is closed.")
    assert anna.says("A title").show is not None


def test_a_new_form_replaces_one_begun_before_and_says_so(anna: Anna) -> None:
    anna.opens(OpenTiny())
    assert "is dropped" not in anna.text
    anna.says("A title")
    anna.opens(OpenSecond())
    assert "The form that you had not finished here is dropped." in anna.text


def test_a_second_press_on_send_sends_once(anna: Anna, tiny: Tiny) -> None:
    anna.says(*SCRIPT)
    summary = anna.card
    anna.presses("Send it", summary)
    assert said(anna.presses("Send it", summary).toast).startswith("This form is closed.")
    assert len(tiny.filled) == 1


def test_a_refusal_at_the_end_changes_nothing_and_keeps_the_answers(
    anna: Anna, tiny: Tiny, open_work: OpenWork
) -> None:
    anna.says(*SCRIPT)
    summary = anna.card
    tiny.refuse = Refusal(_("Not now."))
    reply = anna.presses("Send it", summary)
    assert said(reply.toast).startswith("Not now. Your answers are kept")
    with open_work() as work:
        member = work.members.by_account(ANNA)
        assert member is not None
        assert member.name == "Anna Becker"
    tiny.refuse = None
    anna.presses("Send it", summary)
    assert tiny.filled == [MADE]


def test_an_error_that_shows_at_the_end_leads_back_to_its_question(anna: Anna, tiny: Tiny) -> None:
    anna.says(*SCRIPT)
    tiny.wrong = {"called": Verbatim("There is one of that name.")}
    anna.presses("Send it")
    assert "There is one of that name.\n\nQuestion 3 of 8: Name? (Chinese)" in anna.text
    tiny.wrong = {}
    anna.says("别名")
    anna.presses("Send it")
    assert [type(each) for each in tiny.filled] == [FillTiny]


def test_an_error_leads_to_the_language_that_was_filled(anna: Anna, tiny: Tiny) -> None:
    anna.says(*SCRIPT[:2], "/skip", *SCRIPT[3:])
    tiny.wrong = {"called": Verbatim("There is one of that name.")}
    anna.presses("Send it")
    assert "Question 4 of 8: Name? (German)" in anna.text


def test_an_error_of_the_form_as_a_whole_stands_by_the_summary(anna: Anna, tiny: Tiny) -> None:
    anna.says(*SCRIPT)
    tiny.wrong = {"": Verbatim("One of both is needed.")}
    anna.presses("Send it")
    assert "One of both is needed." in anna.text
    assert "Please check your answers" in anna.text


def test_an_option_that_is_gone_chooses_nothing(anna: Anna, tiny: Tiny) -> None:
    anna.says(*SCRIPT[:4])
    way = TINY.fields[3]
    assert isinstance(way, Choice)
    tiny.form = replace(
        TINY, fields=(*TINY.fields[:3], replace(way, options=way.options[:1]), *TINY.fields[4:])
    )
    assert said(anna.presses("Listen").toast).startswith("This option is no longer offered.")
    anna.presses("On foot")
    assert "Question 6 of 8" in anna.text


def test_a_form_that_asks_more_than_before_asks_it_in_the_end(anna: Anna, tiny: Tiny) -> None:
    tiny.form = replace(TINY, fields=TINY.fields[1:])
    anna.opens(OpenTiny())
    anna.says(*SCRIPT[1:])
    tiny.form = TINY
    anna.presses("Send it")  # one step short of the longer form's end: its last question is shown
    anna.presses("Keep this answer")
    anna.presses("Send it")
    assert "An answer is needed here.\n\nEight questions.\n\nQuestion 1 of 8: Title?" in anna.text


def test_a_moment_that_passes_before_the_form_is_sent_is_asked_again(anna: Anna, tiny: Tiny) -> None:
    anna.says(*SCRIPT)
    anna.now += timedelta(days=7)
    anna.presses("Send it")
    assert "This moment has passed." in anna.text
    assert "Question 8 of 8: When?" in anna.text
    anna.says("morgen um 15 Uhr")
    anna.presses("Send it")
    assert len(tiny.filled) == 1


def test_a_form_that_may_no_longer_be_asked_is_closed_with_the_reason(anna: Anna, tiny: Tiny) -> None:
    tiny.closed = True
    reply = anna.says("A title")
    assert said(reply.toast) == "Tiny is closed. The form that you had begun is closed."
    tiny.closed = False
    assert said(anna.says("/back").toast).startswith("No form is open here")


def test_a_form_begun_in_a_room_goes_on_in_that_room(open_work: OpenWork, tiny: Tiny) -> None:
    anna = Anna(open_work, tiny, PLENARY)
    anna.opens(OpenTiny())
    anna.room = private(ANNA)
    assert said(anna.says("A title").toast).startswith("I do not know this command")
    anna.room = PLENARY
    anna.says("A title")
    assert "Question 2 of 8" in anna.text


def test_the_last_card_of_a_form_has_no_buttons_left(anna: Anna) -> None:
    anna.opens(OpenSecond())
    anna.says("A note")
    reply = anna.presses("Send")
    assert reply.update is not None
    assert text_of(reply.update) == "Second\n\nYour answers were sent."


def test_a_form_left_for_more_than_a_week_is_forgotten(anna: Anna, tiny: Tiny) -> None:
    anna.says(SCRIPT[0], SCRIPT[1])
    anna.now += timedelta(days=8)
    assert "/help" in said(anna.says("Guten Morgen").toast)
