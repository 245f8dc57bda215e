"""A moment chosen with buttons: month, day, hour, minute, summary; typed words are taken at every point."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain

import pytest

from bot.chat.actions import Action, FormAction
from bot.chat.cards import Buttons
from bot.chat.cities import MUNICH, SHANGHAI
from bot.chat.forms import Form, Moment
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.chat.seal import Seal
from bot.chat.text import Month, Verbatim, Weekday, _
from bot.work import OpenWork
from tests.cast import NOW
from tests.dialogs.tiny import Anna, OpenTiny, Tiny, said


@dataclass(frozen=True)
class FillMoment(FormAction):
    """What the form of one moment makes."""

    at: datetime


def form(zone: str = "Europe/Berlin", *, optional: bool = False) -> Form:
    when = Moment("at", Verbatim("When?"), zone=zone, optional=optional)
    return Form(Verbatim("One"), FillMoment, (when,), Verbatim("Send it"))


@pytest.fixture
def tiny() -> Tiny:
    return Tiny(form=form())


@pytest.fixture
def anna(open_work: OpenWork, tiny: Tiny) -> Anna:
    anna = Anna(open_work, tiny, columns=8)
    anna.opens(OpenTiny())
    return anna


def grid(anna: Anna) -> list[list[str]]:
    """The labels of the newest card's calendar or clock, row by row."""
    [block] = [each for each in anna.card.blocks if isinstance(each, Buttons) and each.columns]
    labels = [said(button.label) for button in block.buttons]
    return [labels[start : start + block.columns] for start in range(0, len(labels), block.columns)]


def cells(anna: Anna) -> list[str]:
    """The same without rows."""
    return list(chain.from_iterable(grid(anna)))


def chosen(anna: Anna) -> str:
    """When Anna has decided to meet, as the summary shows it."""
    assert "Please check your answers" in anna.text
    return next(line for line in anna.text.split("\n") if line.startswith("When?"))


def test_the_month_begins_on_monday_with_today_marked_and_no_way_into_the_past(anna: Anna) -> None:
    assert f"{NOW:%d %m %Y}" == "25 11 2026"
    assert "Choose a day in November 2026:" in anna.text
    head, *weeks = grid(anna)
    assert head == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    assert weeks[:4] == [["·"] * 7] * 4
    assert weeks[4:] == [["·", "·", "[25]", "26", "27", "28", "29"], ["30", *["·"] * 6]]
    assert "‹" not in anna.text


def test_pressing_what_is_no_day_says_what_can_be_chosen(anna: Anna) -> None:
    before = anna.card
    assert said(anna.presses("·").toast).startswith("Please choose a day by its number")
    assert anna.card == before


def test_months_are_turned_there_and_back_and_not_for_ever(anna: Anna) -> None:
    anna.presses("December 2026 ›")
    assert "Choose a day in December 2026:" in anna.text
    assert grid(anna)[1] == ["·", "1", "2", "3", "4", "5", "6"]
    anna.presses("‹ November 2026")
    assert "[25]" in anna.text
    month = Month(2026, 11)
    for _turn in range(24):
        month = Month(month.year + month.month // 12, month.month % 12 + 1)
        anna.presses(f"{said(_('{month}', month=month))} ›")
    assert "November 2028" in anna.text
    assert "›" not in anna.text


def test_day_hour_and_minute_lead_to_a_summary_on_both_clocks_and_on(anna: Anna, tiny: Tiny) -> None:
    anna.presses("December 2026 ›")
    anna.presses("1")
    assert "Tue, 1 Dec 2026: choose a time (Munich)" in anna.text
    assert grid(anna)[0] == ["07:00", "08:00", "09:00", "10:00"]
    assert grid(anna)[-1][-1] == "20:00"
    anna.presses("15:00")
    assert grid(anna) == [["15:00", "15:15", "15:30", "15:45"]]
    anna.presses("15:30")
    assert "Your choice: Tue, 1 Dec 2026, 15:30 Munich · 22:30 Beijing" in anna.text
    assert tiny.filled == []
    anna.presses("Use this moment")
    assert "15:30 Munich · 22:30 Beijing" in chosen(anna)


def test_unusual_hours_are_one_press_away(anna: Anna) -> None:
    anna.presses("26")
    anna.presses("Other hours")
    assert cells(anna) == [f"{hour:02}:00" for hour in (*range(7), 21, 22, 23)]
    anna.presses("The usual hours")
    assert grid(anna)[0][0] == "07:00"


def test_one_can_go_back_from_everywhere(anna: Anna) -> None:
    anna.presses("26")
    anna.presses("15:00")
    anna.presses("Another hour")
    anna.presses("16:00")
    anna.presses("16:45")
    anna.presses("Another time")
    anna.presses("Another day")
    assert "Choose a day in November 2026:" in anna.text


def test_back_at_the_calendar_no_day_is_chosen_any_more(anna: Anna) -> None:
    anna.presses("26")
    anna.presses("Another day")
    anna.says("15:20")
    assert "Wed, 25 Nov 2026, 15:20" in chosen(anna)


def test_hours_of_today_that_have_passed_are_not_offered(anna: Anna) -> None:
    anna.now = datetime(2026, 11, 25, 13, 20, tzinfo=UTC)  # 14:20 in Munich
    anna.opens(OpenTiny())
    anna.presses("[25]")
    assert grid(anna)[0][0] == "14:00"
    anna.presses("14:00")
    assert grid(anna) == [["14:30", "14:45"]]


def test_late_in_the_evening_today_has_only_unusual_hours_left_and_then_none(anna: Anna) -> None:
    anna.now = datetime(2026, 11, 25, 20, 5, tzinfo=UTC)
    anna.opens(OpenTiny())
    anna.presses("[25]")
    assert grid(anna) == [["21:00", "22:00", "23:00"]]
    anna.now = datetime(2026, 11, 25, 22, 50, tzinfo=UTC)
    anna.opens(OpenTiny())
    assert "[25]" not in cells(anna)
    assert "26" in cells(anna)


def test_a_day_shown_yesterday_cannot_be_chosen_today(anna: Anna) -> None:
    card = anna.card
    anna.now = datetime(2026, 11, 27, 9, tzinfo=UTC)
    assert said(anna.presses("26", card).toast).startswith("This day has passed.")


def test_today_is_that_of_the_questions_clock(anna: Anna, tiny: Tiny) -> None:
    tiny.form = form("Asia/Shanghai")
    anna.now = datetime(2026, 11, 25, 16, 30, tzinfo=UTC)  # past midnight in Shanghai
    anna.opens(OpenTiny())
    assert "[26]" in anna.text
    anna.presses("27")
    assert "choose a time (Beijing)" in anna.text
    anna.presses("09:00")
    anna.presses("09:00")
    assert "Fri, 27 Nov 2026, 02:00 Munich · 09:00 Beijing" in anna.text


def test_hours_that_a_change_of_clocks_leaves_out_or_repeats_are_not_offered(anna: Anna) -> None:
    for day in ("28. März 2027", "31. Oktober 2027"):
        anna.says(day)
        anna.presses("Other hours")
        assert cells(anna)[:4] == ["00:00", "01:00", "03:00", "04:00"]


@pytest.mark.parametrize("presses", [(), ("26",), ("26", "15:00"), ("26", "15:00", "15:15")])
def test_a_typed_moment_is_taken_at_every_point(anna: Anna, presses: tuple[str, ...]) -> None:
    for label in presses:
        anna.presses(label)
    anna.says("1. Dezember 2026, 15:20")
    assert "1 Dec 2026, 15:20" in chosen(anna)


@pytest.mark.parametrize("presses", [("26",), ("26", "15:00"), ("26", "15:00", "15:15")])
@pytest.mark.parametrize("time", ["15:20", "um 15 Uhr 20"])
def test_a_typed_time_is_that_of_the_chosen_day_also_after_a_restart(
    anna: Anna, presses: tuple[str, ...], time: str
) -> None:
    for label in presses:
        anna.presses(label)
    anna.restart()
    anna.says(time)
    assert "Your choice: Thu, 26 Nov 2026, 15:20 Munich · 22:20 Beijing" in anna.text
    anna.presses("Use this moment")
    assert "26 Nov 2026, 15:20" in chosen(anna)


def test_a_typed_day_alone_opens_its_clock(anna: Anna) -> None:
    anna.says("3. Dezember")
    assert "Thu, 3 Dec 2026: choose a time (Munich)" in anna.text
    anna.says("morgen")
    assert "Thu, 26 Nov 2026: choose a time (Munich)" in anna.text
    anna.says("gestern")
    assert "This day has passed." in anna.text


def test_a_typed_time_that_has_passed_or_never_was_keeps_the_clock_open(anna: Anna) -> None:
    anna.presses("[25]")
    anna.says("00:10")
    assert "This moment has passed." in anna.text
    anna.says("28. März 2027")
    anna.says("02:30")
    assert "choose a time (Munich)" in anna.text
    assert "Your choice" not in anna.text


def test_back_skip_and_cancel_work_as_everywhere(anna: Anna, tiny: Tiny) -> None:
    tiny.form = replace(form(optional=True))
    anna.opens(OpenTiny())
    anna.presses("26")
    anna.says("/back")
    assert "This is the first question" in anna.text
    anna.presses("Skip this question")
    assert chosen(anna) == "When? left out"
    anna.says("/back")
    assert "Choose a day in November 2026:" in anna.text
    anna.says("/cancel")
    assert "You stopped here." in anna.text


def test_buttons_of_an_answered_question_answer_nothing(anna: Anna) -> None:
    anna.presses("26")
    clock = anna.card
    anna.says("1. Dezember 2026, 15:00")
    assert said(anna.presses("15:00", clock).toast).startswith("This question was already answered.")


def test_no_calendar_where_a_week_does_not_stand_in_a_row(open_work: OpenWork, tiny: Tiny) -> None:
    anna = Anna(open_work, tiny)
    anna.opens(OpenTiny())
    assert "Choose a day" not in anna.text
    assert "[1] Thu, 26 Nov 2026, 09:00 Munich" in anna.text


def test_every_button_fits_a_platform_with_64_bytes(anna: Anna) -> None:
    seal, longest = Seal(b"x"), 2**31
    for label in ("December 2026 ›", "1", "15:00", "15:15"):
        for block in anna.card.blocks:
            for button in block.buttons if isinstance(block, Buttons) else ():
                roomy: Action = replace(button.action, draft=longest)  # type: ignore[call-arg]
                assert len(seal.close(roomy, "@telegram::1").encode()) <= 64
        anna.presses(label)


@pytest.mark.parametrize(
    ("language", "month", "days"),
    [
        (Language.ZH, "2026年12月", "周一 周日"),
        (Language.DE, "Dezember 2026", "Mo So"),
        (Language.EN, "December 2026", "Mo Su"),
    ],
)
def test_months_and_weekdays_are_said_in_the_readers_language(
    phrasebook: Phrasebook, language: Language, month: str, days: str
) -> None:
    reader = Reader.person(language, SHANGHAI if language is Language.ZH else MUNICH)
    assert phrasebook.say(_("{month} ›", month=Month(2026, 12)), reader) == f"{month} ›"
    assert " ".join(phrasebook.say(Weekday(day), reader) for day in (0, 6)) == days
